/// A score that was worked out from answers, complete or as the range it could be.
public struct Score: Sendable, Equatable, Identifiable {
  public let definition: ScoreDefinition
  /// The lowest and highest value that the missing answers could still give; one value when complete.
  public let range: ClosedRange<Int>
  /// The lowest and highest value the score can have for anyone.
  public let possible: ClosedRange<Int>
  /// The band, when the whole range lies in it.
  public let band: Band?
  /// Whether the cut-off is met; `nil` when none is published.
  public let cutOffMet: Truth?
  /// The scored items with the points each gave, in the order of the definition.
  public let contributions: [Contribution]

  /// What one item added.
  public struct Contribution: Sendable, Equatable {
    public let item: Item
    public let status: Status
    public let points: ClosedRange<Int>
  }

  /// Why an item counts as it does.
  public enum Status: Sendable, Equatable {
    case answered(Answer)
    /// Blank, or "prefer not to say".
    case missing
    /// Its condition is not met: it adds nothing and is not missing.
    case notAsked
  }

  public var id: ScoreDefinition.ID { definition.id }

  /// The value, when nothing that it needs is missing.
  public var value: Int? {
    range.lowerBound == range.upperBound && missingCount == 0 ? range.lowerBound : nil
  }

  /// How many of the items it needs have no answer.
  public var missingCount: Int {
    contributions.count { $0.status == .missing }
  }
}

extension Questionnaire {
  /// Works out every score of the questionnaire.
  ///
  /// - Parameter answers: answers by item id; others than the questionnaire's own are ignored.
  public func scores(for answers: Answers) -> [Score] {
    let sheet = AnswerSheet(self, answers: answers)
    var cutOffs: [ScoreDefinition.ID: Truth] = [:]
    let ranges = scores.map { $0.range { sheet.contribution(of: $0) } }
    for (definition, range) in zip(scores, ranges) {
      cutOffs[definition.id] = definition.cutOff.map { Truth(range, atLeast: $0.atLeast) }
    }
    return zip(scores, ranges).map { definition, range in
      Score(
        definition: definition,
        range: range,
        possible: possibleRange(of: definition),
        band: definition.bands.first { $0.range.contains(range.lowerBound) && $0.range.contains(range.upperBound) },
        cutOffMet: definition.cutOff.flatMap { cutOff in
          Truth.all(([definition.id] + cutOff.together).compactMap { cutOffs[$0] })
        },
        contributions: definition.items.compactMap(item).map { contribution(of: $0, on: sheet, to: definition) })
    }
  }

  /// The lowest and highest value that the score can have for anyone.
  public func possibleRange(of definition: ScoreDefinition) -> ClosedRange<Int> {
    definition.range { id in
      guard let item = item(id) else { return 0...0 }
      let points = item.possiblePoints
      // An item that may not be asked can always add nothing.
      return item.enableWhen == nil ? points : min(0, points.lowerBound)...max(0, points.upperBound)
    }
  }

  private func contribution(of item: Item, on sheet: AnswerSheet, to definition: ScoreDefinition) -> Score.Contribution
  {
    let points = definition.method.counted(sheet.contribution(of: item.id))
    if let answer = sheet.countedAnswer(to: item) {
      return Score.Contribution(item: item, status: .answered(answer), points: points)
    }
    return Score.Contribution(item: item, status: sheet.asked[item.id] == .no ? .notAsked : .missing, points: points)
  }
}

extension ScoreDefinition {
  /// Adds up what each item contributes, lowest with lowest and highest with highest.
  func range(contribution: (Item.ID) -> ClosedRange<Int>) -> ClosedRange<Int> {
    var low = 0
    var high = 0
    for item in items {
      let counted = method.counted(contribution(item))
      low += counted.lowerBound
      high += counted.upperBound
    }
    return low...high
  }
}

extension ScoreDefinition.Method {
  /// What a range of an item's points means for the score.
  func counted(_ points: ClosedRange<Int>) -> ClosedRange<Int> {
    switch self {
    case .sum: points
    case .count: (points.lowerBound >= 1 ? 1 : 0)...(points.upperBound >= 1 ? 1 : 0)
    }
  }
}
