import Foundation
import Screening

/// Everything that is kept of one client.
package struct ClientRecord: Sendable, Equatable {
  package let client: Client
  /// In the order in which they were stored.
  package internal(set) var responses: [CompletedResponse] = []
  package internal(set) var responsesInProgress: [ResponseInProgress] = []
  package internal(set) var intervals: [RepeatInterval] = []
  /// The rows that could not be read, because they are damaged. One may belong to another client where the file itself
  /// is damaged.
  package internal(set) var unreadable: [UnreadableRow] = []

  /// The responses whose scores count.
  package var countedResponses: [CompletedResponse] { responses.filter { !$0.isTakenOut } }

  /// Adds responses that were stored since it was read, in place of the response in progress that they finish.
  package mutating func add(_ finished: [CompletedResponse], finishing inProgress: ResponseInProgress.ID) {
    responses += finished
    responsesInProgress.removeAll { $0.id == inProgress }
  }

  /// Responses with safety rules that no counselor has acknowledged yet.
  package var unacknowledged: [CompletedResponse] { responses.filter { !$0.unacknowledged.isEmpty } }
}

/// All clients.
package struct ClientList: Sendable, Equatable {
  /// In the order of their codes.
  package internal(set) var clients: [Client] = []
  package internal(set) var unreadable: [UnreadableRow] = []

  /// Leaves out the clients that are not wanted.
  package mutating func keep(_ isWanted: (Client) -> Bool) { clients.removeAll { !isWanted($0) } }
}

/// A row that is damaged. It is left as it is.
package struct UnreadableRow: Sendable, Equatable {
  /// The kind of thing that the row holds.
  package let kind: Kind
  package let id: Int64

  package enum Kind: Sendable {
    case client
    case response
    case inProgress
    case interval
    case log
  }

  package init(kind: Kind, id: Int64) {
    self.kind = kind
    self.id = id
  }
}
