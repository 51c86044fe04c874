import Foundation
import Screening

/// An interval at which a client is to answer a questionnaire again. The counselor sets it.
package struct RepeatInterval: Sendable, Equatable, Codable {
  package let questionnaire: Questionnaire.ID
  /// From 1 to 3,650.
  package let days: Int
  /// When the client last finished it.
  package internal(set) var lastFinished: Date?

  /// From when on it is due; `nil` when it was never answered, and is due at once.
  package var due: Date? { lastFinished?.addingTimeInterval(Double(days) * 86_400) }

  /// Whether it is due. One whose last time lies in the future is: its time cannot be right.
  package func isDue(at moment: Date) -> Bool {
    guard let lastFinished, let due else { return true }
    return due <= moment || lastFinished > moment
  }
}

/// A questionnaire that a client should answer again by now.
package struct DueQuestionnaire: Sendable, Equatable {
  package let client: Client
  package let interval: RepeatInterval
}
