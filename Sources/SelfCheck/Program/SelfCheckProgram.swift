import QuestionnaireLibrary
import Screening
import TerminalKit

/// A person alone at a terminal: all the time in the world, nothing stored, nothing asked of the world outside.
package struct SelfCheckProgram: SessionProgram, LineProgram {
  package var session: Session<PersonAlone>

  /// - Parameter plan: the one to begin at; else the first page.
  /// - Throws: `Problems` when a file cannot be read.
  package init(library: Library, settings: Settings, size: Size, plan: Plan? = nil) throws(Problems) {
    session = try Session(
      library: library, role: PersonAlone(), firstScreens: [Session.WelcomeScreen()], settings: settings, size: size)
    if let plan { session.start(plan) }
  }

  package mutating func press(_ key: Key) -> [Effect<Never>] {
    guard let action = session.keymap.action(for: key) else { return [] }
    return act(action)
  }

  package mutating func act(_ action: Action) -> [Effect<Never>] {
    session.update(action)
    return session.takeEffects()
  }

  package var secondsToWait: Int? { nil }

  package mutating func waitedInVain() -> [Effect<Never>] { [] }

  package mutating func receive(_ reply: Never) -> [Effect<Never>] {}

  /// No screen of the self-check has a line to type.
  package mutating func submit(_ line: String) -> [Effect<Never>] { [] }

  package var inputEndedSentence: String { session.strings.lineEnded }
}

/// A person alone at a terminal.
package struct PersonAlone: SessionRole {
  package typealias Request = Never

  package init() {}

  package var includesCounselorContent: Bool { false }

  package var maySuspend: Bool { true }

  package static func prepareToSuspend(_ session: inout Session<PersonAlone>) {}

  package func crisisSentence(of site: SiteProfile) -> String? { nil }

  package func finishLabel(in strings: Strings) -> String { strings.reviewResults }

  package static func finish(_ session: inout Session<PersonAlone>) { session.open(Session.ResultsScreen()) }

  package static func leave(_ session: inout Session<PersonAlone>, exitCode: Int32) {
    session.leaveOrAsk(exitCode: exitCode)
  }

  package static func backFromFirstQuestion(_ session: inout Session<PersonAlone>) { session.close() }

  /// Nobody is told.
  package static func note(_ raised: [SafetyRule], in session: inout Session<PersonAlone>) {}

  package static func choicesAtEnd(in session: Session<PersonAlone>) -> [Session<PersonAlone>.Choice] {
    let strings = session.strings
    let isInLines = session.settings.isInLines
    return [
      Session.choiceOfResults(strings), Session.choiceOfLearning(strings),
      Session.Choice(isInLines ? strings.centreStartAgainLines : strings.centreStartAgain) {
        $0.open(Session.StartAgainScreen())
      },
      Session.Choice(isInLines ? strings.centreFinishLines : strings.centreFinish) { $0.leaveOrAsk(exitCode: 0) },
    ]
  }
}
