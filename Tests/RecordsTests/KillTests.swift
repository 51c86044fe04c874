import Foundation
import Records
import RecordsTestSupport
import Testing

/// A writer is killed at any instant, and power is cut at any byte: what was said to be stored is stored.
///
/// `RECORDS_KILLS=300 swift test --filter KillTests` kills it three hundred times.
@Suite struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["RECORDS_KILLS"].flatMap(Int.init) ?? 20

  @Test("After a kill nothing finished is lost, and nothing half done appears finished", .timeLimit(.minutes(10)))
  func kill() throws {
    let records = try TestRecords()
    try records.create().close()
    var stored = 0
    for round in 0..<Self.kills {
      let writer = try Writer(records, client: "K-\(round)", count: .max)
      // Now and then it is killed while it still opens the records.
      while round % 5 > 0, try !writer.isReady() { usleep(1000) }
      usleep(.random(in: 0...60_000))
      writer.kill()
      stored += try check(try writer.stored(), of: "K-\(round)", records)
    }
    #expect(stored > 0)
    #expect(try records.open().verify().problems == [])
  }

  /// - Returns: how many screens were said to be stored.
  private func check(_ stored: [Int64: Int], of client: String, _ records: TestRecords) throws -> Int {
    let store = try records.open()
    defer { try? store.close() }
    guard let client = try store.client(code(client)) else {
      #expect(stored.isEmpty)
      return 0
    }
    let record = try store.record(of: client.id)
    #expect(record.unreadable.isEmpty)
    // One more may have been stored than there was time to say.
    #expect((stored.count...(stored.count + 1)).contains(record.responses.count))
    for (number, screen) in record.responses.enumerated() {
      #expect(screen.answers == Sample.answers(number))
      #expect(screen.score("total")?.isComplete == true)
      #expect(stored[screen.id] == number || number == stored.count)
    }
    // What was being answered can be taken up again, and is not finished as well.
    #expect(record.responsesInProgress.count <= 1)
    for inProgress in record.responsesInProgress {
      #expect(inProgress.answers.allSatisfy { Sample.answers(record.responses.count)[$0.key] == $0.value })
    }
    return stored.count
  }

  @Test("A power cut that leaves any part of what was written last leaves whole screens") func powerCut() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    for number in 0..<6 {
      var inProgress = try store.startResponse(of: "sample", questionnaires: [], for: client.id)
      inProgress.answers = ["mood_1": .option("1")]
      inProgress = try store.save(inProgress)
      try store.finish(inProgress, with: [Sample.screen(Sample.answers(number))])
    }
    let log = try Data(contentsOf: URL(filePath: records.path + "-wal"))
    var counts: Set<Int> = []
    for length in Array(stride(from: 0, to: log.count, by: 1531)) + [log.count] {
      let copy = try TestRecords()
      try FileManager.default.copyItem(atPath: records.path, toPath: copy.path)
      try log.prefix(length).write(to: URL(filePath: copy.path + "-wal"))
      let survived = try copy.open()
      let verification = try survived.verify()
      #expect(verification.problems == [])
      let record = try survived.client(code("A")).map { try survived.record(of: $0.id) }
      for (number, screen) in (record?.responses ?? []).enumerated() {
        #expect(screen.answers == Sample.answers(number))
      }
      #expect(record?.responsesInProgress.count ?? 0 <= 1)
      counts.insert(record?.responses.count ?? 0)
    }
    #expect(counts == Set(0...6))
  }
}
