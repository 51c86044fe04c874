import Foundation
import Records
import RecordsTestSupport
import Testing

/// The file under an open store goes away, or another one comes into its place.
@Suite struct FileGoneTests {
  private enum Move: CaseIterable {
    case moved, deleted, replaced, logDeleted, logReplaced
  }

  @Test("Nothing is called stored that went into a file which is no longer there", arguments: Move.allCases)
  private func gone(_ move: Move) throws {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 1)
    let files = FileManager.default
    let copy = "\(records.folder)/copy"
    try files.copyItem(atPath: records.path, toPath: copy)
    chmod(copy, 0o600)
    let store = try records.open()
    let second = try Sample.finish(2, for: 1, in: store)
    let away = "\(records.folder)/away"
    switch move {
    case .moved: try files.moveItem(atPath: records.path, toPath: away)
    case .deleted: try files.removeItem(atPath: records.path)
    case .replaced: rename(copy, records.path)
    case .logDeleted: try files.removeItem(atPath: records.path + "-wal")
    case .logReplaced:
      try Data().write(to: URL(filePath: copy))
      rename(copy, records.path + "-wal")
    }
    #expect(try problem { try Sample.finish(3, for: 1, in: store) } == .fileGone)
    #expect(try problem { try store.addClient(code("N")) } == .fileGone)
    #expect(!store.isDamaged)
    guard move == .moved else { return }
    // What was stored before is in the file itself, wherever that is now.
    let moved = try RecordFile(away).openForReading(passphrase: Sample.passphrase)
    #expect(try moved.record(of: 1).responses.last == second)
    #expect(try moved.verify().problems == [])
    try moved.close()
    // Put back, it goes on.
    try files.moveItem(atPath: away, toPath: records.path)
    try Sample.finish(3, for: 1, in: store)
    try store.close()
    #expect(try records.open().record(of: 1).responses.count == 3)
  }

  @Test("An older copy that is written into the open file is noticed before anything is called stored")
  func writtenInto()
    throws
  {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 20)
    let old = try Data(contentsOf: URL(filePath: records.path))
    let store = try records.open()
    for number in 0..<5 { try Sample.finish(number, for: 1, in: store) }
    // A deletion empties the write-ahead log; what comes afterward is only a part of what the file had.
    try store.delete(store.addClient(code("N")).id)
    try Sample.finish(7, for: 1, in: store)
    let file = try #require(FileHandle(forWritingAtPath: records.path))
    try file.write(contentsOf: old)
    try file.truncate(atOffset: UInt64(old.count))
    try file.close()
    #expect(try problem { try Sample.finish(3, for: 1, in: store) } == .fileGone)
    #expect(try problem { try Sample.finish(3, for: 1, in: store) } == .fileGone)
    try store.close()
    // What SQLite keeps beside it makes the file neither the old nor the new one.
    let mixed = try records.open()
    #expect(try problem { try mixed.addClient(code("N")) } == .onlyRead)
  }

  @Test("A file that was only touched, or that another counselor wrote to, is no reason to stop") func touched() throws
  {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 2)
    let store = try records.open()
    try Sample.finish(1, for: 1, in: store)
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: records.path)
    try Sample.finish(2, for: 1, in: store)
    let other = try records.open()
    try Sample.finish(3, for: 1, in: other)
    other.foldWriteAheadLog()
    try Sample.finish(4, for: 1, in: store)
    try other.close()
    try Sample.finish(5, for: 1, in: store)
    #expect(try store.record(of: 1).responses.count == 7)
  }

  @Test("New records are not begun beside what is left of others", arguments: ["-wal", "-shm", "-journal"])
  func leftOver(_ suffix: String) throws {
    let records = try TestRecords()
    try Data("answers".utf8).write(to: URL(filePath: records.path + suffix))
    #expect(try problem { try records.create() } == .leftOver(records.path + suffix))
    #expect(try Data(contentsOf: URL(filePath: records.path + suffix)) == Data("answers".utf8))
    #expect(!records.file.exists)
  }

  @Test("An older copy that was written over the file after a kill is noticed at opening") func writtenOver() throws {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 1)
    let old = try Data(contentsOf: URL(filePath: records.path))
    let store = try records.open()
    for number in 0..<40 { try Sample.finish(number, for: 1, in: store) }
    store.foldWriteAheadLog()
    let folded = try #require(FileHandle(forWritingAtPath: records.path))
    try Sample.finish(7, for: 1, in: store)
    // As a kill leaves it: the write-ahead log stays.
    let log = try Data(contentsOf: URL(filePath: records.path + "-wal"))
    try store.close()
    try folded.write(contentsOf: old)
    try folded.truncate(atOffset: UInt64(old.count))
    try folded.close()
    try log.write(to: URL(filePath: records.path + "-wal"))
    let mixed = try records.open()
    #expect(mixed.isDamaged)
    #expect(try problem { try mixed.addClient(code("N")) } == .onlyRead)
  }

  @Test("A copy of the file alone has all that was stored before the log was folded in") func copied() throws {
    let records = try TestRecords()
    try records.fill(clients: 1, screensEach: 1)
    let store = try records.open()
    let new = try Sample.finish(2, for: 1, in: store)
    store.foldWriteAheadLog()
    let copy = "\(records.folder)/copy.sqlite"
    try FileManager.default.copyItem(atPath: records.path, toPath: copy)
    #expect(try RecordFile(copy).openForReading(passphrase: Sample.passphrase).record(of: 1).responses.last == new)
  }
}
