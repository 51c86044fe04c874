import Crypto
import Foundation
import GRDB

extension RecordStore {
  /// Adds a client.
  ///
  /// - Throws: `clientCodeTaken` when there is one with this code, also in other capitals.
  @discardableResult
  package func addClient(_ code: ClientCode) throws(RecordProblem) -> Client {
    let addedAt = now
    return try write { transaction in
      let (database, keys) = (transaction.database, transaction.keys)
      let lookup = keys.lookup(of: code)
      let taken = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM client WHERE lookup = ?)", arguments: [lookup])
      if taken == true { throw RecordProblem.Kind.clientCodeTaken }
      let id = try transaction.nextID(.client)
      let key = SymmetricKey(size: .bits256)
      let sealed = try Seal.close(
        OpenedClient.Body(code: code, addedAt: addedAt), with: key, at: OpenedClient.place(of: id))
      try transaction.insert(
        in: .client, id: id, ["lookup": lookup, "wrapped_key": try keys.wrap(key, of: id), "sealed": sealed])
      try log(.clientAdded, client: id, in: transaction)
      return Client(id: id, code: code, addedAt: addedAt)
    }
  }

  /// The client with this code, or `nil`.
  package func client(_ code: ClientCode) throws(RecordProblem) -> Client? {
    try read { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT * FROM client WHERE lookup = ?", arguments: [keys.lookup(of: code)])
      else { return nil }
      let client = try opened(row).client
      // Whoever can write to the file could exchange two clients' places in the index.
      guard client.code == code else { throw RecordProblem.Kind.clientDamaged }
      return client
    }
  }

  /// All clients. It costs the number of clients; nothing else of theirs is read.
  package func clients() throws(RecordProblem) -> ClientList {
    try read { database in
      var list = ClientList()
      try forEachClient(database, { list.clients.append($0.client) }, unreadable: { list.unreadable.append($0) })
      list.clients.sort { $0.code.comparable < $1.code.comparable }
      return list
    }
  }

  /// Everything that is kept of a client. It costs what is kept of that client, however much there is of others.
  ///
  /// - Throws: `noSuchClient`; `clientDamaged` when the client's own row cannot be read.
  package func record(of client: Client.ID) throws(RecordProblem) -> ClientRecord {
    try log(.clientRead, client: client)
    return try recordAgain(of: client)
  }

  /// The same, for whoever has that client's record open already: it does not go into the log once more.
  package func recordAgain(of client: Client.ID) throws(RecordProblem) -> ClientRecord {
    try read { try contents(of: opened(client, $0), $0) }
  }

  func contents(of client: OpenedClient, _ database: Database) throws -> ClientRecord {
    var record = ClientRecord(client: client.client)
    try forEach(CompletedResponse.self, in: .screen, of: client, database, { record.responses.append($0) }) {
      record.unreadable.append($0)
    }
    try forEach(ResponseInProgress.self, in: .draft, of: client, database, { record.responsesInProgress.append($0) }) {
      record.unreadable.append($0)
    }
    try forEach(RepeatInterval.self, in: .interval, of: client, database, { record.intervals.append($0) }) {
      record.unreadable.append($0)
    }
    return record
  }

  // MARK: Rows

  func opened(_ client: Client.ID, _ database: Database) throws -> OpenedClient {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM client WHERE id = ?", arguments: [client]) else {
      throw RecordProblem.Kind.noSuchClient
    }
    return try opened(row)
  }

  /// One client's row that does not open is no reason to stop writing to the others.
  private func opened(_ row: Row) throws -> OpenedClient {
    do {
      return try OpenedClient(row, keys: keys)
    } catch {
      throw RecordProblem.Kind.clientDamaged
    }
  }

  func forEachClient(
    _ database: Database, _ body: (OpenedClient) throws -> Void, unreadable: (UnreadableRow) -> Void
  ) throws {
    try reader(database).forEach(
      in: .client,
      row: { row in
        do {
          try body(try OpenedClient(row, keys: keys))
        } catch is Seal.Broken {
          unreadable(Table.client.unreadable(row.id))
        }
      }, lost: { unreadable(Table.client.unreadable($0)) })
  }

  func forEach<Value: Decodable>(
    _ type: Value.Type, in table: Table, of client: OpenedClient, _ database: Database,
    _ body: (Value) throws -> Void, unreadable: (UnreadableRow) -> Void
  ) throws {
    try reader(database).forEach(
      in: table, of: client.client.id,
      row: { row in
        do {
          try body(try client.open(type, row, of: table))
        } catch is Seal.Broken {
          unreadable(table.unreadable(row.id))
        }
      }, lost: { unreadable(table.unreadable($0)) })
  }
}
