import Foundation
import Records
import RecordsTestSupport
import Testing

/// Somebody who can write to the file, but does not know the passphrase.
@Suite struct TamperTests {
  // MARK: Rows

  @Test(
    "Whatever is removed, put back from an older copy, or added is named",
    arguments: [
      ("DELETE FROM screen WHERE id = 2", [.missing(.response, count: 1)]),
      ("DELETE FROM screen", [.missing(.response, count: 4)]),
      ("DELETE FROM draft", [.missing(.inProgress, count: 1)]),
      ("DELETE FROM interval", [.missing(.interval, count: 1)]),
      ("UPDATE screen SET sealed = (SELECT sealed FROM o.screen WHERE id = 1) WHERE id = 1", [.older(.response)]),
      ("UPDATE draft SET sealed = (SELECT sealed FROM o.draft)", [.older(.inProgress)]),
      ("UPDATE client SET lookup = randomblob(32) WHERE id = 2", [.notFoundByCode(2)]),
      // A client who was deleted comes back.
      ("INSERT INTO client SELECT * FROM o.client WHERE id = 3", [.added(.client, count: 1)]),
    ] as [(String, [Verification.Problem])])
  func rows(sql: String, problems: [Verification.Problem]) throws {
    let records = try self.records()
    try records.tamper("ATTACH '\(records.folder)/old.sqlite' AS o; \(sql)")
    let store = try records.open()
    #expect(try store.verify().problems == problems)
    // It is not forgotten when more is stored.
    #expect(throws: Never.self) { try Sample.finish(7, for: 1, in: store) }
    #expect(try store.verify().problems == problems)
  }

  @Test("A tail of the log that was cut off is missed, whatever the counter says") func logTail() throws {
    let records = try self.records()
    let last = try #require(try records.open().logEntries().entries.last).id
    try records.tamper(
      "DELETE FROM log WHERE id > 5; UPDATE sqlite_sequence SET seq = 5 WHERE name = 'log'")
    let store = try records.open()
    #expect(store.isDamaged)
    #expect(try store.verify().problems.first == .logGap(6...last))
  }

  @Test(
    "A counter that was set never makes a new result take the place of an old one",
    arguments: ["0", "1", "9223372036854775807", "-1", "'x'", "NULL"])
  func counter(_ value: String) throws {
    let records = try self.records()
    try records.tamper("UPDATE sqlite_sequence SET seq = \(value)")
    let store = try records.open()
    let before = try store.record(of: 1).responses
    let new = try Sample.finish(1023, for: 1, in: store)
    #expect(try store.record(of: 1).responses == before + [new])
    #expect(try store.record(of: 2).responses.count == 2)
    try store.addClient(code("N"))
    #expect(try store.logEntries(last: 2).entries.map(\.action) == [.clientAdded, .logRead])
    #expect(try store.verify().problems == [])
  }

  @Test("A row with the highest id there can be is no end", arguments: ["log", "screen", "client"])
  func highestID(_ table: String) throws {
    let records = try self.records()
    try records.tamper(
      "CREATE TEMP TABLE t AS SELECT * FROM \(table) WHERE id = 1; UPDATE t SET id = 9223372036854775807"
        + (table == "client" ? ", lookup = x'00'" : "") + "; INSERT INTO \(table) SELECT * FROM t")
    let store = try records.open()
    #expect(try !store.verify().problems.isEmpty)
    #expect(throws: RecordProblem.self) {
      try store.addClient(code("N"))
      try Sample.finish(1, for: 1, in: store)
    }
  }

  // MARK: Triggers, views, tables

  @Test(
    "Nothing that somebody put into the file's structure is run: it is named, and the file only read",
    arguments: [
      ("CREATE TRIGGER t AFTER INSERT ON screen BEGIN DELETE FROM screen WHERE id = new.id; END", ["t"]),
      ("CREATE TRIGGER t BEFORE INSERT ON log BEGIN SELECT raise(ignore); END", ["t"]),
      ("CREATE TABLE spare AS SELECT * FROM client", ["spare"]),
      ("CREATE VIEW v AS SELECT * FROM client", ["v"]),
      ("ALTER TABLE log RENAME TO log2; CREATE VIEW log AS SELECT * FROM log2", ["log", "log2"]),
      ("CREATE INDEX i ON client (sealed)", ["i"]), ("DROP INDEX screen_by_client", ["screen_by_client"]),
      ("ALTER TABLE screen ADD COLUMN more", ["screen"]),
    ])
  func structure(sql: String, names: [String]) throws {
    let records = try self.records()
    try records.tamper(sql)
    let store = try records.open()
    #expect(store.isDamaged)
    #expect(try problem { try store.addClient(code("N")) } == .onlyRead)
    #expect(try problem { try store.delete(1) } == .onlyRead)
    let problems = try store.verify().problems
    #expect(names.allSatisfy { problems.contains(.foreignPart($0)) }, "\(problems)")
    #expect(try store.record(of: 1).responses.count == 2)
  }

  @Test(
    "Tables that are not what they were are named, and end nothing",
    arguments: ["client", "screen", "draft", "interval", "log", "head", "store", "grdb_migrations"])
  func tables(_ table: String) throws {
    let columns = ["client": "lookup", "grdb_migrations": "identifier", "store": "salt"]
    for sql in [
      "DROP TABLE \(table)", "ALTER TABLE \(table) RENAME TO other",
      "ALTER TABLE \(table) RENAME COLUMN \(columns[table] ?? "sealed") TO other",
    ] {
      let records = try self.records()
      try records.tamper(sql)
      do throws(RecordProblem) {
        let store = try records.open()
        #expect(store.isDamaged)
        #expect(try store.verify().problems.contains(.foreignPart(table)))
        #expect(throws: RecordProblem.self) { try store.addClient(code("N")) }
        _ = try? store.clients()
        _ = try? store.export { _ in }
        _ = try? store.logEntries()
      } catch {
        #expect([.damaged, .keyDamaged].contains(error.kind), "\(sql): \(error.kind)")
      }
    }
  }

  @Test("A trigger that comes while the records are open does not run either") func triggerLater() throws {
    let records = try self.records()
    let store = try records.open()
    try Sample.finish(5, for: 1, in: store)
    try records.tamper("CREATE TRIGGER t AFTER INSERT ON screen BEGIN DELETE FROM screen WHERE id = new.id; END")
    #expect(try problem { try Sample.finish(6, for: 1, in: store) } == .damaged)
    #expect(try problem { try store.delete(2) } == .onlyRead)
    #expect(try store.record(of: 2).responses.count == 2)
  }

  // MARK: The head

  @Test(
    "Without its account of the rows the file is only read",
    arguments: [
      "DELETE FROM head", "UPDATE head SET sealed = x''", "UPDATE head SET sealed = zeroblob(540)",
      "UPDATE head SET sealed = (SELECT sealed FROM screen)", "DROP TABLE head",
      "DROP TABLE head; DELETE FROM grdb_migrations WHERE identifier = '2'",
    ])
  func head(_ sql: String) throws {
    let records = try self.records()
    try records.tamper(sql)
    let store = try records.open()
    #expect(store.isDamaged)
    #expect(try problem { try store.addClient(code("N")) } == .onlyRead)
    #expect(try store.verify().problems.contains(.headUnreadable))
    #expect(try store.record(of: 1).responses.count == 2)
  }

  /// Two clients with two screens each, a draft and an interval of the first; and beside it, in `old.sqlite`, the file as
  /// it was before the first response was acknowledged, the draft saved, and a third client deleted.
  private func records() throws -> TestRecords {
    let records = try TestRecords()
    try records.fill(clients: 3, screensEach: 2)
    let store = try records.open()
    let draft = try store.startResponse(of: "sample", questionnaires: [], for: 1)
    try store.setInterval(days: 7, for: "sample-mood", of: 1)
    try store.close()
    try FileManager.default.copyItem(atPath: records.path, toPath: "\(records.folder)/old.sqlite")
    let later = try records.open()
    try later.acknowledge(later.record(of: 1).responses[0])
    _ = try later.save(draft)
    try later.delete(3)
    try later.close()
    return records
  }
}
