import ArgumentParser
import Cage
import Glibc
import QuestionnaireLibrary
import Screening
import SelfCheck
import TerminalKit

/// The start of the self-check in a terminal, or as lines of text where there is none.
struct SelfCheckStart {
  var content = ContentSource()
  var plan: String?
  var isAccessible = false
  var display: DisplayOptions?

  func run() throws {
    // Before anything is answered: it keeps nothing of it.
    let door = Door()
    if !Lines.areWanted(isAccessible) {
      // What is wrong with a file is said before the terminal is taken over.
      var program = try program(isInLines: false)
      let theme = display?.wantedTheme ?? .forThisTerminal
      let exitCode = MainActor.assumeIsolated { () -> Int32? in
        guard let terminal = TerminalSession(theme: theme) else { return nil }
        program.session.confinement = Cage.selfCheck.enter().confinement
        return terminal.run(program, answering: answer(in: program.session.strings, door))
      }
      if let exitCode {
        // Only who left by the keyboard reads it; a signal means that nobody may be there.
        if exitCode == 0 || exitCode == 130, let line = program.session.site.lineAfterLeaving {
          try printText(program.session.site.fill(line) + "\n")
        }
        throw ExitCode(exitCode)
      }
      printError("selfscreen: this terminal (TERM=\(Environment.value("TERM") ?? "")) is not known here.")
    }
    let isAgreed = Lines.areWanted(isAccessible)
    var program = try program(isInLines: true)
    let strings = program.session.strings
    let reader = LineReader()
    if !isAgreed,
      let exitCode = try Lines.refusal(strings, contacts: program.session.crisisReminder, reader: reader)
    {
      throw ExitCode(exitCode)
    }
    program.session.confinement = Cage.selfCheck.enter().confinement
    throw ExitCode(try Lines.run(program, reader: reader, answering: answer(in: strings, door)))
  }

  /// Does what the person asks for.
  private func answer(in strings: Strings, _ door: Door?) -> (SelfCheckRequest) -> RequestOutcome<SelfCheckReply> {
    { request in
      switch request {
      case .print(let text): .reply(.printed(door.print(text)))
      case .save(let text, let path): .reply(.saving(door.save(text, to: path, strings)))
      }
    }
  }

  private func program(isInLines: Bool) throws -> SelfCheckProgram {
    let library = try content.library()
    let settings =
      display?.settings(isInLines: isInLines)
      ?? Settings(
        usesASCII: !TerminalLocale.adoptUTF8(), isInLines: isInLines,
        canForgetLines: isInLines && Lines.canBeForgotten)
    return try SelfCheckProgram(
      library: library, settings: settings, size: .smallest, plan: try wantedPlan(in: library))
  }

  private func wantedPlan(in library: Library) throws -> Plan? {
    guard let plan else { return nil }
    guard let wanted = try library.plan(plan) else {
      throw ValidationError(
        "There is no plan '\(plan)'. The plans are: \(library.planIDs.sorted().joined(separator: ", ")).")
    }
    return wanted
  }
}
