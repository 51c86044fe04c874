import Foundation
import Testing
import TestSupport

/// A run of the program to its end: what it wrote where, and its exit code.
struct Run: CustomTestStringConvertible {
  let status: Int32
  let output: String
  let errors: String

  /// - Parameters:
  ///   - arguments: as on the command line.
  ///   - input: what it reads from standard input.
  ///   - folder: where it is started.
  ///   - standardOutput: where its results go; into `output` if not given.
  ///   - standardError: where all else goes; into `errors` if not given.
  init(
    _ arguments: [String], input: String = "", in folder: String? = nil, to standardOutput: FileHandle? = nil,
    errorsTo standardError: FileHandle? = nil
  ) throws {
    let files = try TemporaryFolder()
    defer { files.remove() }
    let outputFile = try files.write("", to: "output")
    let errorFile = try files.write("", to: "errors")
    let process = Process()
    process.executableURL = try Program.url()
    process.arguments = arguments
    process.environment = Self.environment
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.standardInput = FileHandle(forReadingAtPath: try files.write(input, to: "input"))
    process.standardOutput = standardOutput ?? FileHandle(forWritingAtPath: outputFile)
    process.standardError = standardError ?? FileHandle(forWritingAtPath: errorFile)
    try process.run()
    process.waitUntilExit()
    // Ended by a signal: as a shell gives it.
    status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    output = try String(contentsOfFile: outputFile, encoding: .utf8)
    errors = try String(contentsOfFile: errorFile, encoding: .utf8)
  }

  init(_ arguments: String..., input: String = "", in folder: String? = nil) throws {
    try self.init(arguments, input: input, in: folder)
  }

  var outputLines: [String] { Self.lines(output) }
  var errorLines: [String] { Self.lines(errors) }

  var testDescription: String { "exit code \(status), on standard error: \(errors)" }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Without what changes how the program shows itself.
  private static let environment: [String: String] = {
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("LC_") }
    for name in ["NO_COLOR", "ACCESSIBLE", "LANGUAGE", "COLUMNS", "LINES"] { environment[name] = nil }
    environment["LANG"] = "C.UTF-8"
    return environment
  }()
}
