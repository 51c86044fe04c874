import Foundation
import GRDB

/// The findings of a check of all records.
package struct Verification: Sendable, Equatable {
  /// The number of each that could be read.
  package internal(set) var clients = 0
  package internal(set) var responses = 0
  package internal(set) var responsesInProgress = 0
  package internal(set) var logEntries = 0
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
  }
}

extension RecordStore {
  /// Reads everything and names whatever is damaged. It changes nothing but the log.
  package func verify() throws(RecordProblem) -> Verification {
    try log(.verified)
    return try read { database in
      var verification = Verification()
      try checkStructure(database, &verification)
      let clients = try checkClients(database, &verification)
      try check(CompletedResponse.self, in: .screen, clients, database, &verification) { $0.responses += 1 }
      try check(ResponseInProgress.self, in: .draft, clients, database, &verification) { $0.responsesInProgress += 1 }
      try check(RepeatInterval.self, in: .interval, clients, database, &verification) { _ in }
      try checkLog(database, &verification)
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
    if !verification.problems.isEmpty { foundDamage() }
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
        guard let client = clients[Int64.fromDatabaseValue(row["client_id"]) ?? 0] else {
          verification.problems.append(.withoutClient(table.unreadable(row["id"])))
          return
        }
        do {
          _ = try client.open(type, row, of: table)
          count(&verification)
        } catch {
          verification.problems.append(.unreadable(table.unreadable(row["id"])))
        }
      }, lost: { verification.problems.append(.unreadable(table.unreadable($0))) })
  }

  private func checkLog(_ database: Database, _ verification: inout Verification) throws {
    var expected: Int64 = 1
    func reached(_ id: Int64) {
      if id > expected { verification.problems.append(.logGap(expected...(id - 1))) }
      expected = id + 1
    }
    try reader(database).forEach(
      in: .log,
      row: { row in
        reached(row["id"])
        if (try? LogEntry(row, keys: keys)) != nil {
          verification.logEntries += 1
        } else {
          verification.problems.append(.unreadable(Table.log.unreadable(row["id"])))
        }
      },
      lost: { id in
        reached(id)
        verification.problems.append(.unreadable(Table.log.unreadable(id)))
      })
    // Where even the counter cannot be read, the check of the structure has said so.
    if let next = try? Table.log.nextID(database) { reached(next) }
  }
}
