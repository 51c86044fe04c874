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
    guard let id = row.value("id", as: Int64.self), let wrapped = row.value("wrapped_key", as: Data.self),
      let sealed = row.value("sealed", as: Data.self)
    else { throw Seal.Broken() }
    key = try keys.key(of: id, wrapped: wrapped)
    let body = try Seal.open(Body.self, sealed, with: key, at: Self.place(of: id))
    client = Client(id: id, code: body.code, addedAt: body.addedAt)
  }

  static func place(of id: Int64) -> Place { Place(part: .client, id: id, client: id) }

  /// Opens a row of a table whose rows belong to this client.
  func open<Value: Decodable>(_ type: Value.Type, _ row: Row, of table: Table) throws(Seal.Broken) -> Value {
    guard let id = row.value("id", as: Int64.self), let sealed = row.value("sealed", as: Data.self) else {
      throw Seal.Broken()
    }
    return try Seal.open(type, sealed, with: key, at: Place(part: table.part, id: id, client: client.id))
  }

  /// Seals a value into a new row of a table whose rows belong to this client.
  func insert(_ value: some Encodable, in table: Table, id: Int64, _ transaction: Transaction) throws {
    try transaction.insert(
      in: table, id: id, ["client_id": client.id, "sealed": try sealed(value, in: table, id: id)])
  }

  /// Seals a value in the place of the old one.
  func update(_ value: some Encodable, in table: Table, id: Int64, _ transaction: Transaction) throws {
    try transaction.update(table, id: id, sealed: try sealed(value, in: table, id: id))
  }

  private func sealed(_ value: some Encodable, in table: Table, id: Int64) throws -> Data {
    try Seal.close(value, with: key, at: Place(part: table.part, id: id, client: client.id))
  }
}
