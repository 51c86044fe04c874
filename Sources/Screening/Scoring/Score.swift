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
    let ranges = sheet.row.scores.map(\.range)
    return scores.indices.map { index in
      let definition = scores[index]
      return Score(
        definition: definition,
        range: ranges[index],
        possible: possibleRange(of: definition),
        band: definition.band(for: ranges[index]),
        cutOffMet: cutOffMet(of: definition, ranges: ranges),
        contributions: definition.items.compactMap(item).map { item in
          Score.Contribution(
            item: item, status: sheet.status(of: item),
            points: definition.method.counted(sheet.contribution(of: item)))
        })
    }
  }

  /// Whether a score's cut-off is met, together with those that go with it; `nil` when none is published.
  ///
  /// - Parameter ranges: what each score of the questionnaire comes to, in their order.
  public func cutOffMet(of definition: ScoreDefinition, ranges: [ClosedRange<Int>]) -> Truth? {
    guard let cutOff = definition.cutOff else { return nil }
    return Truth.all(
      zip(scores, ranges).compactMap { other, range in
        guard other.id == definition.id || cutOff.together.contains(other.id) else { return nil }
        return other.cutOff.map { Truth(range, atLeast: $0.atLeast) }
      })
  }

  /// The lowest and highest value that the score can have for anyone.
  public func possibleRange(of definition: ScoreDefinition) -> ClosedRange<Int> {
    var low = 0
    var high = 0
    for item in definition.items.compactMap(item) {
      let points = item.possiblePoints
      // An item that may not be asked can always add nothing.
      let counted = definition.method.counted(
        item.enableWhen == nil ? points : min(0, points.lowerBound)...max(0, points.upperBound))
      low += counted.lowerBound
      high += counted.upperBound
    }
    return low...high
  }
}

extension ScoreDefinition {
  /// The band in which the whole range lies, if one does.
  public func band(for range: ClosedRange<Int>) -> Band? {
    bands.first { $0.range.contains(range.lowerBound) && $0.range.contains(range.upperBound) }
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
