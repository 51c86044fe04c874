import Foundation
import Records
import RecordsTestSupport
import Testing

/// Reading what is not to be written to: backups, on any disk.
@Suite struct ReadingTests {
  @Test("Looking at a backup changes neither it nor its folder, whatever its mode", arguments: [0o600, 0o755, 0o444])
  func backup(mode: Int) throws {
    let (records, backup) = try backedUp()
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: backup)
    let before = try Data(contentsOf: URL(filePath: backup))
    let names = try FileManager.default.contentsOfDirectory(atPath: records.folder)
    let store = try RecordFile(backup).openToRead(passphrase: Sample.passphrase)
    #expect(try store.verify().problems == [])
    var export = ""
    #expect(try store.export { export += $0 }.isEmpty)
    #expect(export.components(separatedBy: "\"finishedAt\"").count == 4)
    #expect(try !store.logEntries().entries.isEmpty)
    try store.close()
    #expect(try Data(contentsOf: URL(filePath: backup)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: records.folder) == names)
  }

  @Test("A backup is not worked with until it is restored") func isBackup() throws {
    let (records, backup) = try backedUp()
    #expect(try problem { try RecordFile(backup).open(passphrase: Sample.passphrase) } == .isBackup)
    let store = try RecordFile(backup).openToRead(passphrase: Sample.passphrase)
    #expect(try problem { try store.addClient(code("N")) } == .notWritable(.file))
    #expect(try problem { try store.changePassphrase(to: "eight loud lamps") } == .notWritable(.file))
    #expect(try problem { try store.backUp(to: "\(records.folder)/again") } == .notWritable(.file))
    try records.file.restore(from: backup, passphrase: Sample.passphrase)
    #expect(throws: Never.self) { try records.open().addClient(code("N")) }
  }

  @Test(
    "From a disk that is mounted read-only, backups and records that nobody has open are read",
    .enabled(if: SmallDisk.isPossible, "needs the right to mount"))
  func readOnlyDisk() throws {
    let disk = try SmallDisk()
    let records = try TestRecords(in: disk.folder)
    try records.fill(clients: 1, screensEach: 2)
    let store = try records.open()
    try store.backUp(to: "\(records.folder)/backup")
    try store.close()
    try disk.makeReadOnly()
    for path in ["\(records.folder)/backup", records.path] {
      let file = RecordFile(path)
      #expect(throws: Never.self) { try file.checkToRead() }
      let store = try file.openToRead(passphrase: Sample.passphrase)
      #expect(try store.verify().problems == [])
      #expect(try store.record(of: 1).responses.count == 2)
    }
  }

  @Test("On a full disk everything can be read", .enabled(if: SmallDisk.isPossible, "needs the right to mount"))
  func fullDisk() throws {
    let disk = try SmallDisk()
    let records = try TestRecords(in: disk.folder)
    try records.fill(clients: 1, screensEach: 2)
    try disk.fill()
    for _ in 0..<2 {
      let store = try records.file.openToRead(passphrase: Sample.passphrase)
      #expect(try store.record(of: 1).responses.count == 2)
      var export = ""
      #expect(try store.export { export += $0 }.isEmpty)
      #expect(try !store.logEntries().entries.isEmpty)
      try store.close()
      let look = try records.file.openForReading(passphrase: Sample.passphrase)
      #expect(try look.verify().problems == [])
      try look.close()
    }
  }

  @Test("Records of others, or in everybody's folder, are not opened") func others() throws {
    let records = try TestRecords()
    try records.create().close()
    chmod(records.folder, 0o777)
    #expect(try problem { try records.open() } == .folderOpenToOthers(records.folder))
    #expect(try problem { try records.file.check() } == .folderOpenToOthers(records.folder))
    // Where only a file's owner can take it away, it is safe.
    chmod(records.folder, 0o1777)
    #expect(throws: Never.self) { try records.open().close() }
    chmod(records.folder, 0o700)
    guard getuid() == 0 else { return }
    chown(records.path, 12_345, 12_345)
    #expect(try problem { try records.open() } == .othersFile)
  }

  private func backedUp() throws -> (TestRecords, String) {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 3)
    let store = try records.open()
    let backup = "\(records.folder)/backup.sqlite"
    try store.backUp(to: backup)
    try store.close()
    return (records, backup)
  }
}
