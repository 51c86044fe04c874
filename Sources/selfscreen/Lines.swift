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

  /// Whether what was written can be cleared: where it goes to a terminal that knows how.
  static var canBeForgotten: Bool {
    isatty(STDOUT_FILENO) == 1 && !["dumb", ""].contains(Environment.value("TERM") ?? "")
  }

  /// - Parameter answer: does what the program asks for.
  /// - Returns: the exit code.
  /// - Throws: `LineInputEnded`.
  static func run<Program: LineProgram>(
    _ program: Program, answering answer: @escaping (Program.Request) -> RequestOutcome<Program.Reply>
  ) throws -> Int32 {
    let reader = LineReader()
    var lines = LineMode(
      program, answering: answer, readLine: reader.next,
      write: {
        print($0, terminator: "")
        fflush(nil)
      },
      forget: {
        // To the corner, the screen, then what can be scrolled back to.
        print("\u{1b}[H\u{1b}[2J\u{1b}[3J", terminator: "")
        fflush(nil)
      })
    return try lines.run()
  }
}
