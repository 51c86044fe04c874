import Crypto
import Foundation
import GRDB

/// A change of the data key: everything in the file is sealed anew, each client under another key.
///
/// Whoever has an old copy of the file and its passphrase has the old keys. They open nothing that is in the file
/// afterward.
struct Rekeying {
  let old: RecordKeys
  let new: RecordKeys

  /// Seals everything anew, with an account of all rows. What can't be opened is left as it is, and stays unreadable.
  ///
  /// - Parameter before: the account of the rows as they were; `nil` where the file has none yet.
  func run(in database: Database, before: Head?) throws {
    for id in try ids(in: .client, database) { try rekeyClient(id, database) }
    for id in try ids(in: .log, database) {
      try rekey(.log, id: id, from: old.log, to: new.log, at: Place(part: .log, id: id), database)
    }
    try Head(counting: database, keys: new, before: before).store(in: database, keys: new)
  }

  private func rekeyClient(_ id: Int64, _ database: Database) throws {
    guard let row = try row(.client, id, database), let wrapped = row.value("wrapped_key", as: Data.self),
      let key = try? old.key(of: id, wrapped: wrapped)
    else { return }
    let newKey = SymmetricKey(size: .bits256)
    if let opened = try? OpenedClient(row, keys: old) {
      try database.execute(
        sql: "UPDATE client SET lookup = ? WHERE id = ?", arguments: [new.lookup(of: opened.client.code), id])
    }
    try rekey(.client, id: id, from: key, to: newKey, at: OpenedClient.place(of: id), database)
    try database.execute(
      sql: "UPDATE client SET wrapped_key = ? WHERE id = ?", arguments: [new.wrap(newKey, of: id), id])
    for table in Table.allCases where table.belongsToClient {
      for row in try ids(in: table, of: id, database) {
        try rekey(table, id: row, from: key, to: newKey, at: Place(part: table.part, id: row, client: id), database)
      }
    }
  }

  private func rekey(
    _ table: Table, id: Int64, from key: SymmetricKey, to newKey: SymmetricKey, at place: Place, _ database: Database
  ) throws {
    guard let sealed = try row(table, id, database)?.value("sealed", as: Data.self),
      let bytes = try? Seal.open(bytes: sealed, with: key, at: place)
    else { return }
    try database.execute(
      sql: "UPDATE \(table.rawValue) SET sealed = ? WHERE id = ?",
      arguments: [try Seal.close(bytes: bytes, with: newKey, at: place), id])
  }

  // MARK: Rows

  private func ids(in table: Table, of client: Int64? = nil, _ database: Database) throws -> [Int64] {
    try Int64.fetchAll(
      database, sql: "SELECT id FROM \(table.rawValue) \(client == nil ? "" : "WHERE client_id = ?")",
      arguments: StatementArguments(client.map { [$0] } ?? []))
  }

  private func row(_ table: Table, _ id: Int64, _ database: Database) throws -> Row? {
    try Row.fetchOne(database, sql: "SELECT * FROM \(table.rawValue) WHERE id = ?", arguments: [id])
  }
}
