import Foundation
import Records
import RecordsTestSupport
import Testing

/// Damaged files: what is damaged is named, the rest is read, and nothing makes it worse.
@Suite struct DamageTests {
  // MARK: Rows

  @Test(
    "A row that was changed or moved is named, and all others are read",
    arguments: [
      ("UPDATE screen SET sealed = sealed || x'00' WHERE id = 2", [2]),
      ("UPDATE screen SET sealed = zeroblob(length(sealed)) WHERE id = 2", [2]),
      ("UPDATE screen SET sealed = x'' WHERE id = 2", [2]), ("UPDATE screen SET sealed = 7 WHERE id = 2", [2]),
      ("UPDATE screen SET sealed = (SELECT sealed FROM screen WHERE id = 1) WHERE id = 2", [2]),
      ("UPDATE screen SET sealed = (SELECT sealed FROM draft) WHERE id = 2", [2]),
      ("UPDATE screen SET sealed = (SELECT sealed FROM screen WHERE id = 6) WHERE id = 2", [2]),
      // Given to the other client.
      ("UPDATE screen SET client_id = 1 WHERE id = 5", [5]), ("UPDATE screen SET id = 99 WHERE id = 2", [99]),
    ] as [(String, [Int64])])
  func row(sql: String, damaged: [Int64]) throws {
    let records = try self.records()
    try records.tamper(sql)
    let store = try records.open()
    let expected = damaged.map { UnreadableRow(kind: .response, id: $0) }
    let clients = try store.clients().clients
    let all = try clients.map { try store.record(of: $0.id) }
    #expect(all.flatMap(\.unreadable) == expected)
    #expect(
      all.flatMap(\.responses).map(\.id)
        == (1...6).filter { $0 != 2 && !damaged.contains($0) || damaged == [5] && $0 == 2 })
    #expect(try store.verify().problems == expected.map { .unreadable($0) })
    // One row is no reason to stop writing to the others.
    #expect(!store.isDamaged)
    #expect(throws: Never.self) { try Sample.finish(7, for: clients[0].id, in: store) }
  }

  @Test("A client whose row was changed: the others are read, and the message says what to do") func clientRow() throws
  {
    let records = try self.records()
    try records.tamper("UPDATE client SET wrapped_key = (SELECT wrapped_key FROM client WHERE id = 2) WHERE id = 1")
    let store = try records.open()
    let list = try store.clients()
    #expect(list.clients.map(\.id) == [2])
    #expect(list.unreadable == [UnreadableRow(kind: .client, id: 1)])
    #expect(try problem { try store.record(of: 1) } == .clientDamaged)
    #expect(try store.record(of: 2).responses.count == 3)
    let problems = try store.verify().problems
    #expect(problems.first == .unreadable(UnreadableRow(kind: .client, id: 1)))
    #expect(problems.count == 1 + 3 + 1)
    #expect(problems.dropFirst().allSatisfy { if case .withoutClient = $0 { true } else { false } })
    // It can still be deleted. That one of the rows was not what the program wrote is not forgotten.
    try store.delete(1)
    #expect(try store.verify().problems == [.older(.client)])
  }

  @Test("An index that leads elsewhere is noticed") func lookup() throws {
    let records = try self.records()
    try records.tamper("UPDATE client SET lookup = x'00' WHERE id = 1")
    #expect(try records.open().verify().problems == [.notFoundByCode(1)])
  }

  @Test("Entries that somebody took out of the log are missed, also the last ones") func log() throws {
    let records = try self.records()
    let entries = try records.open().logEntries().entries
    #expect(entries.map(\.id) == Array(1...Int64(entries.count)))
    try records.tamper("DELETE FROM log WHERE id IN (2, 3, \(entries.count))")
    let problems = try records.open().verify().problems
    let last = Int64(entries.count)
    #expect(problems == [.logGap(2...3), .logGap(last...last)])
  }

  // MARK: The key

  @Test(
    "A damaged key is told from a wrong passphrase",
    arguments: [
      "UPDATE store SET wrapped_key = zeroblob(60)", "UPDATE store SET salt = x'00'", "UPDATE store SET rounds = 2048",
      "UPDATE store SET checksum = x''", "DELETE FROM store",
    ])
  func key(_ sql: String) throws {
    let records = try self.records()
    try records.tamper(sql)
    #expect(try problem { try records.open() } == .keyDamaged)
    #expect(records.pauses.all.isEmpty)
  }

  // MARK: Pages

  @Test("Whatever page is damaged: it is said, the rest is read, and nothing more is written") func pages() throws {
    let records = try TestRecords()
    try records.fill(clients: 3, screensEach: 20)
    let bytes = try Data(contentsOf: URL(filePath: records.path))
    let pageSize = 4096
    var partlyRead = 0
    for page in 1..<(bytes.count / pageSize) {
      var damaged = bytes
      damaged.replaceSubrange((page * pageSize)..<((page + 1) * pageSize), with: Data(repeating: 0xEE, count: pageSize))
      let copy = try TestRecords()
      try Self.write(damaged, to: copy)
      let store: RecordStore
      do throws(RecordProblem) {
        store = try copy.open()
      } catch {
        #expect([.damaged, .keyDamaged].contains(error.kind), "page \(page)")
        #expect(try Data(contentsOf: URL(filePath: copy.path)) == damaged)
        continue
      }
      let verification = try store.verify()
      #expect(!verification.problems.isEmpty, "page \(page)")
      #expect(store.isDamaged, "page \(page)")
      if verification.responses > 30, verification.responses < 60 { partlyRead += 1 }
      let readable = try store.clients().clients.map { try store.record(of: $0.id) }
      #expect(readable.reduce(0) { $0 + $1.responses.count } == verification.responses, "page \(page)")
      #expect(try problem { try store.addClient(code("N")) } == .onlyRead)
      #expect(try problem { try store.backUp(to: copy.folder + "/backup") } == .onlyRead)
      var exported = ""
      _ = try store.export { exported += $0 }
      #expect(exported.components(separatedBy: "\"finishedAt\"").count - 1 == verification.responses, "page \(page)")
      try store.close()
      #expect(try Data(contentsOf: URL(filePath: copy.path))[damaged.startIndex + page * pageSize] == 0xEE)
    }
    #expect(partlyRead > 5)
  }

  @Test("A file that ends too early", arguments: [1, 50, 100, 4095, 4096, 8192, 20_000, 40_000])
  func truncated(length: Int) throws {
    let records = try TestRecords()
    try records.fill(clients: 2, screensEach: 10)
    let bytes = try Data(contentsOf: URL(filePath: records.path)).prefix(length)
    try Self.write(bytes, to: records)
    do throws(RecordProblem) {
      let store = try records.open()
      #expect(try !store.verify().problems.isEmpty)
      #expect(store.isDamaged)
    } catch {
      #expect([.notRecords, .damaged, .keyDamaged].contains(error.kind))
    }
  }

  private static func write(_ bytes: Data, to records: TestRecords) throws {
    try bytes.write(to: URL(filePath: records.path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: records.path)
  }

  /// Two clients with three screens each; a draft of the first.
  private func records() throws -> TestRecords {
    let records = try TestRecords()
    try records.fill(clients: 2, screensEach: 3)
    let store = try records.open()
    _ = try store.startResponse(of: "sample", questionnaires: [], for: 1)
    try store.close()
    return records
  }
}
