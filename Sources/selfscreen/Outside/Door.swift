import Cage
import Foundation
import Glibc
import KioskHost
import QuestionnaireLibrary
import SelfCheck
import TerminalKit

/// The one way out of the cage: a process of its own, started before anything was answered, that prints and saves what
/// the person asks for.
///
/// Each errand is run by a copy of it that ends afterward: nothing of what was printed or saved stays in its memory.
final class Door: Sendable {
  /// What can be asked for.
  enum Errand: Codable {
    case print(String, printer: String?)
    case save(String, path: String)
  }

  /// What came of it.
  enum Result: Codable, Equatable {
    case printed
    /// The whole path.
    case saved(path: String)
    /// The system's number for what was in the way; 0 where it gives none.
    case failed(Int32)
  }

  /// An errand on its way, or what came of it. The number tells whether they belong together: a kiosk's next start may find
  /// what came of an errand of the last one.
  private struct Message<Content: Codable>: Codable {
    let number: UInt64
    let content: Content
  }

  private let errands: Int32
  private let results: Int32

  /// - Parameter saves: whether it saves too.
  /// - Returns: `nil` when the system lets no more processes or files be; nothing can be printed or saved then.
  init?(saves: Bool = true) {
    var errandEnds: [Int32] = [0, 0]
    var resultEnds: [Int32] = [0, 0]
    guard pipe(&errandEnds) == 0 else { return nil }
    guard pipe(&resultEnds) == 0 else {
      errandEnds.forEach { close($0) }
      return nil
    }
    // A program that is started would hold them open.
    for end in errandEnds + resultEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    errands = errandEnds[1]
    results = resultEnds[0]
    let child = ChildProcess.start {
      close(errandEnds[1])
      close(resultEnds[0])
      Self.serve(errands: errandEnds[0], results: resultEnds[1], saves: saves)
    }
    close(errandEnds[0])
    close(resultEnds[1])
    if child == nil { return nil }
  }

  deinit {
    close(errands)
    close(results)
  }

  // MARK: Across a kiosk's starts

  private static let variable = "SELFSCREEN_KIOSK_DOOR"

  /// The door that the start before this one handed on; `nil` when there was none.
  static let handedOn: Door? = {
    guard Handover.received != nil, let text = getenv(variable).map({ String(cString: $0) }) else { return nil }
    let ends = text.split(separator: " ").compactMap { Int32($0) }
    guard ends.count == 2, isPipe(ends[0], O_WRONLY), isPipe(ends[1], O_RDONLY) else { return nil }
    return Door(errands: ends[0], results: ends[1])
  }()

  private init(errands: Int32, results: Int32) {
    self.errands = errands
    self.results = results
  }

  /// Leaves it open to this program's next starts. Only for a program that starts no other.
  func handOn() {
    for end in [errands, results] { _ = fcntl(end, F_SETFD, 0) }
    setenv(Self.variable, "\(errands) \(results)", 1)
  }

  private static func isPipe(_ descriptor: Int32, _ mode: Int32) -> Bool {
    var facts = stat()
    return descriptor > STDERR_FILENO && fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO
      && fcntl(descriptor, F_GETFL) & O_ACCMODE == mode
  }

  // MARK: This side

  /// Has an errand run, and waits for it.
  func run(_ errand: Errand) -> Result {
    let number = UInt64.random(in: .min ... .max)
    guard let message = try? JSONEncoder().encode(Message(number: number, content: errand)),
      Self.write(message, to: errands)
    else { return .failed(0) }
    while let answer = Self.readMessage(from: results),
      let result = try? JSONDecoder().decode(Message<Result>.self, from: answer)
    {
      if result.number == number { return result.content }
    }
    return .failed(0)
  }

  // MARK: The other side

  private static func serve(errands: Int32, results: Int32, saves: Bool) -> Never {
    // It must outlive no signal from the keyboard, and hold no terminal open.
    setsid()
    let nowhere = open("/dev/null", O_RDWR)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where nowhere >= 0 { dup2(nowhere, descriptor) }
    var event = pollfd(fd: errands, events: Int16(POLLIN), revents: 0)
    while poll(&event, 1, -1) > 0 || errno == EINTR {
      // Without anything to read, the program has ended.
      if event.revents & Int16(POLLIN) == 0 { break }
      let copy = ChildProcess.start { _exit(serveOne(errands: errands, results: results, saves: saves) ? 0 : 1) }
      // Whoever waits for a result must get one.
      guard let copy, ended(copy) else { break }
    }
    _exit(0)
  }

  /// - Returns: whether the door can stay open.
  private static func serveOne(errands: Int32, results: Int32, saves: Bool) -> Bool {
    PrivateMemory.keepOutOfSwap(needing: 256 << 20)
    guard let message = readMessage(from: errands, patience: errandPatience) else {
      // Its program ended in the middle of a word, by a fault: what it said is no errand.
      return empty(errands)
    }
    guard let errand = try? JSONDecoder().decode(Message<Errand>.self, from: message) else { return false }
    let result = Message(number: errand.number, content: errand.content.result(saves: saves))
    return (try? JSONEncoder().encode(result)).map { write($0, to: results) } ?? false
  }

  /// The milliseconds in which the next part of an errand must come: it is written at once.
  private static let errandPatience: Int32 = 10_000

  /// Reads what there is, and forgets it.
  private static func empty(_ descriptor: Int32) -> Bool {
    var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var bytes = [UInt8](repeating: 0, count: 4096)
    while poll(&event, 1, 0) > 0, event.revents & Int16(POLLIN) != 0 {
      if Glibc.read(descriptor, &bytes, bytes.count) <= 0 { return false }
    }
    return true
  }

  private static func ended(_ process: Int32) -> Bool {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return false } }
    return status == 0
  }

  // MARK: Messages: their length, then so many bytes

  private static func write(_ message: Data, to descriptor: Int32) -> Bool {
    var bytes = withUnsafeBytes(of: UInt64(message.count)) { Data($0) }
    bytes.append(message)
    return (try? bytes.withUnsafeBytes { try writeAll($0, to: descriptor, name: "door") }) != nil
  }

  /// - Parameter patience: the milliseconds to wait for each part of it; -1 waits on.
  private static func readMessage(from descriptor: Int32, patience: Int32 = -1) -> Data? {
    guard let length = read(8, from: descriptor, patience)?.withUnsafeBytes({ $0.loadUnaligned(as: UInt64.self) }),
      length <= 64 << 20
    else { return nil }
    return read(Int(length), from: descriptor, patience)
  }

  private static func read(_ count: Int, from descriptor: Int32, _ patience: Int32) -> Data? {
    var data = Data(count: count)
    var done = 0
    var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while done < count {
      if poll(&event, 1, patience) == 0 { return nil }
      let more = data.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: done), count - done)
      }
      if more == 0 || more < 0 && errno != EINTR { return nil }
      done += max(0, more)
    }
    return data
  }
}

extension Door.Errand {
  fileprivate func result(saves: Bool) -> Door.Result {
    switch self {
    case .print(let text, let printer): Printer(name: printer).print(text) ? .printed : .failed(0)
    case .save(let text, let path): saves ? ExclusiveFile.write(text, to: path) : .failed(EPERM)
    }
  }
}

extension Optional<Door> {
  /// - Returns: whether the printer took it.
  func print(_ text: String, printer: String? = nil) -> Bool {
    self?.run(.print(text, printer: printer)) == .printed
  }

  /// - Parameter strings: for what is in the way.
  func save(_ text: String, to path: String, _ strings: Strings) -> SaveOutcome {
    switch self?.run(.save(text, path: path)) ?? .failed(0) {
    case .saved(let path): .saved(path: path)
    case .failed(let number): .failed(problem: ExclusiveFile.problem(number, strings))
    case .printed: .failed(problem: ExclusiveFile.problem(0, strings))
    }
  }
}
