import Screening

extension Item {
  /// An item with the options `0`, `1`, … for as many points as given.
  static func scale(
    _ id: Item.ID, points: [Int] = [0, 1, 2, 3], when condition: Condition? = nil, countsUnasked: Bool = false,
    onceWith: Item.ID? = nil
  ) -> Item {
    let options = points.enumerated().map { AnswerOption(code: String($0), points: $1, text: "answer \($0)") }
    return Item(
      id: id, text: id, answerKind: .options(options), enableWhen: condition, countsUnasked: countsUnasked,
      onceWith: onceWith)
  }

  /// An item with the options `no` (no points) and `yes` (one point).
  static func yesNo(_ id: Item.ID, when condition: Condition? = nil) -> Item {
    let options = [
      AnswerOption(code: "no", points: 0, text: "No"), AnswerOption(code: "yes", points: 1, text: "Yes"),
    ]
    return Item(id: id, text: id, answerKind: .options(options), enableWhen: condition)
  }

  static func number(_ id: Item.ID, _ range: ClosedRange<Int>) -> Item {
    let numbers = NumberRange(minimum: range.lowerBound, maximum: range.upperBound, unit: "times")
    return Item(id: id, text: id, answerKind: .number(numbers))
  }
}

extension ScoreDefinition {
  static func sum(
    _ id: ScoreDefinition.ID = "total", of items: [Item.ID], cutOff: Int? = nil,
    with others: [ScoreDefinition.ID] = [],
    bands: [Band] = []
  ) -> ScoreDefinition {
    ScoreDefinition(
      id: id, title: id, area: .general, method: .sum, items: items,
      cutOff: cutOff.map { CutOff(atLeast: $0, source: "a paper", together: others) }, bands: bands)
  }

  static func count(_ id: ScoreDefinition.ID = "total", of items: [Item.ID], cutOff: Int? = nil)
    -> ScoreDefinition
  {
    ScoreDefinition(
      id: id, title: id, area: .general, method: .count, items: items,
      cutOff: cutOff.map { CutOff(atLeast: $0, source: "a paper") })
  }
}

extension Questionnaire {
  /// A questionnaire with these items and, unless others are given, one score that adds all of them up.
  static func made(
    _ id: Questionnaire.ID, presentation: Presentation = .oneAtATime, items: [Item],
    scores: [ScoreDefinition]? = nil,
    safetyRules: [SafetyRule] = [], missingRule: MissingRule = MissingRule(),
    guidance: Guidance = Guidance()
  ) -> Questionnaire {
    Questionnaire(
      id: id, version: "1", area: .general, kind: .screen, presentation: presentation, title: id, short: id,
      minutes: 1,
      items: items, scores: scores ?? [.sum(of: items.map(\.id))], safetyRules: safetyRules, missingRule: missingRule,
      guidance: guidance)
  }
}

extension Plan {
  static func made(_ id: Plan.ID = "plan", _ steps: Step...) -> Plan {
    Plan(id: id, title: id, summary: "", minutes: 1, steps: steps)
  }
}

extension Interview {
  /// Answers the item that the interview is at and goes on.
  ///
  /// - Returns: the ids of the safety rules that the answer raises.
  @discardableResult
  mutating func give(_ answer: Answer) -> [SafetyRule.ID] {
    guard case .item(_, let item) = position else { return ["not at an item"] }
    let raised = self.answer(answer, to: item)
    next()
    return raised.map(\.id)
  }

  /// The ids of the items among the stops.
  var itemStops: [Item.ID] {
    stops.compactMap { if case .item(_, let item) = $0 { item } else { nil } }
  }
}

extension Answers {
  /// Answers by option code.
  init(codes: KeyValuePairs<Item.ID, String>) {
    self.init(uniqueKeysWithValues: codes.map { ($0, .option($1)) })
  }
}
