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
      let strings = session.strings
      return Content(
        title: strings.startAgainTitle, blocks: [.text(strings.startAgainQuestion, .question)],
        field: .menu([
          Choice(strings.startAgainKeep) { $0.close() }, Choice(strings.startAgainWipe, does: startAgain),
        ]),
        aside: session.aside(.end),
        keys: [
          .enter, .key(.yes, help: strings.startAgainYes, startAgain),
          .key(.no, help: strings.startAgainNo) { $0.close() }, .leave, .help, .keys,
        ])
    }
  }
}
