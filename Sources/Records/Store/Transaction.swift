import Foundation
import GRDB

/// One transaction on the rows, and on the head that accounts for them.
///
/// Rows are added, changed and removed only through it, so that none can be without the head's knowing.
final class Transaction {
  let database: Database
  let keys: RecordKeys
  private(set) var head: Head

  init(_ database: Database, keys: RecordKeys, head: Head) {
    self.database = database
    self.keys = keys
    self.head = head
  }

  /// Writes the head. Afterward the transaction takes no more rows.
  func finish() throws {
    try head.store(in: database, keys: keys)
  }

  /// The id that the next row gets. Ids of deleted rows are not given again: they are the order of what was stored.
  func nextID(_ table: Table) throws -> Int64 {
    let last = max(head[table].lastID, try table.highestID(database))
    guard last < .max else { throw RecordProblem.Kind.damaged }
    return last + 1
  }

  /// Adds a row.
  ///
  /// - Throws: SQLite's error when there is a row with this id: a new row never takes the place of another.
  func insert(in table: Table, id: Int64, _ values: KeyValuePairs<String, any DatabaseValueConvertible>) throws {
    let columns = ["id"] + values.map(\.key)
    try database.execute(
      sql: """
        INSERT INTO \(table.rawValue) (\(columns.joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """, arguments: StatementArguments([id] + values.map(\.value)))
    head[table].add(try tag(of: id, in: table))
    head[table].lastID = max(head[table].lastID, id)
  }

  /// Changes the sealed part of a row that is there.
  func update(_ table: Table, id: Int64, sealed: Data) throws {
    head[table].remove(try tag(of: id, in: table))
    try database.execute(sql: "UPDATE \(table.rawValue) SET sealed = ? WHERE id = ?", arguments: [sealed, id])
    head[table].add(try tag(of: id, in: table))
  }

  /// Removes the rows with this value in a column.
  ///
  /// - Returns: how many there were.
  @discardableResult
  func delete(from table: Table, where column: String, is value: Int64) throws -> Int {
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM \(table.rawValue) WHERE \(column) = ?", arguments: [value])
    try database.execute(sql: "DELETE FROM \(table.rawValue) WHERE \(column) = ?", arguments: [value])
    for row in rows { head[table].remove(RowTag(row, in: table, keys: keys)) }
    return rows.count
  }

  private func tag(of id: Int64, in table: Table) throws -> RowTag {
    guard
      let row = try Row.fetchOne(database, sql: "SELECT * FROM \(table.rawValue) WHERE id = ?", arguments: [id])
    else { throw RecordProblem.Kind.damaged }
    return RowTag(row, in: table, keys: keys)
  }
}
