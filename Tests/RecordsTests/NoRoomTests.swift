import Foundation
import Records
import RecordsTestSupport
import Testing

/// Full disks, and disks that cannot be written to.
@Suite struct NoRoomTests {
  @Test("When files may not grow, what was stored stays") func limited() throws {
    let records = try TestRecords()
    try records.create().close()
    let writer = try Writer(records, client: "A", count: .max, largestFile: 300_000)
    writer.process.waitUntilExit()
    #expect(writer.process.terminationStatus == 1)
    #expect(try writer.messages().contains(records.path))
    let stored = try writer.stored()
    #expect(stored.count > 1)
    let store = try records.open()
    let client = try #require(try store.client(code("A")))
    #expect(try store.record(of: client.id).responses.map(\.id) == stored.keys.sorted())
    #expect(try store.verify().problems == [])
  }

  @Test("A full disk", .enabled(if: SmallDisk.isPossible, "needs the right to mount")) func fullDisk() throws {
    let disk = try SmallDisk()
    let records = try TestRecords(in: disk.folder)
    let store = try records.create()
    let client = try store.addClient(code("A"))
    var stored = 0
    let full = try problem {
      while true {
        try Sample.finish(stored, for: client.id, in: store)
        stored += 1
      }
    }
    #expect(full == .diskFull)
    // A smaller write could still fit.
    try disk.fill()
    var clients = [client]
    let stillFull = try problem { while true { clients.append(try store.addClient(code("B-\(clients.count)"))) } }
    #expect(stillFull == .diskFull)
    #expect(try problem { try store.backUp(to: "\(records.folder)/backup") } == .diskFull)
    #expect(!FileManager.default.fileExists(atPath: "\(records.folder)/backup"))
    #expect(Set(try store.clients().clients.map(\.id)) == Set(clients.map(\.id)))
    // With room again, it goes on where it was.
    try disk.grow()
    #expect(try store.record(of: client.id).responses.count == stored)
    try Sample.finish(stored, for: client.id, in: store)
    #expect(try store.verify().problems == [])
    try store.close()
  }

  @Test("A disk that is mounted read-only", .enabled(if: SmallDisk.isPossible, "needs the right to mount"))
  func readOnly() throws {
    let disk = try SmallDisk()
    let records = try TestRecords(in: disk.folder)
    try records.create().close()
    try disk.makeReadOnly()
    #expect(try problem { try records.open() } == .notWritable(.file))
    #expect(try problem { try records.file.check() } == .notWritable(.file))
    let others = RecordFile("\(records.folder)/others.sqlite")
    #expect(
      try problem { try others.create(passphrase: Sample.passphrase, cost: Sample.cost) }
        == .notWritable(.folder(records.folder)))
  }

  @Test("A folder that cannot be written to", .enabled(if: getuid() != 0, "root may write to any folder"))
  func readOnlyFolder() throws {
    let records = try TestRecords()
    try records.create().close()
    chmod(records.folder, 0o500)
    defer { chmod(records.folder, 0o700) }
    #expect(try problem { try records.open() } == .notWritable(.folder(records.folder)))
  }

  @Test("A folder that is not there") func noFolder() throws {
    let records = try TestRecords()
    let file = RecordFile("\(records.folder)/no/records.sqlite")
    #expect(
      try problem { try file.create(passphrase: Sample.passphrase, cost: Sample.cost) }
        == .folderMissing("\(records.folder)/no"))
  }
}
