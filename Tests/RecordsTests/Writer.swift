import Foundation

/// A process of its own that answers a questionnaire again and again.
struct Writer {
  let process = Process()
  private let output: URL
  private let errors: URL

  /// - Parameter largestFile: how large the records may grow, in bytes, before the system refuses to write more.
  init(_ records: TestRecords, client: String, count: Int, largestFile: Int? = nil) throws {
    output = URL(filePath: "\(records.folder)/\(UUID().uuidString).output")
    errors = URL(filePath: "\(records.folder)/\(UUID().uuidString).errors")
    for file in [output, errors] { try Data().write(to: file) }
    process.executableURL = try Self.program()
    process.arguments = [records.path, client, String(count)] + (largestFile.map { [String($0)] } ?? [])
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  /// What the store has said is stored: the number of the screen by its id.
  func stored() throws -> [Int64: Int] {
    let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropLast().reduce(into: [:]) { stored, line in
      let words = line.split(separator: " ")
      guard words.count == 3, let number = Int(words[1]), let id = Int64(words[2]) else { return }
      stored[id] = number
    }
  }

  func messages() throws -> String { try String(contentsOf: errors, encoding: .utf8) }

  /// Whether it has opened the records.
  func isReady() throws -> Bool { try !Data(contentsOf: output).isEmpty }

  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  struct NotFound: Error {}

  /// The program is built into the folder that the test executable is in, or into one above it.
  private static func program() throws -> URL {
    let executables = ["/proc/self/exe", CommandLine.arguments[0]].map { URL(filePath: $0).resolvingSymlinksInPath() }
    let candidates = executables.flatMap { executable in
      sequence(first: executable.deletingLastPathComponent()) { $0.deletingLastPathComponent() }.prefix(4)
        .map { $0.appending(path: "records-writer") }
    }
    guard let program = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      throw NotFound()
    }
    return program
  }
}
