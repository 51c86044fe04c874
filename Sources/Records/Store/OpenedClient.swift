import Crypto
import Foundation
import GRDB
import Screening

/// A client's row, opened: with the client's own key, which opens everything else of that client.
///
/// The key is thrown away when the client is deleted.
struct OpenedClient {
  let client: Client
  let key: SymmetricKey

  /// The sealed part of the row.
  struct Body: Codable {
    let code: ClientCode
    let addedAt: Date
  }

  /// - Throws: `Seal.Broken`.
  init(_ row: Row, keys: RecordKeys) throws(Seal.Broken) {
    guard let id = Int64.fromDatabaseValue(row["id"]), let wrapped = Data.fromDatabaseValue(row["wrapped_key"]),
      let sealed = Data.fromDatabaseValue(row["sealed"])
    else { throw Seal.Broken() }
    key = try keys.key(of: id, wrapped: wrapped)
    let body = try Seal.open(Body.self, sealed, with: key, at: Self.place(of: id))
    client = Client(id: id, code: body.code, addedAt: body.addedAt)
  }

  static func place(of id: Int64) -> Place { Place(part: .client, id: id, client: id) }

  /// Opens a row of a table whose rows belong to this client.
  func open<Value: Decodable>(_ type: Value.Type, _ row: Row, of table: Table) throws(Seal.Broken) -> Value {
    guard let id = Int64.fromDatabaseValue(row["id"]), let sealed = Data.fromDatabaseValue(row["sealed"]) else {
      throw Seal.Broken()
    }
    return try Seal.open(type, sealed, with: key, at: Place(part: table.part, id: id, client: client.id))
  }

  /// Seals a value into a row of a table whose rows belong to this client: a new one, or in place of the old one.
  func store(_ value: some Encodable, in table: Table, id: Int64, _ database: Database) throws {
    let sealed = try Seal.close(value, with: key, at: Place(part: table.part, id: id, client: client.id))
    try database.execute(
      sql: """
        INSERT INTO \(table.rawValue) (id, client_id, sealed) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed
        """, arguments: [id, client.id, sealed])
  }
}
