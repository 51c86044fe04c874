import Foundation
import Records
import RecordsTestSupport
import Synchronization

/// Records in a folder of their own, with a clock and a patience that the test sets.
final class TestRecords: Sendable {
  let file: RecordFile
  let clock: TestClock
  let pauses: Pauses
  private let place: Folder
  var path: String { file.path }
  var folder: String { place.path }

  /// - Parameters:
  ///   - folder: another one than a new one.
  ///   - user: whose name goes into the log.
  ///   - patience: how long is waited for other programs.
  init(in folder: Folder? = nil, user: String = "ada", patience: Duration = .seconds(30)) throws {
    let place = try folder ?? Folder()
    let clock = TestClock()
    let pauses = Pauses()
    self.place = place
    self.clock = clock
    self.pauses = pauses
    file = RecordFile(
      "\(place.path)/records.sqlite",
      // Whoever has the records open keeps the folder.
      environment: StoreEnvironment(
        now: { [place] in withExtendedLifetime(place) { clock.now } }, user: user, patience: patience,
        pause: { pauses.add($0) }))
  }

  func create() throws(RecordProblem) -> RecordStore {
    try file.create(passphrase: Sample.passphrase, cost: Sample.cost)
  }

  func open() throws(RecordProblem) -> RecordStore {
    try file.open(passphrase: Sample.passphrase)
  }

  /// New records with clients, each with some finished screens; closed.
  func fill(clients: Int, screensEach: Int) throws {
    let store = try create()
    for number in 0..<clients {
      let client = try store.addClient(code("C-\(number)"))
      for screen in 0..<screensEach { try Sample.finish(screen, for: client.id, in: store) }
    }
    try store.close()
  }

  /// The bytes of the file, and of what SQLite keeps beside it.
  func bytes() throws -> Data {
    try ["", "-wal", "-shm", "-journal"].reduce(into: Data()) { bytes, suffix in
      guard FileManager.default.fileExists(atPath: path + suffix) else { return }
      bytes += try Data(contentsOf: URL(filePath: path + suffix))
    }
  }
}

func code(_ text: String) -> ClientCode {
  guard let code = ClientCode(text) else { fatalError("\(text) isn't a client code") }
  return code
}

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
  private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
  var now: Date { time.withLock { $0 } }

  func move(days: Double) { time.withLock { $0 += days * 86_400 } }
}

/// How long was waited before wrong passphrases were answered.
final class Pauses: Sendable {
  private let seconds = Mutex<[Duration]>([])
  var all: [Duration] { seconds.withLock { $0 } }

  func add(_ duration: Duration) { seconds.withLock { $0.append(duration) } }
}

/// A folder that is removed when nobody uses it any more.
final class Folder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "selfscreen-records-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
