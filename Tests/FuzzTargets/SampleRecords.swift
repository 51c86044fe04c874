import Foundation
import Records
import RecordsTestSupport

/// A small file of records, and what it holds.
struct SampleRecords {
  let folder: URL
  /// The file as it was written.
  let bytes: Data
  let clients: [Client]
  let contents: [Client.ID: ClientRecord]
  let log: [LogEntry]

  var path: String { folder.appending(path: "records.sqlite").path }
  var file: RecordFile { RecordFile(path, environment: Self.environment) }

  private static var environment: StoreEnvironment {
    StoreEnvironment(
      now: { Date(timeIntervalSince1970: 1_800_000_000) }, user: "ada", patience: .zero, pause: { _ in })
  }

  init() throws {
    // In memory where there is such a place: what is looked for is no fault of a disk.
    let shared = URL(filePath: "/dev/shm")
    let place =
      FileManager.default.isWritableFile(atPath: shared.path) ? shared : FileManager.default.temporaryDirectory
    folder = place.appending(path: "selfscreen-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "records.sqlite").path
    let store = try RecordFile(path, environment: Self.environment).create(
      passphrase: Sample.passphrase, cost: Sample.cost)
    for number in 1...2 {
      guard let code = ClientCode("C-\(number)") else { throw BrokenPromise("C-\(number) is no code") }
      let client = try store.addClient(code)
      for screen in 1...2 { try Sample.finish(number * 100 + screen, for: client.id, in: store) }
      _ = try store.startResponse(of: "sample", questionnaires: [Sample.reference], for: client.id)
    }
    clients = try store.clients().clients
    var contents: [Client.ID: ClientRecord] = [:]
    for client in clients { contents[client.id] = try store.recordAgain(of: client.id) }
    self.contents = contents
    log = try store.logEntries().entries
    try store.close()
    bytes = try Data(contentsOf: URL(filePath: path))
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Reads everything there is, and compares it with what was stored.
  ///
  /// - Parameter verify: with a fault, to see that it is found.
  func check(_ store: RecordStore, verify: (RecordStore) throws -> Verification) throws {
    var isComplete = true
    do {
      let list = try store.clients()
      for client in list.clients {
        try promise(clients.contains(client), "a client was read that nobody stored: \(client.id)")
      }
      isComplete = list.clients.count == clients.count
      for client in clients {
        guard let record = try? store.recordAgain(of: client.id) else {
          isComplete = false
          continue
        }
        if try !isWhole(record) { isComplete = false }
      }
    } catch is RecordProblem {
      isComplete = false
    }
    guard let verification = try? verify(store) else { return }
    if verification.problems.isEmpty {
      try promise(isComplete, "something is missing, and 'verify' finds nothing")
      try promise(
        verification.clients == clients.count && verification.logEntries >= log.count, "'verify' counts too few")
    }
  }

  /// Whether it is all that was stored.
  ///
  /// - Throws: `BrokenPromise` for a value that was not.
  private func isWhole(_ record: ClientRecord) throws -> Bool {
    guard let stored = contents[record.client.id] else { throw BrokenPromise("a record of nobody") }
    try promise(record.client == stored.client, "a record with another client's code")
    for response in record.responses {
      try promise(stored.responses.contains(response), "a response that nobody stored: \(response.id)")
    }
    for inProgress in record.responsesInProgress {
      try promise(stored.responsesInProgress.contains(inProgress), "answers in progress that nobody stored")
    }
    for interval in record.intervals {
      try promise(stored.intervals.contains(interval), "an interval that nobody stored")
    }
    return record == stored
  }
}
