import ArgumentParser
import Glibc
import QuestionnaireLibrary
import TerminalUI

/// The self-check in a terminal, or as lines of text where there is none.
struct SelfCheck {
  var content = ContentSource()
  var plan: String?
  var isAccessible = false
  var display: DisplayOptions?

  func run() throws {
    if !usesLines {
      // What is wrong with a file is said before the terminal is taken over.
      let state = try state(asksOneByOne: false)
      let look = display?.wantedLook ?? .forThisTerminal
      let session = MainActor.assumeIsolated { TerminalSession(look: look) }
      if let session, case .exit(let code) = MainActor.assumeIsolated({ session.run(state) }) { throw ExitCode(code) }
      printError(
        "selfscreen: this terminal (TERM=\(Environment.value("TERM") ?? "")) is not known here; using plain lines.")
    }
    throw ExitCode(try runLines(try state(asksOneByOne: true)))
  }

  private func state(asksOneByOne: Bool) throws -> AppState {
    let library = try content.library()
    let settings =
      display?.settings(asksOneByOne: asksOneByOne)
      ?? AppState.Settings(usesASCII: !TerminalLocale.adoptUTF8(), asksOneByOne: asksOneByOne)
    var state = try AppState(library: library, settings: settings, size: Size(columns: 80, rows: 24))
    if let plan {
      guard let plan = try library.plan(plan) else {
        throw ValidationError(
          "There is no plan '\(plan)'. The plans are: \(library.planIDs.sorted().joined(separator: ", ")).")
      }
      state.start(plan)
    }
    return state
  }

  private func runLines(_ state: AppState) throws -> Int32 {
    var prompt = LinePrompt(
      state: state, readLine: { Swift.readLine() },
      write: {
        print($0, terminator: "")
        fflush(nil)
      })
    return try prompt.run()
  }

  private var usesLines: Bool {
    isAccessible || Environment.value("TERM") == "dumb" || Environment.value("ACCESSIBLE") == "1"
      || isatty(STDOUT_FILENO) == 0
      || isatty(STDIN_FILENO) == 0
  }
}
