import Crypto
import Foundation
import GRDB

/// The sealed account of all rows: how many there are in each table, the last id that was given, and a digest of all.
///
/// A row is sealed with its place, so that it can't be changed or moved unseen. Only the head tells that a row was
/// removed, put back from an older copy of the file, or added. It stands in the file itself: of a whole file that was
/// replaced by an older copy it cannot tell.
struct Head: Codable, Equatable {
  private var tables: [String: Rows]

  /// The account of one table.
  struct Rows: Codable, Equatable {
    var count = 0
    var lastID: Int64 = 0
    /// All rows' tags in one: the order in which they came and went does not show in it.
    private var digest = Data(count: RowTag.length)

    mutating func add(_ tag: RowTag) {
      count += 1
      digest.combine(tag)
    }

    mutating func remove(_ tag: RowTag) {
      count -= 1
      digest.combine(tag)
    }
  }

  subscript(table: Table) -> Rows {
    get { tables[table.rawValue] ?? Rows() }
    set { tables[table.rawValue] = newValue }
  }

  /// The account of tables without rows.
  init() {
    tables = Dictionary(uniqueKeysWithValues: Table.allCases.map { ($0.rawValue, Rows()) })
  }

  /// Takes the account of the rows as they are.
  ///
  /// - Parameter before: the account until now: the ids that it knows of are not given again. Without one, SQLite's own
  ///   counters are believed.
  init(counting database: Database, keys: RecordKeys, before: Head? = nil) throws {
    self.init()
    for table in Table.allCases {
      var rows = Rows()
      rows.lastID = try before.map { max($0[table].lastID, try table.highestID(database)) } ?? table.lastID(database)
      let cursor = try Row.fetchCursor(database, sql: "SELECT * FROM \(table.rawValue)")
      while let row = try cursor.next() { rows.add(RowTag(row, in: table, keys: keys)) }
      self[table] = rows
    }
  }

  // MARK: In the file

  private static let place = Place(part: .head)

  /// - Throws: `Seal.Broken` when it is missing, or not what the keys sealed.
  init(_ database: Database, keys: RecordKeys) throws {
    guard let row = try Row.fetchOne(database, sql: "SELECT sealed FROM head WHERE id = 1"),
      let sealed = row.value("sealed", as: Data.self)
    else { throw Seal.Broken() }
    self = try Seal.open(Head.self, sealed, with: keys.head, at: Self.place)
  }

  func store(in database: Database, keys: RecordKeys) throws {
    try database.execute(
      sql: "INSERT INTO head (id, sealed) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed",
      arguments: [try Seal.close(self, with: keys.head, at: Self.place)])
  }
}

/// What stands for one row in the head. Without the key nobody can work it out.
struct RowTag {
  static let length = SHA256.byteCount
  fileprivate let bytes: Data

  init(_ row: Row, in table: Table, keys: RecordKeys) {
    var text = Data(table.rawValue.utf8)
    for column in table.columns {
      // Every value begins with its kind and its length, so that no two rows give the same text.
      switch row.value(column, as: DatabaseValue.self)?.storage ?? .null {
      case .null: text.append(0)
      case .int64(let number): text.append(1, withBytesOf: number)
      case .double(let number): text.append(2, withBytesOf: number.bitPattern)
      case .string(let string): text.append(3, with: Data(string.utf8))
      case .blob(let data): text.append(4, with: data)
      }
    }
    bytes = Data(HMAC<SHA256>.authenticationCode(for: text, using: keys.rows))
  }
}

extension Data {
  fileprivate mutating func combine(_ tag: RowTag) {
    self = Data(zip(self, tag.bytes).map { $0 ^ $1 })
  }

  fileprivate mutating func append(_ kind: UInt8, withBytesOf number: some FixedWidthInteger) {
    append(kind)
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func append(_ kind: UInt8, with data: Data) {
    append(kind, withBytesOf: Int64(data.count))
    append(data)
  }
}
