import Foundation

/// An entry in the log: who did what with the records, and when.
package struct LogEntry: Sendable, Equatable, Identifiable {
  /// Counted up from 1 without a gap.
  package let id: Int64
  package let time: Date
  /// The system user.
  package let user: String
  package let action: Action
  /// The client it was about. It stays when the client is deleted, and then stands for nobody.
  package let client: Client.ID?

  /// Something that was done. A program may add its own.
  package struct Action: RawRepresentable, Sendable, Hashable, Codable {
    package let rawValue: String

    package init(rawValue: String) {
      self.rawValue = rawValue
    }

    package static let created = Action(rawValue: "created")
    package static let opened = Action(rawValue: "opened")
    package static let clientAdded = Action(rawValue: "client added")
    package static let clientRead = Action(rawValue: "client read")
    package static let clientDeleted = Action(rawValue: "client deleted")
    package static let responseStarted = Action(rawValue: "screen started")
    package static let responseCompleted = Action(rawValue: "screen finished")
    package static let responseDiscarded = Action(rawValue: "unfinished response discarded")
    package static let safetyAcknowledged = Action(rawValue: "safety answer acknowledged")
    package static let intervalSet = Action(rawValue: "interval set")
    package static let passphraseChanged = Action(rawValue: "passphrase changed")
    /// The passphrase was changed although rows were missing, or were more than there should have been.
    package static let countedAnew = Action(rawValue: "rows counted anew, they did not match")
    package static let backedUp = Action(rawValue: "backed up")
    package static let restored = Action(rawValue: "restored")
    package static let exported = Action(rawValue: "exported")
    package static let verified = Action(rawValue: "verified")
    package static let rescored = Action(rawValue: "rescored")
    package static let logRead = Action(rawValue: "log read")
    package static let handedOver = Action(rawValue: "keyboard given to the client")
    package static let unlocked = Action(rawValue: "screen unlocked")
    package static let wrongCode = Action(rawValue: "wrong passphrase or code")
    package static let summaryPrinted = Action(rawValue: "summary printed")
    package static let summarySaved = Action(rawValue: "summary saved")
  }

  /// The sealed part of it.
  struct Body: Codable {
    let time: Date
    let user: String
    let action: Action
    let client: Client.ID?
  }
}
