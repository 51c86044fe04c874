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
    if !Lines.areWanted(isAccessible) {
      // What is wrong with a file is said before the terminal is taken over.
      let state = try state(isInLines: false)
      let look = display?.wantedLook ?? .forThisTerminal
      let session = MainActor.assumeIsolated { TerminalSession(look: look) }
      if let session, case .exit(let code) = MainActor.assumeIsolated({ session.run(state) }) { throw ExitCode(code) }
      printError(
        "selfscreen: this terminal (TERM=\(Environment.value("TERM") ?? "")) is not known here; using plain lines.")
    }
    throw ExitCode(try Lines.run(try state(isInLines: true)))
  }

  private func state(isInLines: Bool) throws -> AppState {
    let library = try content.library()
    let settings =
      display?.settings(isInLines: isInLines)
      ?? AppState.Settings(
        usesASCII: !TerminalLocale.adoptUTF8(), asksOneByOne: isInLines, isInLines: isInLines)
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
}
