import TerminalKit

extension Session {
  /// One question before answers are wiped to start again.
  package struct StartAgainScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .overlay, patience: .usual, typing: .none)
    }

    package func content(in session: Session) -> Content {
      let startAgain: Step = { session in
        session.endInterview()
        session.goBack(to: WelcomeScreen.self)
      }
      return Content(
        title: session.strings.startAgainTitle, blocks: [.text(session.strings.startAgainQuestion, .question)],
        field: .menu([
          Choice(session.strings.startAgainKeep) { $0.close() },
          Choice(session.strings.startAgainWipe, does: startAgain),
        ]),
        after: session.helpSection,
        keys: [.enter, .key(.yes, startAgain), .key(.no) { $0.close() }, .leave, .help, .keys])
    }
  }
}
