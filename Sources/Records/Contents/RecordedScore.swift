import Screening

/// A score as it was given when the screen was finished. Later changes to a questionnaire never change it.
public struct RecordedScore: Sendable, Equatable, Codable, Identifiable {
  public let id: ScoreDefinition.ID
  public let title: String
  /// The lowest and highest value that the answers allowed; one value when complete.
  public let low: Int
  public let high: Int
  /// Whether no answer that it needs was missing.
  public let isComplete: Bool
  /// The lowest and highest value the score can have for anyone.
  public let lowestPossible: Int
  public let highestPossible: Int
  /// The published name of the band, when the whole range lay in one.
  public let band: String?
  /// `nil` when no cut-off is published.
  public let cutOff: CutOffResult?

  /// Whether a published cut-off was met.
  public struct CutOffResult: Sendable, Equatable, Codable {
    public let atLeast: Int
    public let result: Result

    public enum Result: String, Sendable, Codable {
      case met
      case notMet = "not-met"
      case unknown
    }
  }

  /// The value, when nothing that it needs was missing.
  public var value: Int? { isComplete ? low : nil }
  public var range: ClosedRange<Int> { low...max(low, high) }
  public var possible: ClosedRange<Int> { lowestPossible...max(lowestPossible, highestPossible) }

  public init(_ score: Score) {
    id = score.id
    title = score.definition.title
    low = score.range.lowerBound
    high = score.range.upperBound
    isComplete = score.value != nil
    lowestPossible = score.possible.lowerBound
    highestPossible = score.possible.upperBound
    band = score.band?.text
    cutOff = score.definition.cutOff.map { cutOff in
      let result: CutOffResult.Result =
        switch score.cutOffMet {
        case .yes: .met
        case .no: .notMet
        case .unknown, nil: .unknown
        }
      return CutOffResult(atLeast: cutOff.atLeast, result: result)
    }
  }
}
