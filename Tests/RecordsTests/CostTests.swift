import Foundation
import GRDB
import GRDBSQLite
import RecordsTestSupport
import Testing

@testable import Records

/// What is read from the file, in pages: it does not grow with what is not shown.
@Suite struct CostTests {
  @Test("Opening, listing one client and storing read as many pages with twenty times the screens") func pages() throws
  {
    let few = try pagesRead(screensOfOthers: 20)
    let many = try pagesRead(screensOfOthers: 400)
    // A tree grows by a level now and then.
    #expect(many.opening <= few.opening + 2)
    #expect(many.listing <= few.listing + 6)
    #expect(many.storing <= few.storing + 6)
    #expect(many.clients <= few.clients + 2)
  }

  private struct Pages {
    var opening = 0
    var clients = 0
    var listing = 0
    var storing = 0
  }

  private func pagesRead(screensOfOthers: Int) throws -> Pages {
    let records = try TestRecords()
    let store = try records.create()
    let shown = try store.addClient(code("shown"))
    let other = try store.addClient(code("other"))
    for number in 0..<3 { try Sample.finish(number, for: shown.id, in: store) }
    for number in 0..<screensOfOthers { try Sample.finish(number, for: other.id, in: store) }
    try store.close()
    var pages = Pages()
    let again = try records.open()
    pages.opening = try pagesRead(again)
    _ = try again.clients()
    pages.clients = try pagesRead(again)
    #expect(try again.record(of: shown.id).responses.count == 3)
    pages.listing = try pagesRead(again)
    try Sample.finish(4, for: shown.id, in: again)
    pages.storing = try pagesRead(again)
    return pages
  }

  /// The pages read since the last call, and forgets what was read.
  private func pagesRead(_ store: RecordStore) throws -> Int {
    try store.database.writeWithoutTransaction { database in
      var misses: Int32 = 0
      var highest: Int32 = 0
      sqlite3_db_status(database.sqliteConnection, SQLITE_DBSTATUS_CACHE_MISS, &misses, &highest, 1)
      try database.execute(sql: "PRAGMA shrink_memory")
      return Int(misses)
    }
  }
}
