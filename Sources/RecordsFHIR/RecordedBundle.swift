import FHIR
import Foundation
import Records
import Screening

/// A finished response from the records as a FHIR R4 Bundle, the same as one that `score` writes.
package struct RecordedBundle {
  /// The Bundle, on one line.
  package let bytes: [UInt8]

  /// - Parameters:
  ///   - questionnaire: the one that was answered, in the version that was answered.
  ///   - subject: the person, by a name that the receiving system knows.
  package init(_ response: CompletedResponse, _ questionnaire: Questionnaire, subject: ScoredResponse.Subject?) {
    bytes = ScoreBundle.bytes(
      // An answer that was not asked for in the end is no part of what the person handed in.
      of: response.answers.filter { !response.notAsked.contains($0.key) }, to: questionnaire,
      ScoredResponse.Interview(
        authored: response.finishedAt.formatted(.iso8601), subject: subject,
        rulesRaised: Set(response.safetyRules.map(\.id)), countsScores: !response.isTakenOut))
  }
}
