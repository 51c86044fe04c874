extension ScoringTable {
  /// Everything that one set of responses comes to, with room for the next. Pages, tables and FHIR only put it into
  /// words.
  public struct Row: Sendable {
    public internal(set) var items: [ItemValue]
    /// In the order of the questionnaire's scores.
    public internal(set) var scores: [ScoreValue]
    /// In the order of the table's rules.
    public internal(set) var rules: [RuleState]
  }

  /// An item's part in the scores.
  public struct ItemValue: Sendable {
    /// Whether the item is asked, or was answered on a form and counts.
    public var asked: Truth = .yes
    /// Whether it was answered though the questionnaire would not have asked it.
    public var isUnasked = false
    /// Whether it needs an answer that it does not have.
    var isOpen = false
    /// The lowest and highest points that it adds.
    var low: Int32 = 0
    var high: Int32 = 0

    var contribution: ClosedRange<Int> { Int(low)...Int(high) }
  }

  /// A score, with what has been published about it.
  public struct ScoreValue: Sendable {
    public internal(set) var low: Int32 = 0
    public internal(set) var high: Int32 = 0
    /// Whether it has all the answers that it needs.
    public internal(set) var isComplete = true
    var verdict = Verdict()

    init() {}

    /// A score that has all the answers it needs.
    init(complete value: Int) {
      low = Int32(clamping: value)
      high = low
    }

    /// A score that lacks an answer.
    init(openIn range: ClosedRange<Int>) {
      low = Int32(clamping: range.lowerBound)
      high = Int32(clamping: range.upperBound)
      isComplete = false
    }

    public var range: ClosedRange<Int> { Int(low)...Int(high) }

    /// The position among the score's bands of the one in which the whole range lies.
    public var bandIndex: Int? { verdict.band < 0 ? nil : Int(verdict.band) }

    /// Whether the cut-off is met, together with those that go with it; `nil` when none is published.
    public internal(set) var cutOffMet: Truth? {
      get { verdict.cutOffMet }
      set { verdict.cutOffMet = newValue }
    }
  }

  /// The published word on a value of a score.
  struct Verdict: Sendable {
    /// The band's position; -1 without one.
    var band: Int16 = -1
    /// By the score's own cut-off.
    var cutOffMet: Truth?
  }

  /// The state of a safety rule.
  public enum RuleState: Sendable {
    case raised
    case notRaised
    /// Its item is not asked.
    case notAsked
    /// Its item was declined, which does not raise it.
    case declined
    /// Its item has no answer.
    case missing
  }
}

extension ScoreDefinition {
  /// The published word on a range of values: the only place where bands and cut-offs are looked at.
  func verdict(on range: ClosedRange<Int>) -> ScoringTable.Verdict {
    let band = bands.firstIndex { $0.range.contains(range.lowerBound) && $0.range.contains(range.upperBound) }
    return ScoringTable.Verdict(
      band: band.map { Int16(clamping: $0) } ?? -1, cutOffMet: cutOff.map { Truth(range, atLeast: $0.atLeast) })
  }
}

extension ScoreDefinition.Method {
  /// The meaning of an item's points for the score: the only place where the method is looked at.
  @inline(__always)
  func counted<Points: BinaryInteger>(_ points: Points) -> Points {
    switch self {
    case .sum: points
    case .count: points >= 1 ? 1 : 0
    }
  }

  package func counted(_ points: ClosedRange<Int>) -> ClosedRange<Int> {
    counted(points.lowerBound)...counted(points.upperBound)
  }
}
