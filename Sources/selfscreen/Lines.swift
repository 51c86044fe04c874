import Glibc
import TerminalKit

/// The program's pages as plain lines, on standard input and output.
enum Lines {
  /// Whether lines are wanted, or all that the environment allow.
  static func areWanted(_ isAsked: Bool) -> Bool {
    isAsked || Environment.value("TERM") == "dumb" || Environment.value("ACCESSIBLE") == "1"
      || isatty(STDOUT_FILENO) == 0
      || isatty(STDIN_FILENO) == 0
  }

  /// - Parameter answer: does what the program asks for.
  /// - Returns: the exit code.
  /// - Throws: `LineInputEnded`.
  static func run<Program: LineProgram>(
    _ program: Program, answering answer: @escaping (Program.Request) -> RequestOutcome<Program.Reply>
  ) throws -> Int32 {
    var lines = LineMode(
      program, answering: answer, readLine: { Swift.readLine() },
      write: {
        print($0, terminator: "")
        fflush(nil)
      })
    return try lines.run()
  }
}
