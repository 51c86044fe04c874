import TerminalKit

extension Session {
  /// One question before answers are lost.
  package struct LeavingScreen: Screen {
    private let exitCode: Int32

    package init(exitCode: Int32) {
      self.exitCode = exitCode
    }

    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .overlay, patience: .usual, typing: .none)
    }

    package func content(in session: Session) -> Content {
      let leave: Step = { [exitCode] in $0.ask(.leave(exitCode: exitCode)) }
      let strings = session.strings
      let forget = Choice(strings.leavingForget) { session in
        session.ask(.forget)
        leave(&session)
      }
      return Content(
        title: strings.leavingTitle,
        blocks: [
          .text(session.settings.isInLines ? strings.leavingQuestionLines : strings.leavingQuestion, .question)
        ],
        field: .menu(
          [
            Choice(strings.leavingStay) { $0.close() }, Choice(strings.leavingLeave, does: leave),
          ] + (session.settings.canForgetLines ? [forget] : [])),
        aside: session.aside(.end),
        keys: [.enter, .key(.yes, leave), .key(.no) { $0.close() }, .help, .keys])
    }
  }
}
