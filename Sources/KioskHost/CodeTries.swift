import Glibc
import Secrets

/// The place where wrong codes are counted.
protocol CodeTries {
  func check() throws(HostProblem)

  /// Looks at a code while nobody else does.
  ///
  /// - Parameter look: takes the limit as it stands, and a way to keep a new one.
  func inTurn<Result>(
    _ look: (WrongCodeLimit, _ keep: (WrongCodeLimit) throws -> Void) throws -> Result
  ) throws -> Result
}

/// Counts in a file for all kiosks of a machine.
struct TriesInFile: CodeTries {
  private let file: SharedFile
  private static let head = "selfscreen-staff-code-tries "
  /// The text is always as long, so that it can be written on a full disk too.
  private static let length = 80

  init(path: String) {
    file = SharedFile(path: path)
  }

  func check() throws(HostProblem) {
    do {
      _ = try file.look(Self.limit)
    } catch {
      let reason = (error as? SharedFile.Failure)?.reason ?? "\(error)"
      throw HostProblem("\(file.path): error: wrong staff codes can't be counted here: \(reason)")
    }
  }

  func inTurn<Result>(
    _ look: (WrongCodeLimit, _ keep: (WrongCodeLimit) throws -> Void) throws -> Result
  ) throws -> Result {
    try file.change(mode: 0o600) { file in
      try look(try Self.limit(in: file)) { limit in
        let text = Self.head + limit.text
        let line = text + String(repeating: " ", count: Self.length - text.utf8.count - 1) + "\n"
        try file.write(Array(line.utf8), at: 0)
      }
    }
  }

  private static func limit(in file: OpenFile) throws -> WrongCodeLimit {
    let bytes = try file.bytes(at: 0, atMost: length + 1)
    if bytes.isEmpty { return WrongCodeLimit() }
    let line = String(decoding: bytes, as: UTF8.self)
    guard bytes.count == length, line.hasPrefix(head), line.hasSuffix("\n"),
      let limit = WrongCodeLimit(String(line.dropFirst(head.count).prefix { $0 != " " && $0 != "\n" }))
    else {
      throw SharedFile.Failure("it is another file, and was left as it is. Name a new one.")
    }
    return limit
  }
}

/// Counts for this kiosk alone, also while it starts itself anew.
struct TriesInEnvironment: CodeTries {
  private static let variable = "SELFSCREEN_KIOSK_WRONG_CODES"

  func check() throws(HostProblem) {}

  func inTurn<Result>(
    _ look: (WrongCodeLimit, _ keep: (WrongCodeLimit) throws -> Void) throws -> Result
  ) throws -> Result {
    let kept = getenv(Self.variable).map { String(cString: $0) }.flatMap(WrongCodeLimit.init)
    return try look(kept ?? WrongCodeLimit()) { setenv(Self.variable, $0.text, 1) }
  }
}

/// Counts for one visit, where the proper place fails.
final class TriesInMemory: CodeTries {
  private var limit: WrongCodeLimit

  init(_ limit: WrongCodeLimit) {
    self.limit = limit
  }

  func check() throws(HostProblem) {}

  func inTurn<Result>(
    _ look: (WrongCodeLimit, _ keep: (WrongCodeLimit) throws -> Void) throws -> Result
  ) throws -> Result {
    try look(limit) { limit = $0 }
  }
}
