import QuestionnaireLibrary
import Screening
import TerminalKit

/// A person alone at a terminal: all the time in the world, nothing stored, nothing asked of the world outside but what the
/// person asks for.
package struct SelfCheckProgram: SessionProgram, LineProgram {
  package var session: Session<PersonAlone>

  /// - Parameter plan: the one to begin at; else the first page.
  /// - Throws: `Problems` when a file cannot be read.
  package init(library: Library, settings: Settings, size: Size, plan: Plan? = nil) throws(Problems) {
    session = try Session(
      library: library, role: PersonAlone(), firstScreens: [Session.WelcomeScreen()], settings: settings, size: size)
    if let plan { session.start(plan) }
  }

  package mutating func press(_ key: Key) -> [Effect<SelfCheckRequest>] {
    if session.isTyping {
      session.type(key)
      return session.takeEffects()
    }
    return session.keymap.action(for: key).map { act($0) } ?? []
  }

  package mutating func act(_ action: Action) -> [Effect<SelfCheckRequest>] {
    session.update(action)
    return session.takeEffects()
  }

  package var secondsToWait: Int? { nil }

  package mutating func waitedInVain() -> [Effect<SelfCheckRequest>] { [] }

  package mutating func receive(_ reply: SelfCheckReply) -> [Effect<SelfCheckRequest>] {
    switch reply {
    case .printed(let isPrinted): session.notePrinted(isPrinted)
    case .saving(let outcome): session.noteSaving(outcome)
    }
    return []
  }

  package mutating func submit(_ line: String) -> [Effect<SelfCheckRequest>] {
    session.submit(line)
    return session.takeEffects()
  }

  package var inputEndedSentence: String { session.strings.lineEnded }
}

/// A person alone at a terminal.
package struct PersonAlone: SessionRole {
  package typealias Request = SelfCheckRequest

  package init() {}

  package var includesCounselorContent: Bool { false }

  package var maySuspend: Bool { true }

  package static func prepareToSuspend(_ session: inout Session<PersonAlone>) {}

  /// It opens nothing at all, for which the filter of calls is enough.
  package static func confinementSentence(in session: Session<PersonAlone>) -> String? {
    session.confinement == .none ? nil : session.strings.lockedAlone
  }

  package func crisisSentence(of site: SiteProfile) -> String? { nil }

  package func finishLabel(in strings: Strings) -> String { strings.reviewResults }

  package static func finish(_ session: inout Session<PersonAlone>) { session.open(Session.ResultsScreen()) }

  package static func leave(_ session: inout Session<PersonAlone>, exitCode: Int32) {
    session.leaveOrAsk(exitCode: exitCode)
  }

  package static func backFromFirstQuestion(_ session: inout Session<PersonAlone>) { session.close() }

  /// Nobody is told.
  package static func note(_ raised: [SafetyRule], in session: inout Session<PersonAlone>) {}

  package static func waysToTakeAlong(in session: Session<PersonAlone>) -> [Session<PersonAlone>.Choice] {
    let strings = session.strings
    return [
      Session.choiceOfPrinting(strings.takeAwayPrint, { $0.takeAlongPage }) { .print($0) },
      save(as: .text, strings.takeAwaySaveText), save(as: .html, strings.takeAwaySaveHtml),
    ]
  }

  private static func save(as format: DocumentFormat, _ words: String) -> Session<PersonAlone>.Choice {
    Session.choiceOfSaving(words, title: words, as: format, name: "my-results", { $0.takeAlongPage }) {
      .save($0, path: $1)
    }
  }

  package static func waysToEnd(in session: Session<PersonAlone>) -> [Session<PersonAlone>.Choice] {
    let strings = session.strings
    let isInLines = session.settings.isInLines
    return [
      Session.Choice(isInLines ? strings.centreStartAgainLines : strings.centreStartAgain) {
        $0.open(Session.StartAgainScreen())
      },
      Session.Choice(isInLines ? strings.centreFinishLines : strings.centreFinish) { $0.leaveOrAsk(exitCode: 0) },
    ]
  }
}
