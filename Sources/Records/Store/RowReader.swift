import GRDB

/// Reads the rows of a table in the order of their ids, and round those that SQLite can no longer read.
struct RowReader {
  let database: Database
  /// Called when the file itself turns out to be damaged.
  let damageFound: () -> Void

  private static let mostLookups: Int64 = 1_000_000

  /// - Parameters:
  ///   - client: only the rows of this client, found through an index.
  ///   - first: only the rows from this id on.
  ///   - row: gets every row that can be read.
  ///   - lost: gets the id of every row that cannot. Whose it is cannot be told.
  func forEach(
    in table: Table, of client: Client.ID? = nil, from first: Int64 = 1, row: (Row) throws -> Void,
    lost: (Int64) throws -> Void
  ) throws {
    var last = first - 1
    do {
      let cursor = try Row.fetchCursor(
        database,
        sql: "SELECT * FROM \(table.rawValue) WHERE id >= ? \(client == nil ? "" : "AND client_id = ?") ORDER BY id",
        arguments: [first] + (client.map { [$0] } ?? []))
      while let next = try cursor.next() {
        guard let id = next.value("id", as: Int64.self) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        last = id
        try row(next)
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      damageFound()
      try goOn(after: last, in: table, of: client, row: row, lost: lost)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      // There is no such table, or it is another one than it was.
      damageFound()
    }
  }

  /// Looks up one id after the other: a page that cannot be read then costs only the rows on it.
  private func goOn(
    after last: Int64, in table: Table, of client: Client.ID?, row: (Row) throws -> Void, lost: (Int64) throws -> Void
  ) throws {
    guard last < .max else { return }
    // A counter that somebody set must not keep the program looking for years.
    let end = min(end(of: table), last.addingReportingOverflow(Self.mostLookups).partialValue)
    var id = last + 1
    while id <= end {
      do {
        let found = try Row.fetchOne(database, sql: "SELECT * FROM \(table.rawValue) WHERE id = ?", arguments: [id])
        if let found, client == nil || found.value("client_id", as: Int64.self) == client { try row(found) }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        try lost(id)
      }
      id += 1
    }
  }

  /// The highest id that was ever given, as far as it can still be told.
  private func end(of table: Table) -> Int64 {
    (try? table.lastID(database)) ?? (try? table.highestID(database)) ?? 0
  }
}
