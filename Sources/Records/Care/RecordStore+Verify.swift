import Foundation
import GRDB

/// The findings of a check of all records.
package struct Verification: Sendable, Equatable {
  /// The number of each that could be read.
  package internal(set) var clients = 0
  package internal(set) var responses = 0
  package internal(set) var responsesInProgress = 0
  package internal(set) var logEntries = 0
  /// The newest entry of the log. Who knows that somebody worked with the records later has an older copy.
  package internal(set) var lastEntry: LogEntry?
  package internal(set) var problems: [Problem] = []

  /// Something that is damaged or missing.
  package enum Problem: Sendable, Equatable {
    /// A report of SQLite on the file's structure.
    case structure(String)
    /// SQLite cannot even look at the file's structure.
    case structureUnknown
    case unreadable(UnreadableRow)
    /// A client that cannot be found by its code, only in the list.
    case notFoundByCode(Client.ID)
    /// Rows of a client that is not there.
    case withoutClient(UnreadableRow)
    /// Entries of the log that are not there; none is ever deleted.
    case logGap(ClosedRange<Int64>)
    /// Rows that are not there, though nobody deleted them with this program.
    case missing(UnreadableRow.Kind, count: Int)
    /// Rows that this program did not write here.
    case added(UnreadableRow.Kind, count: Int)
    /// A row that comes from an older copy of the file.
    case older(UnreadableRow.Kind)
    /// The account of all rows: what is missing cannot be told.
    case headUnreadable
    /// A table, an index, a view or a trigger that is not as this program made it.
    case foreignPart(String)
  }
}

extension Verification.Problem {
  /// The kind of row it is about, if any.
  fileprivate var kind: UnreadableRow.Kind? {
    switch self {
    case .unreadable(let row), .withoutClient(let row): row.kind
    case .notFoundByCode: .client
    case .logGap: .log
    case .missing(let kind, _), .added(let kind, _), .older(let kind): kind
    case .structure, .structureUnknown, .headUnreadable, .foreignPart: nil
    }
  }
}

extension RecordStore {
  /// Reads everything and names whatever is damaged, missing, or not this program's. It changes nothing, and does not go
  /// into the log: a backup must be the same afterward.
  package func verify() throws(RecordProblem) -> Verification {
    try read { database in
      var verification = Verification()
      try checkStructure(database, &verification)
      let clients = try checkClients(database, &verification)
      try check(CompletedResponse.self, in: .screen, clients, database, &verification) { $0.responses += 1 }
      try check(ResponseInProgress.self, in: .draft, clients, database, &verification) { $0.responsesInProgress += 1 }
      try check(RepeatInterval.self, in: .interval, clients, database, &verification) { _ in }
      let head = try headToCheck(database, &verification)
      try checkLog(database, &verification, lastID: head?[.log].lastID)
      if let head { try check(head, database, &verification) }
      return verification
    }
  }

  private func checkStructure(_ database: Database, _ verification: inout Verification) throws {
    do {
      let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
      verification.problems += lines.filter { $0 != "ok" }.map { .structure($0) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      verification.problems.append(.structureUnknown)
    }
    let foreign = try? Schema.foreignParts(of: database, version: version)
    verification.problems += (foreign ?? []).map { .foreignPart($0) }
    if !verification.problems.isEmpty { foundDamage() }
  }

  private func headToCheck(_ database: Database, _ verification: inout Verification) throws -> Head? {
    // A backup of an older version has none.
    if version < Schema.latest { return nil }
    if let head = try? head(database) { return head }
    verification.problems.append(.headUnreadable)
    foundDamage()
    return nil
  }

  /// Compares the rows with their account. What has been named already is not named again.
  private func check(_ head: Head, _ database: Database, _ verification: inout Verification) throws {
    let present: Head
    do {
      present = try Head(counting: database, keys: keys, before: head)
    } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_ERROR].contains(error.resultCode) {
      return foundDamage()
    }
    for table in Table.allCases where present[table] != head[table] {
      let difference = present[table].count - head[table].count
      let isNamed = verification.problems.contains { $0.kind == table.kind }
      if difference > 0 {
        verification.problems.append(.added(table.kind, count: difference))
      } else if difference < 0, table != .log || !isNamed {
        verification.problems.append(.missing(table.kind, count: -difference))
      } else if !isNamed {
        verification.problems.append(.older(table.kind))
      }
    }
  }

  private func checkClients(
    _ database: Database, _ verification: inout Verification
  ) throws -> [Client.ID: OpenedClient] {
    var clients: [Client.ID: OpenedClient] = [:]
    var problems: [Verification.Problem] = []
    try forEachClient(
      database,
      { client in
        clients[client.client.id] = client
        let found = try? Int64.fetchOne(
          database, sql: "SELECT id FROM client WHERE lookup = ?", arguments: [keys.lookup(of: client.client.code)])
        if found != client.client.id { problems.append(.notFoundByCode(client.client.id)) }
      }, unreadable: { problems.append(.unreadable($0)) })
    verification.clients = clients.count
    verification.problems += problems
    return clients
  }

  private func check<Value: Decodable>(
    _ type: Value.Type, in table: Table, _ clients: [Client.ID: OpenedClient], _ database: Database,
    _ verification: inout Verification, count: (inout Verification) -> Void
  ) throws {
    try reader(database).forEach(
      in: table,
      row: { row in
        guard let client = clients[row.value("client_id", as: Int64.self) ?? 0] else {
          verification.problems.append(.withoutClient(table.unreadable(row.id)))
          return
        }
        do {
          _ = try client.open(type, row, of: table)
          count(&verification)
        } catch {
          verification.problems.append(.unreadable(table.unreadable(row.id)))
        }
      }, lost: { verification.problems.append(.unreadable(table.unreadable($0))) })
  }

  /// - Parameter lastID: the number of the newest entry, by the account of all rows.
  private func checkLog(_ database: Database, _ verification: inout Verification, lastID: Int64?) throws {
    var expected: Int64 = 1
    func reached(_ id: Int64) {
      if id > expected { verification.problems.append(.logGap(expected...(id - 1))) }
      if id < .max { expected = max(expected, id + 1) }
    }
    try reader(database).forEach(
      in: .log,
      row: { row in
        reached(row.id)
        if let entry = try? LogEntry(row, keys: keys) {
          verification.logEntries += 1
          verification.lastEntry = entry
        } else {
          verification.problems.append(.unreadable(Table.log.unreadable(row.id)))
        }
      },
      lost: { id in
        reached(id)
        verification.problems.append(.unreadable(Table.log.unreadable(id)))
      })
    // Where even the counter cannot be read, the check of the structure has said so.
    if let last = try? lastID ?? Table.log.lastID(database), last < .max { reached(last + 1) }
  }
}
