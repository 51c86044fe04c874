import ForeignText
import Foundation
import Glibc
import QuestionnaireLibrary
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
    _ program: Program, reader: LineReader = LineReader(),
    answering answer: @escaping (Program.Request) -> RequestOutcome<Program.Reply>
  ) throws -> Int32 {
    var lines = LineMode(
      program, answering: answer, readLine: reader.next,
      write: {
        print($0.visible, terminator: "")
        fflush(nil)
      },
      forget: {
        // To the corner, the screen, then what can be scrolled back to.
        print("\u{1b}[H\u{1b}[2J\u{1b}[3J", terminator: "")
        fflush(nil)
      })
    return try lines.run()
  }

  /// Asks whether lines will do, where a screen was to be expected: they leave behind what a screen does not.
  ///
  /// - Returns: `nil` to go on, or the exit code.
  static func refusal(_ strings: Strings, contacts: String, reader: LineReader) throws -> Int32? {
    try printText("\(strings.lineAskFirst)\n\(contacts)\n")
    while true {
      print(strings.lineAsk.visible, terminator: "")
      fflush(nil)
      switch reader.next() {
      case .interrupted:
        print()
        return 130
      case .ended: return 1
      case .line(let line):
        let word = line.trimmingCharacters(in: .whitespaces).lowercased()
        if words(strings.lineWordsYes).contains(word) { return nil }
        if words(strings.lineWordsNo).contains(word) { return 0 }
      }
    }
  }

  private static func words(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
