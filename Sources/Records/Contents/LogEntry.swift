import Foundation

/// Who did what with the records, and when.
public struct LogEntry: Sendable, Equatable, Identifiable {
  /// Counted up from 1 without a gap.
  public let id: Int64
  public let time: Date
  /// The system user.
  public let user: String
  public let action: Action
  /// The client it was about. It stays when the client is deleted, and then stands for nobody.
  public let client: Client.ID?

  /// What was done. A program may add its own.
  public struct Action: RawRepresentable, Sendable, Hashable, Codable {
    public let rawValue: String

    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    public static let created = Action(rawValue: "created")
    public static let opened = Action(rawValue: "opened")
    public static let clientAdded = Action(rawValue: "client added")
    public static let clientRead = Action(rawValue: "client read")
    public static let clientDeleted = Action(rawValue: "client deleted")
    public static let screenStarted = Action(rawValue: "screen started")
    public static let screenFinished = Action(rawValue: "screen finished")
    public static let draftDiscarded = Action(rawValue: "half-finished screen discarded")
    public static let safetyAcknowledged = Action(rawValue: "safety answer acknowledged")
    public static let intervalSet = Action(rawValue: "interval set")
    public static let passphraseChanged = Action(rawValue: "passphrase changed")
    public static let backedUp = Action(rawValue: "backed up")
    public static let restored = Action(rawValue: "restored")
    public static let exported = Action(rawValue: "exported")
    public static let verified = Action(rawValue: "verified")
    public static let rescored = Action(rawValue: "rescored")
    public static let logRead = Action(rawValue: "log read")
    public static let handedOver = Action(rawValue: "keyboard given to the client")
    public static let unlocked = Action(rawValue: "screen unlocked")
    public static let wrongCode = Action(rawValue: "wrong passphrase or code")
    public static let summaryPrinted = Action(rawValue: "summary printed")
    public static let summarySaved = Action(rawValue: "summary saved")
  }

  /// What is sealed of it.
  struct Body: Codable {
    let time: Date
    let user: String
    let action: Action
    let client: Client.ID?
  }
}
