/// A questionnaire made ready for scoring: items, conditions and scores by position, so that scoring one more set of
/// responses looks nothing up by name and allocates nothing.
///
/// The pages and the scoring of whole files use this same table: they cannot differ. It is the owner of every rule of
/// scoring: points, bands, cut-offs, safety rules, and which items are asked.
public struct ScoringTable: Sendable, Equatable {
  public let questionnaire: Questionnaire
  /// The questionnaire's safety rules in the order of their items, as rows have them.
  public let rules: [SafetyRule]
  /// The place of each item.
  let positions: [Item.ID: Int]
  private let items: [ItemEntry]
  private let conditions: [IndexedCondition?]
  /// The points of all options of all items.
  private let points: [Int32]
  private let scores: [ScoreEntry]
  private let ruleEntries: [RuleEntry]

  /// A response to one item: the position of an option, a number, or one of the two ways of having none.
  public struct Response: Sendable, Equatable {
    @usableFromInline let value: Int32

    @usableFromInline init(value: Int32) { self.value = value }

    @inlinable public static var missing: Response { Response(value: -1) }
    /// "Prefer not to say".
    @inlinable public static var declined: Response { Response(value: -2) }

    /// The option at this position among the item's options.
    @inlinable public static func option(_ index: Int) -> Response { Response(value: Int32(index)) }
    @inlinable public static func number(_ number: Int) -> Response { Response(value: Int32(clamping: number)) }

    /// The position of the chosen option, or the number; `nil` without an answer.
    public var optionIndex: Int? { isGiven ? Int(value) : nil }

    var isGiven: Bool { value >= 0 }
  }

  /// The parts of an item that scoring needs, in a form that is copied without counting references.
  struct ItemEntry: Sendable {
    let lowest: Int32
    let highest: Int32
    /// The place in `points` where its options' points begin; -1 for an item that takes a number.
    let firstPoints: Int32
    /// The points that "prefer not to say" gives, or -1: only some manuals count it.
    let pointsWhenDeclined: Int32
    let hasCondition: Bool
    /// Whether an answer on a form counts also where the condition does not hold.
    let countsUnasked: Bool
    /// Whether a score, a safety rule or a condition looks at the item, or it has a condition of its own.
    let isNeeded: Bool
  }

  struct ScoreEntry: Sendable {
    let definition: ScoreDefinition
    let items: [Int]
    let method: ScoreDefinition.Method
    /// The positions of this score and of those whose cut-offs must be met too; empty where its own decides alone.
    let together: [Int]
    /// The lowest and highest value that the score can have for anyone.
    let possible: ClosedRange<Int>
    /// The published word on each value from the lowest on; empty for a score with very many values.
    var verdicts: [Verdict] = []
  }

  /// A safety rule with its item and options by position.
  struct RuleEntry: Sendable {
    let item: Int
    /// A bit for each option that raises it.
    let options: UInt64
    let whenDeclined: Bool
  }

  public init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    let positions = Dictionary(
      questionnaire.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.positions = positions
    conditions = questionnaire.items.map { item in
      item.enableWhen.map { IndexedCondition($0, items: questionnaire.items, positions: positions) }
    }
    scores = questionnaire.scores.map { Self.entry(of: $0, questionnaire, positions) }
    rules = questionnaire.items.flatMap { item in questionnaire.safetyRules.filter { $0.item == item.id } }
    ruleEntries = rules.compactMap { rule in
      positions[rule.item].map { Self.entry(of: rule, at: $0, questionnaire.items[$0]) }
    }
    let needed = Set(
      questionnaire.scores.flatMap(\.items) + questionnaire.safetyRules.map(\.item)
        + questionnaire.items.compactMap(\.enableWhen).flatMap(\.items))
    var points: [Int32] = []
    items = questionnaire.items.map { item in
      defer { points += item.options.map { Int32($0.points) } }
      return ItemEntry(
        lowest: Int32(item.possiblePoints.lowerBound),
        highest: Int32(item.possiblePoints.upperBound),
        firstPoints: item.options.isEmpty ? -1 : Int32(points.count),
        pointsWhenDeclined: questionnaire.missingRule.kind == .declinedCounts
          ? Int32(item.possiblePoints.upperBound) : -1,
        hasCondition: item.enableWhen != nil,
        countsUnasked: item.countsUnasked,
        isNeeded: item.enableWhen != nil || needed.contains(item.id))
    }
    self.points = points
  }

  /// The values of a score for which everything published about them is kept ready.
  private static let mostVerdicts = 1000

  private static func entry(
    of score: ScoreDefinition, _ questionnaire: Questionnaire, _ positions: [Item.ID: Int]
  ) -> ScoreEntry {
    let together = score.cutOff?.together ?? []
    var entry = ScoreEntry(
      definition: score, items: score.items.compactMap { positions[$0] }, method: score.method,
      together: together.isEmpty
        ? []
        : questionnaire.scores.indices.filter { index in
          let other = questionnaire.scores[index]
          return other.id == score.id || together.contains(other.id)
        }, possible: questionnaire.possibleRange(of: score))
    if entry.possible.count <= mostVerdicts { entry.verdicts = entry.possible.map { score.verdict(on: $0...$0) } }
    return entry
  }

  private static func entry(of rule: SafetyRule, at position: Int, _ item: Item) -> RuleEntry {
    let options = item.options.enumerated().reduce(UInt64(0)) { bits, option in
      rule.isRaised(by: .option(option.element.code)) ? bits | 1 << option.offset : bits
    }
    return RuleEntry(item: position, options: options, whenDeclined: rule.isRaised(by: .declined))
  }

  /// All of a table follows from its questionnaire.
  public static func == (one: ScoringTable, other: ScoringTable) -> Bool {
    one.questionnaire == other.questionnaire
  }

  // MARK: Scoring

  /// One response for each item, in order. An answer that its item does not take is none.
  public func responses(to answers: Answers) -> [Response] {
    questionnaire.items.map { Self.response(answers[$0.id], to: $0) }
  }

  private static func response(_ answer: Answer?, to item: Item) -> Response {
    switch answer {
    case .option(let code): item.options.firstIndex { $0.code == code }.map(Response.option) ?? .missing
    case .number(let number): item.points(for: .number(number)) == nil ? .missing : .number(number)
    case .declined: .declined
    case nil: .missing
    }
  }

  /// An empty row, to be filled as often as wanted.
  public func makeRow() -> Row {
    Row(
      items: Array(repeating: ItemValue(), count: items.count),
      scores: Array(repeating: ScoreValue(), count: scores.count),
      rules: Array(repeating: .missing, count: ruleEntries.count))
  }

  /// Works out what every item, every score and every safety rule come to.
  ///
  /// - Parameters:
  ///   - responses: one for each item, in order.
  ///   - source: how they came about.
  ///   - settlingAll: whether also the items that nothing looks at are settled.
  public func score(
    _ responses: [Response], from source: AnswerSource, into row: inout Row, settlingAll: Bool = false
  ) {
    row.items.withUnsafeMutableBufferPointer { values in
      for index in items.indices where items[index].isNeeded || settlingAll {
        values[index] = value(of: index, responses, source, UnsafeBufferPointer(values))
      }
    }
    for index in scores.indices { row.scores[index] = value(of: scores[index], row.items) }
    for index in scores.indices where !scores[index].together.isEmpty {
      row.scores[index].cutOffMet = cutOffMet(of: scores[index].together, row)
    }
    for index in ruleEntries.indices { row.rules[index] = state(of: ruleEntries[index], responses, source, row.items) }
  }

  /// Raises in the row the safety rules that another statement of an item's answer raises: where two statements disagree,
  /// none of them takes back what the other raises.
  package func raiseRules(for response: Response, to item: Int, in row: inout Row) {
    for index in ruleEntries.indices where ruleEntries[index].item == item {
      if state(of: ruleEntries[index], response) == .raised { row.rules[index] = .raised }
    }
  }

  /// Raises the rule at this position in the row, because the data says so itself.
  package func raiseRule(at position: Int, in row: inout Row) { row.rules[position] = .raised }

  /// The points that the response to the item gives; `nil` for none.
  package func points(of response: Response, toItemAt item: Int) -> Int? {
    points(of: response, for: items[item]).map(Int.init)
  }

  private func value(of score: ScoreEntry, _ items: [ItemValue]) -> ScoreValue {
    var value = ScoreValue()
    for index in score.items {
      let item = items[index]
      if item.isOpen { value.isComplete = false }
      value.low += score.method.counted(item.low)
      value.high += score.method.counted(item.high)
    }
    value.verdict = verdict(of: score, on: value)
    return value
  }

  /// The published word on this value of the score at this position, when nothing is missing.
  public func value(_ number: Int, ofScoreAt index: Int) -> ScoreValue {
    value(ScoreValue(complete: number), ofScoreAt: index)
  }

  /// The published word on this range of the score at this position, when something is missing.
  package func value(openIn range: ClosedRange<Int>, ofScoreAt index: Int) -> ScoreValue {
    value(ScoreValue(openIn: range), ofScoreAt: index)
  }

  private func value(_ value: ScoreValue, ofScoreAt index: Int) -> ScoreValue {
    var value = value
    value.verdict = verdict(of: scores[index], on: value)
    return value
  }

  /// The lowest and highest value that the score at this position can have for anyone.
  public func possibleRange(ofScoreAt index: Int) -> ClosedRange<Int> { scores[index].possible }

  private func verdict(of score: ScoreEntry, on value: ScoreValue) -> Verdict {
    let position = Int(value.low) - score.possible.lowerBound
    if value.low == value.high, score.verdicts.indices.contains(position) { return score.verdicts[position] }
    return score.definition.verdict(on: value.range)
  }

  private func cutOffMet(of together: [Int], _ row: Row) -> Truth {
    Truth.all(together.compactMap { scores[$0].definition.verdict(on: row.scores[$0].range).cutOffMet })
  }

  private func state(
    of rule: RuleEntry, _ responses: [Response], _ source: AnswerSource, _ items: [ItemValue]
  ) -> RuleState {
    let response = responses[rule.item]
    // An answer about safety on a form stands, whatever its other answers led to.
    if items[rule.item].asked == .no, source == .interview || response == .missing { return .notAsked }
    return state(of: rule, response)
  }

  private func state(of rule: RuleEntry, _ response: Response) -> RuleState {
    if response == .declined { return rule.whenDeclined ? .raised : .declined }
    guard let option = response.optionIndex else { return .missing }
    // Rules look at options; no number raises one.
    return option < UInt64.bitWidth && rule.options >> option & 1 == 1 ? .raised : .notRaised
  }

  /// Works out whether the item is asked, and the points it may add: one value when it is answered or not asked,
  /// else all that it could be. Conditions look back only, so one pass in order settles every item.
  private func value(
    of index: Int, _ responses: [Response], _ source: AnswerSource, _ values: UnsafeBufferPointer<ItemValue>
  ) -> ItemValue {
    let item = items[index]
    let response = responses[index]
    let points = points(of: response, for: item)
    var asked = item.hasCondition ? conditions[index].map { $0.truth(responses, values) } ?? .yes : .yes
    // A refusal is an answer where the manual counts it as one.
    let isUnasked = asked == .no && points != nil
    if item.countsUnasked, source == .form, points != nil { asked = .yes }
    // The answer to an item that is not asked counts nothing, even if it was given before an earlier answer changed.
    if asked == .no { return ItemValue(asked: .no, isUnasked: isUnasked) }
    let low = points ?? item.lowest
    let high = points ?? item.highest
    return ItemValue(
      asked: asked, isUnasked: isUnasked, isOpen: points == nil || asked == .unknown,
      low: asked == .yes ? low : min(0, low),
      high: asked == .yes ? high : max(0, high))
  }

  private func points(of response: Response, for item: ItemEntry) -> Int32? {
    if response == .declined { return item.pointsWhenDeclined < 0 ? nil : item.pointsWhenDeclined }
    guard response.isGiven else { return nil }
    return item.firstPoints < 0 ? response.value : points[Int(item.firstPoints + response.value)]
  }
}
