import GRDB

/// The tables, and how files of older versions become files of this one.
///
/// A step that has been released never changes; each has a file in Tests/RecordsTests/Fixtures that is opened forever.
enum Schema {
  /// Marks a file as SelfScreen's, at byte 68: "SSCR".
  static let applicationID: Int32 = 0x5353_4352

  static var migrator: DatabaseMigrator {
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
    return migrator
  }
}
