import Cage
import Foundation
import Glibc
import QuestionnaireLibrary
import SelfCheck

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

  private let errands: Int32
  private let results: Int32

  /// - Returns: `nil` when the system lets no more processes or files be; nothing can be printed or saved then.
  init?() {
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
      Self.serve(errands: errandEnds[0], results: resultEnds[1])
    }
    close(errandEnds[0])
    close(resultEnds[1])
    if child == nil { return nil }
  }

  deinit {
    close(errands)
    close(results)
  }

  /// Has an errand run, and waits for it.
  func run(_ errand: Errand) -> Result {
    guard let message = try? JSONEncoder().encode(errand), Self.write(message, to: errands),
      let answer = Self.readMessage(from: results), let result = try? JSONDecoder().decode(Result.self, from: answer)
    else { return .failed(0) }
    return result
  }

  // MARK: The other side

  private static func serve(errands: Int32, results: Int32) -> Never {
    // It must outlive no signal from the keyboard, and hold no terminal open.
    setsid()
    let nowhere = open("/dev/null", O_RDWR)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where nowhere >= 0 { dup2(nowhere, descriptor) }
    var event = pollfd(fd: errands, events: Int16(POLLIN), revents: 0)
    while poll(&event, 1, -1) > 0 || errno == EINTR {
      // Without anything to read, the program has ended.
      if event.revents & Int16(POLLIN) == 0 { break }
      let copy = ChildProcess.start {
        let message = readMessage(from: errands)
        let errand = message.flatMap { try? JSONDecoder().decode(Errand.self, from: $0) }
        let isTold = errand.map { write((try? JSONEncoder().encode($0.result())) ?? Data(), to: results) } ?? false
        _exit(isTold ? 0 : 1)
      }
      // Whoever waits for a result must get one.
      guard let copy, ended(copy) else { break }
    }
    _exit(0)
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

  private static func readMessage(from descriptor: Int32) -> Data? {
    guard let length = read(8, from: descriptor)?.withUnsafeBytes({ $0.loadUnaligned(as: UInt64.self) }),
      length <= 64 << 20
    else { return nil }
    return read(Int(length), from: descriptor)
  }

  private static func read(_ count: Int, from descriptor: Int32) -> Data? {
    var data = Data(count: count)
    var done = 0
    while done < count {
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
  fileprivate func result() -> Door.Result {
    switch self {
    case .print(let text, let printer): Printer(name: printer).print(text) ? .printed : .failed(0)
    case .save(let text, let path): ExclusiveFile.write(text, to: path)
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
