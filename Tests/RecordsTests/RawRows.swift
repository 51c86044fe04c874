import Foundation
import GRDB

/// What lies in the file, seen without the passphrase.
struct RawRows {
  let clients: [Data]
  let clientKeys: [Data]
  let screens: [Data]
  let drafts: [Data]
  let wrappedKey: Data
  let salt: Data

  /// - Parameter client: only the rows of this one.
  init(_ records: TestRecords, client: Int64? = nil) throws {
    let database = try DatabaseQueue(path: records.path)
    let own = client.map { "WHERE id = \($0)" } ?? ""
    let theirs = client.map { "WHERE client_id = \($0)" } ?? ""
    func blobs(_ sql: String, _ database: Database) throws -> [Data] { try Data.fetchAll(database, sql: sql) }
    (clients, clientKeys, screens, drafts) = try database.read { database in
      (
        try blobs("SELECT sealed FROM client \(own) ORDER BY id", database),
        try blobs("SELECT wrapped_key FROM client \(own) ORDER BY id", database),
        try blobs("SELECT sealed FROM screen \(theirs) ORDER BY id", database),
        try blobs("SELECT sealed FROM draft \(theirs) ORDER BY id", database)
      )
    }
    wrappedKey = try database.read { try blobs("SELECT wrapped_key FROM store", $0) }.first ?? Data()
    salt = try database.read { try blobs("SELECT salt FROM store", $0) }.first ?? Data()
    try database.close()
  }
}

extension TestRecords {
  /// Changes the file behind the store's back.
  func tamper(_ sql: String) throws {
    let database = try DatabaseQueue(path: path)
    try database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      try database.execute(sql: sql)
    }
    try database.close()
  }
}
