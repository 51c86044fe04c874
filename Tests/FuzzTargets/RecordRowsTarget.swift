import Foundation
import GRDB
import Records
import RecordsTestSupport

/// The rows of records that somebody changed who has no key. The bytes are a list of changes: a table, a row, a column and
/// what is done there. The file is put back behind each input.
package final class RecordRowsTarget: FuzzTarget {
  private let records: SampleRecords
  private let store: RecordStore
  private let database: DatabaseQueue
  private let verify: (RecordStore) throws -> Verification

  private static let tables = [
    (name: "client", columns: ["id", "lookup", "wrapped_key", "sealed"]),
    (name: "screen", columns: ["id", "client_id", "sealed"]),
    (name: "draft", columns: ["id", "client_id", "sealed"]),
    (name: "interval", columns: ["id", "client_id", "sealed"]),
    (name: "log", columns: ["id", "sealed"]),
    (name: "head", columns: ["id", "sealed"]),
    (name: "sqlite_sequence", columns: ["name", "seq"]),
  ]

  /// - Parameter verify: with a fault, to see that it is found.
  package init(verify: @escaping (RecordStore) throws -> Verification = { try $0.verify() }) throws {
    self.verify = verify
    records = try SampleRecords()
    store = try records.file.openForReading(passphrase: Sample.passphrase)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    database = try DatabaseQueue(path: records.path, configuration: configuration)
  }

  deinit { records.remove() }

  package func check(_ input: [UInt8]) throws {
    try database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON; BEGIN")
      var changes = RowChanges(input)
      while let change = changes.next() { apply(change, database) }
      try database.execute(sql: "COMMIT")
    }
    defer { try? putBack() }
    try records.check(store, verify: verify)
  }

  private func apply(_ change: RowChanges.Change, _ database: Database) {
    let table = Self.tables[change.table % Self.tables.count]
    let column = table.columns[change.column % table.columns.count]
    let row = "rowid = (SELECT rowid FROM \(table.name) ORDER BY rowid LIMIT 1 OFFSET \(change.row % 8))"
    let sql: String
    var arguments: StatementArguments = []
    switch change.kind {
    case .set(let value):
      sql = "UPDATE \(table.name) SET \(column) = ? WHERE \(row)"
      arguments = [value]
    case .flip(let offset, let mask):
      guard
        var data = try? Data.fetchOne(database, sql: "SELECT \(column) FROM \(table.name) WHERE \(row)"),
        !data.isEmpty
      else { return }
      data[offset % data.count] ^= mask
      sql = "UPDATE \(table.name) SET \(column) = ? WHERE \(row)"
      arguments = [data]
    case .copy(let other):
      sql =
        "UPDATE \(table.name) SET \(column) = (SELECT \(column) FROM \(table.name) LIMIT 1 OFFSET \(other % 8)) WHERE \(row)"
    case .delete: sql = "DELETE FROM \(table.name) WHERE \(row)"
    case .duplicate(let id):
      let others = table.columns.dropFirst().joined(separator: ", ")
      sql =
        "INSERT INTO \(table.name) (\(table.columns[0]), \(others)) SELECT \(id), \(others) FROM \(table.name) WHERE \(row)"
    }
    // A change that SQLite refuses is none.
    try? database.execute(sql: sql, arguments: arguments)
  }

  private func putBack() throws {
    try database.writeWithoutTransaction { database in
      try database.execute(sql: "ATTACH ? AS good", arguments: [goodPath()])
      defer { try? database.execute(sql: "DETACH good") }
      try database.execute(sql: "BEGIN")
      for (table, _) in Self.tables {
        try database.execute(sql: "DELETE FROM main.\(table); INSERT INTO main.\(table) SELECT * FROM good.\(table)")
      }
      try database.execute(sql: "COMMIT")
    }
  }

  private func goodPath() throws -> String {
    let path = records.folder.appending(path: "good.sqlite").path
    if !FileManager.default.fileExists(atPath: path) { try records.bytes.write(to: URL(filePath: path)) }
    return path
  }
}

/// Changes to rows out of bytes.
struct RowChanges {
  struct Change {
    let table: Int
    let row: Int
    let column: Int
    let kind: Kind
  }

  enum Kind {
    case set(DatabaseValue)
    case flip(offset: Int, mask: UInt8)
    case copy(from: Int)
    case delete
    case duplicate(id: Int64)
  }

  private var rest: ArraySlice<UInt8>

  /// More changes than these are no other kind of damage.
  private static let longest = 64

  init(_ input: [UInt8]) { rest = input.prefix(Self.longest) }

  mutating func next() -> Change? {
    guard let table = rest.popFirst(), let place = rest.popFirst(), let kind = rest.popFirst() else { return nil }
    return Change(table: Int(table), row: Int(place >> 3), column: Int(place & 7), kind: self.kind(kind))
  }

  private mutating func kind(_ kind: UInt8) -> Kind {
    switch kind % 8 {
    case 0: .delete
    case 1: .copy(from: number(of: 1))
    case 2: .duplicate(id: Int64(number(of: 8)))
    case 3: .set(value())
    default: .flip(offset: number(of: 2), mask: UInt8(truncatingIfNeeded: number(of: 1)))
    }
  }

  private mutating func value() -> DatabaseValue {
    switch number(of: 1) % 5 {
    case 0: .null
    case 1: Int64(number(of: 8)).databaseValue
    case 2: Double(bitPattern: UInt64(bitPattern: Int64(number(of: 8)))).databaseValue
    case 3: String(decoding: bytes(number(of: 1) % 32), as: UTF8.self).databaseValue
    default: Data(bytes(number(of: 1) % 32)).databaseValue
    }
  }

  private mutating func number(of count: Int) -> Int { bytes(count).reduce(0) { $0 << 8 | Int($1) } }

  private mutating func bytes(_ count: Int) -> [UInt8] {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
}
