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

  /// The part that one item added.
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

  /// The number of items it needs that have no answer.
  public var missingCount: Int {
    contributions.count { $0.status == .missing }
  }
}

extension Questionnaire {
  /// Works out every score of the questionnaire.
  ///
  /// - Parameters:
  ///   - answers: answers by item id; others than the questionnaire's own are ignored.
  ///   - source: how they came about.
  public func scores(for answers: Answers, from source: AnswerSource) -> [Score] {
    AnswerSheet(ScoringTable(self), answers: answers, from: source).scores
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
