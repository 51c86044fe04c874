import Foundation
import Records
import RecordsTestSupport
import Testing

@Suite struct BackupTests {
  @Test("A backup opens with the same passphrase and has everything; it is its owner's alone") func backup() throws {
    let records = try filled()
    let store = try records.open()
    let copy = "\(records.folder)/backup.sqlite"
    try store.backUp(to: copy)
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let backup = try RecordFile(copy).openForReading(passphrase: Sample.passphrase)
    #expect(try backup.record(of: 1).responses == store.record(of: 1).responses)
    #expect(try backup.verify().problems == [])
    try store.close()
    try records.file.restore(from: copy, passphrase: Sample.passphrase)
    // Numbers that were given are not given again, even of rows that the backup no longer holds.
    #expect(try Sample.finish(9, for: 1, in: records.open()).id == 4)
  }

  @Test("A backup never overwrites") func overwriting() throws {
    let records = try filled()
    let store = try records.open()
    let copy = "\(records.folder)/backup.sqlite"
    try Data("mine".utf8).write(to: URL(filePath: copy))
    #expect(try problem { try store.backUp(to: copy) } == .alreadyThere)
    #expect(try problem { try store.backUp(to: records.path) } == .alreadyThere)
    #expect(try Data(contentsOf: URL(filePath: copy)) == Data("mine".utf8))
    #expect(
      try problem { try store.backUp(to: "\(records.folder)/no/backup") } == .folderMissing("\(records.folder)/no"))
  }

  @Test("A restored backup is in the file's place, and the replaced file beside it") func restore() throws {
    let records = try filled()
    let copy = "\(records.folder)/backup.sqlite"
    let store = try records.open()
    try store.backUp(to: copy)
    try Sample.finish(3, for: 1, in: store)
    let later = try store.record(of: 1).responses
    try store.close()
    let bytes = try Data(contentsOf: URL(filePath: copy))
    let kept = try #require(try records.file.restore(from: copy, passphrase: Sample.passphrase))
    #expect(try Data(contentsOf: URL(filePath: copy)) == bytes)
    let restored = try records.open()
    #expect(try restored.record(of: 1).responses == Array(later.prefix(3)))
    #expect(try restored.logEntries().entries.contains { $0.action == .restored })
    let replaced = try RecordFile(kept).open(passphrase: Sample.passphrase)
    #expect(try replaced.record(of: 1).responses == later)
    try replaced.close()
    try restored.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: records.folder).sorted() == [
        "backup.sqlite", "records.sqlite", (kept as NSString).lastPathComponent,
      ])
  }

  @Test("Where there are no records yet, a backup becomes them") func restoreToNothing() throws {
    let records = try filled()
    let store = try records.open()
    let copy = "\(records.folder)/backup.sqlite"
    try store.backUp(to: copy)
    let fresh = try TestRecords()
    #expect(try fresh.file.restore(from: copy, passphrase: Sample.passphrase) == nil)
    #expect(try fresh.open().record(of: 1).responses == store.record(of: 1).responses)
  }

  @Test("A damaged file is replaced too, with what lay beside it") func restoreOverDamage() throws {
    let records = try filled()
    let store = try records.open()
    let copy = "\(records.folder)/backup.sqlite"
    try store.backUp(to: copy)
    try store.close()
    var bytes = try Data(contentsOf: URL(filePath: records.path))
    bytes.replaceSubrange(100..<bytes.count, with: Data(repeating: 0xEE, count: bytes.count - 100))
    try bytes.write(to: URL(filePath: records.path))
    chmod(records.path, 0o600)
    try Data("left over".utf8).write(to: URL(filePath: records.path + "-wal"))
    let kept = try #require(try records.file.restore(from: copy, passphrase: Sample.passphrase))
    #expect(try Data(contentsOf: URL(filePath: kept)) == bytes)
    #expect(try records.open().verify().problems == [])
  }

  @Test("What is no good backup is refused, and the records stay as they are") func badBackup() throws {
    let records = try filled()
    let bytes = try records.bytes()
    let copy = "\(records.folder)/backup.sqlite"
    func restoring(_ passphrase: String = Sample.passphrase) throws -> RecordProblem.Kind {
      let kind = try problem { try records.file.restore(from: copy, passphrase: passphrase) }
      #expect(try records.bytes() == bytes)
      return kind
    }
    #expect(try restoring() == .missing)
    try Data("a diary".utf8).write(to: URL(filePath: copy))
    #expect(try restoring() == .notRecords)
    try FileManager.default.removeItem(atPath: copy)
    try records.open().backUp(to: copy)
    let good = try Data(contentsOf: URL(filePath: copy))
    let before = try records.bytes()
    #expect(try problem { try records.file.restore(from: copy, passphrase: "wrong one") } == .wrongPassphrase)
    try good.prefix(good.count - 5000).write(to: URL(filePath: copy))
    #expect(try problem { try records.file.restore(from: copy, passphrase: Sample.passphrase) } == .damaged)
    #expect(try records.bytes() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: records.folder).count == 2)
  }

  private func filled() throws -> TestRecords {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 3)
    return records
  }
}
