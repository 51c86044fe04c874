import Foundation
import GRDB
import Records
import RecordsTestSupport
import Testing

/// Files that are no records, records of other versions, and what a message says of them.
@Suite struct OtherFilesTests {
  @Test("A file that is missing") func missing() throws {
    let records = try TestRecords()
    #expect(!records.file.exists)
    #expect(try problem { try records.open() } == .missing)
    #expect(!records.file.exists)
  }

  @Test("A file of no records is refused and left as it is", arguments: ["", "a", "SQLite format 3\0", nil])
  func notRecords(_ text: String?) throws {
    let records = try TestRecords()
    let bytes = text.map { Data($0.utf8) } ?? Data(repeating: 65, count: 10_000)
    try bytes.write(to: URL(filePath: records.path))
    chmod(records.path, 0o600)
    #expect(try problem { try records.open() } == (bytes.isEmpty ? .empty : .notRecords))
    #expect(try problem { try records.create() } == .alreadyThere)
    #expect(try records.bytes() == bytes)
  }

  @Test("A folder, and the SQLite file of another program") func others() throws {
    let records = try TestRecords()
    #expect(try problem { try RecordFile(records.folder).open(passphrase: "x") } == .notRecords)
    let other = try DatabaseQueue(path: records.path)
    try other.write { try $0.execute(sql: "CREATE TABLE store (id INTEGER)") }
    try other.close()
    chmod(records.path, 0o600)
    #expect(try problem { try records.open() } == .notRecords)
  }

  @Test("Records of a newer version are refused and left as they are") func newer() throws {
    let records = try TestRecords()
    try records.create().close()
    try records.tamper("INSERT INTO grdb_migrations (identifier) VALUES ('3')")
    let bytes = try records.bytes()
    #expect(try problem { try records.open() } == .newerVersion)
    #expect(try records.bytes() == bytes)
  }

  @Test("Records that older versions wrote open", arguments: 1...2) func olderVersion(_ version: Int) throws {
    let records = try TestRecords()
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Fixtures/version-\(version).sqlite")
    try FileManager.default.copyItem(atPath: fixture.path, toPath: records.path)
    chmod(records.path, 0o600)
    let store = try records.open()
    #expect(try store.verify().problems == [])
    let clients = try store.clients().clients
    #expect(clients.map(\.code.text) == ["A-1", "B-2"])
    let first = try store.record(of: clients[0].id)
    #expect(first.responses.map(\.answers) == [Sample.answers(5), Sample.answers(1023)])
    #expect(first.responses.map { $0.score("total")?.value } == [2, 15])
    #expect(first.responses.map(\.questionnaire) == [Sample.reference, Sample.reference])
    #expect(first.responses[1].safetyRules.map(\.id) == ["harm"])
    #expect(first.responses[1].safetyRules[0].acknowledged?.by == "ada")
    #expect(first.intervals.map(\.days) == [14])
    #expect(first.intervals.first?.lastFinished == first.responses[1].finishedAt)
    let second = try store.record(of: clients[1].id)
    #expect(
      second.responsesInProgress.map(\.answers) == [
        ["mood_1": .option("2"), "mood_2": .declined, "drinks": .number(3)]
      ])
    #expect(second.responsesInProgress.map(\.offers) == [["more": true]])
    #expect(try store.logEntries().entries.first?.action == .created)
  }
}
