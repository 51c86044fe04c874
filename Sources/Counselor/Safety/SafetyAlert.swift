import Foundation
import Records
import Screening

/// An answer that raised a safety rule, for the counselor to see.
struct SafetyAlert: Sendable, Equatable, Identifiable {
  /// The place where it was answered: a completed response, or one in progress.
  enum Place: Sendable, Hashable {
    case completed(Int64)
    case inProgress(Int64)
  }

  struct ID: Sendable, Hashable {
    let place: Place
    let rule: SafetyRule.ID
    let item: Item.ID
    /// A changed answer is one that nobody has seen.
    let answer: String
  }

  let id: ID
  /// `nil` where it cannot be told any more which one it was.
  let questionnaire: Questionnaire.ID?
  /// The questionnaire's short name.
  let short: String
  let time: Date
  let item: String
  /// In the words that were chosen.
  let answer: String
  /// The later answer that took its place, in the same words.
  let changedTo: String?
  /// Whether the questionnaire is not here as it was asked, so that `item` and `answer` are what the record holds.
  let isInOtherWords: Bool
  let isDeclined: Bool
}
