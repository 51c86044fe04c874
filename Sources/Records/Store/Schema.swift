import GRDB

/// The tables, and how files of older versions become files of this one.
///
/// A step that has been released never changes; each has a file in Tests/RecordsTests/Fixtures that is opened forever.
enum Schema {
  /// Marks a file as SelfScreen's, at byte 68: "SSCR".
  static let applicationID: Int32 = 0x5353_4352
  /// The user version of a backup, which is only read until it is restored; that of records is 0.
  static let backupMark: Int32 = 1

  /// The version that this program writes.
  static let latest = 2

  /// - Parameter fillHead: writes what the head needs, in the transaction that makes its table: there is no moment at
  ///   which a file could have the table without it.
  static func migrator(fillHead: @escaping @Sendable (Database) throws -> Void = { _ in }) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      // Ids are never given twice (AUTOINCREMENT): they are the order of what was stored, whatever the clock said.
      try database.execute(
        sql: """
          CREATE TABLE store (
            id INTEGER PRIMARY KEY CHECK (id = 1), rounds INTEGER NOT NULL, block_size INTEGER NOT NULL,
            parallelism INTEGER NOT NULL, salt BLOB NOT NULL, wrapped_key BLOB NOT NULL, checksum BLOB NOT NULL);
          CREATE TABLE client (
            id INTEGER PRIMARY KEY AUTOINCREMENT, lookup BLOB NOT NULL UNIQUE, wrapped_key BLOB NOT NULL,
            sealed BLOB NOT NULL);
          CREATE TABLE screen (
            id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES client (id),
            sealed BLOB NOT NULL);
          CREATE INDEX screen_by_client ON screen (client_id);
          CREATE TABLE draft (
            id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES client (id),
            sealed BLOB NOT NULL);
          CREATE INDEX draft_by_client ON draft (client_id);
          CREATE TABLE interval (
            id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES client (id),
            sealed BLOB NOT NULL);
          CREATE INDEX interval_by_client ON interval (client_id);
          CREATE TABLE log (id INTEGER PRIMARY KEY AUTOINCREMENT, sealed BLOB NOT NULL);
          """)
    }
    migrator.registerMigration("2") { database in
      try database.execute(sql: "CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), sealed BLOB NOT NULL)")
      try fillHead(database)
    }
    return migrator
  }

  /// The version of a file.
  ///
  /// - Throws: `RecordProblem.Kind.newerVersion`.
  static func version(of database: Database) throws -> Int {
    let migrator = migrator()
    if try migrator.hasBeenSuperseded(database) { throw RecordProblem.Kind.newerVersion }
    return try migrator.appliedIdentifiers(database).count
  }

  // MARK: Foreign parts

  /// The tables, indexes, views and triggers of a file that are not as this program made them, by name; those that
  /// are not there too.
  ///
  /// A trigger runs in the middle of what this program does, and could undo it; a view could stand in for a table.
  static func foreignParts(of database: Database, version: Int) throws -> [String] {
    let known = version == latest ? latestParts : firstParts
    return Set(try parts(of: database).symmetricDifference(known).map(\.name)).sorted()
  }

  private struct Part: Hashable {
    let type: String
    let name: String
    let table: String
    let sql: String?
  }

  private static func parts(of database: Database) throws -> Set<Part> {
    let rows = try Row.fetchAll(database, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return Set(
      rows.map { row in
        func text(_ column: String) -> String? { row.value(column) }
        return Part(type: text("type") ?? "", name: text("name") ?? "", table: text("tbl_name") ?? "", sql: text("sql"))
      })
  }

  private static let firstParts = partsOfNew(upTo: "1")
  private static let latestParts = partsOfNew(upTo: "2")

  private static func partsOfNew(upTo version: String) -> Set<Part> {
    // In memory nothing can fail but memory itself.
    let new = try? DatabaseQueue()
    try? new.map { try migrator().migrate($0, upTo: version) }
    return (try? new?.read { try parts(of: $0) }) ?? []
  }
}
