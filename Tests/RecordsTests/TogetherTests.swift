import Foundation
import GRDB
import Records
import RecordsTestSupport
import Testing

/// Several programs with the same records open.
@Suite struct TogetherTests {
  @Test("Three processes that write at once lose nothing", .timeLimit(.minutes(2))) func writers() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    let writers = try (0..<3).map { _ in try Writer(records, client: "A", count: 30) }
    var seen = 0
    while writers.contains(where: \.process.isRunning) {
      let screens = try store.record(of: client.id).responses.count
      #expect(screens >= seen)
      seen = screens
    }
    var stored: [Int64: Int] = [:]
    for writer in writers {
      writer.process.waitUntilExit()
      #expect(try writer.messages() == "")
      #expect(writer.process.terminationStatus == 0)
      stored.merge(try writer.stored()) { first, _ in
        Issue.record("two screens with one id")
        return first
      }
    }
    #expect(stored.count == 90)
    let record = try store.record(of: client.id)
    #expect(record.responsesInProgress.isEmpty)
    #expect(record.responses.map(\.id) == stored.keys.sorted())
    for screen in record.responses { #expect(screen.answers == Sample.answers(stored[screen.id] ?? -1)) }
    #expect(try store.verify().problems == [])
  }

  @Test("Each sees at once what the other stored") func seen() throws {
    let records = try TestRecords()
    let one = try records.create()
    let other = try records.open()
    let client = try one.addClient(code("A"))
    #expect(try other.clients().clients == [client])
    let screen = try Sample.finish(1, for: client.id, in: other)
    #expect(try one.record(of: client.id).responses == [screen])
  }

  @Test("Two who go on with the same half-finished answers do not write over each other") func sameDraft() throws {
    let records = try TestRecords()
    let one = try records.create()
    let other = try records.open()
    let client = try one.addClient(code("A"))
    var inProgress = try one.startResponse(of: "sample", questionnaires: [Sample.reference], for: client.id)
    inProgress.answers = Sample.answers(1)
    inProgress = try one.save(inProgress)
    var others = try #require(try other.record(of: client.id).responsesInProgress.first)
    others.answers = Sample.answers(2)
    others = try other.save(others)
    inProgress.answers = Sample.answers(3)
    #expect(try problem { try one.save(inProgress) } == .responseChanged)
    #expect(try one.record(of: client.id).responsesInProgress == [others])
    // The clock stands still in this test, and each goes on saving what is theirs.
    others.answers = Sample.answers(4)
    others = try other.save(others)
    #expect(try problem { try one.discard(inProgress) } == .responseChanged)
    // What the first one asked to its end is stored nevertheless, and what the other goes on with stays.
    #expect(try one.finish(inProgress, with: [Sample.screen(Sample.answers(3))]).count == 1)
    #expect(try one.record(of: client.id).responsesInProgress == [others])
    try other.discard(others)
    #expect(try problem { try one.discard(others) } == .responseGone)
    #expect(try one.record(of: client.id).responsesInProgress.isEmpty)
  }

  @Test("While another program writes, lists are read; what cannot be written in time is said") func busy() throws {
    let records = try TestRecords(patience: .milliseconds(200))
    let store = try records.create()
    let client = try store.addClient(code("A"))
    let other = try DatabaseQueue(path: records.path)
    try other.inDatabase { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      #expect(try store.clients().clients == [client])
      #expect(try problem { try store.addClient(code("B")) } == .busy)
      try database.execute(sql: "ROLLBACK")
    }
    #expect(throws: Never.self) { try store.addClient(code("B")) }
  }

  @Test("A deletion while another program reads says that not all of it is gone; when that closes, it is")
  func deletionWhileRead() throws {
    let records = try TestRecords(patience: .milliseconds(200))
    let store = try records.create()
    let client = try store.addClient(code("A"))
    try Sample.finish(1, for: client.id, in: store)
    let sealed = try #require(try RawRows(records).screens.first)
    let other = try DatabaseQueue(path: records.path)
    try other.inDatabase { database in
      try database.execute(sql: "BEGIN")
      _ = try Row.fetchAll(database, sql: "SELECT * FROM screen")
      #expect(try !store.delete(client.id))
      try database.execute(sql: "ROLLBACK")
    }
    try other.close()
    try store.close()
    #expect(try records.bytes().range(of: sealed) == nil)
  }

  @Test("Records that another program has open are not replaced") func restoreInUse() throws {
    let records = try TestRecords(patience: .milliseconds(200))
    let store = try records.create()
    try store.backUp(to: "\(records.folder)/backup")
    #expect(
      try problem { try records.file.restore(from: "\(records.folder)/backup", passphrase: Sample.passphrase) }
        == .inUse)
    #expect(throws: Never.self) { try store.addClient(code("A")) }
  }
}
