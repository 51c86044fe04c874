import Glibc
import TerminalUI

/// The program's pages as plain lines, on standard input and output.
enum Lines {
  /// Whether lines are wanted, or all that the surroundings allow.
  static func areWanted(_ isAsked: Bool) -> Bool {
    isAsked || Environment.value("TERM") == "dumb" || Environment.value("ACCESSIBLE") == "1"
      || isatty(STDOUT_FILENO) == 0
      || isatty(STDIN_FILENO) == 0
  }

  /// - Returns: the exit code.
  /// - Throws: `LineInputEnded`.
  static func run(_ program: some LineProgram, tasks: EffectTasks = EffectTasks()) throws -> Int32 {
    var prompt = LinePrompt(
      program, tasks: tasks, readLine: { Swift.readLine() },
      write: {
        print($0, terminator: "")
        fflush(nil)
      })
    return try prompt.run()
  }
}
