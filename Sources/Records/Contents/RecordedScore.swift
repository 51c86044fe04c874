import Screening

/// A score as it was given when the response was finished. Later changes to a questionnaire never change it.
package struct RecordedScore: Sendable, Equatable, Codable, Identifiable {
  package let id: ScoreDefinition.ID
  package let title: String
  /// The lowest and highest value that the answers allowed; one value when complete.
  package let low: Int
  package let high: Int
  /// Whether no answer that it needs was missing.
  package let isComplete: Bool
  /// The lowest and highest value the score can have for anyone.
  package let lowestPossible: Int
  package let highestPossible: Int
  /// The published name of the band, when the whole range lay in one.
  package let band: String?
  /// `nil` when no cut-off is published.
  package let cutOff: CutOffResult?

  /// Whether a published cut-off was met.
  package struct CutOffResult: Sendable, Equatable, Codable {
    package let atLeast: Int
    package let result: Result

    package enum Result: String, Sendable, Codable {
      case met
      case notMet = "not-met"
      case unknown
    }
  }

  /// The value, when nothing that it needs was missing.
  package var value: Int? { isComplete ? low : nil }
  package var range: ClosedRange<Int> { low...max(low, high) }
  package var possible: ClosedRange<Int> { lowestPossible...max(lowestPossible, highestPossible) }

  package init(_ score: Score) {
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
