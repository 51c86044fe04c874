import Foundation
import Screening

/// Everything that is kept of one client.
public struct ClientRecord: Sendable, Equatable {
  public let client: Client
  /// In the order in which they were stored.
  public internal(set) var screens: [FinishedScreen] = []
  public internal(set) var drafts: [Draft] = []
  public internal(set) var intervals: [RepeatInterval] = []
  /// What could not be read, because it is damaged. It may belong to another client where the file itself is damaged.
  public internal(set) var unreadable: [UnreadableRow] = []

  /// The screens whose scores count.
  public var countedScreens: [FinishedScreen] { screens.filter { !$0.isTakenOut } }

  /// Adds screens that were stored since it was read, in place of the draft that they finish.
  public mutating func add(_ finished: [FinishedScreen], finishing draft: Draft.ID) {
    screens += finished
    drafts.removeAll { $0.id == draft }
  }

  /// Screens with safety rules that no counselor has acknowledged yet.
  public var unacknowledged: [FinishedScreen] { screens.filter { !$0.unacknowledged.isEmpty } }
}

/// All clients.
public struct ClientList: Sendable, Equatable {
  /// In the order of their codes.
  public internal(set) var clients: [Client] = []
  public internal(set) var unreadable: [UnreadableRow] = []

  /// Leaves out the clients that are not wanted.
  public mutating func keep(_ isWanted: (Client) -> Bool) { clients.removeAll { !isWanted($0) } }
}

/// A row that is damaged. It is left as it is.
public struct UnreadableRow: Sendable, Equatable, CustomStringConvertible {
  /// What the row holds, as messages name it.
  public let kind: Kind
  public let id: Int64

  public enum Kind: String, Sendable {
    case client
    case screen
    case draft = "half-finished screen"
    case interval
    case log = "log entry"
  }

  public init(kind: Kind, id: Int64) {
    self.kind = kind
    self.id = id
  }

  public var description: String { "\(kind.rawValue) \(id) is damaged and cannot be read" }
}
