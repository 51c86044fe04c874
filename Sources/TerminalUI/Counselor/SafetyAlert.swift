import Foundation
import Records
import Screening

/// An answer that raised a safety rule, for the counselor to see.
struct SafetyAlert: Sendable, Equatable, Identifiable {
  /// Where it was answered: a finished screen, or half-finished answers.
  enum Place: Sendable, Hashable {
    case screen(Int64)
    case draft(Int64)
  }

  struct ID: Sendable, Hashable {
    let place: Place
    let rule: SafetyRule.ID
    /// A changed answer is one that nobody has seen.
    let answer: String
  }

  let id: ID
  let questionnaire: Questionnaire.ID
  /// The questionnaire's short name.
  let short: String
  let time: Date
  let item: String
  /// In the words that were chosen.
  let answer: String
  let isDeclined: Bool
}
