import SelfCheck

/// A few words that a client reads before the first question.
struct BeforeScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .anyone, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    return Content(
      title: strings.beforeTitle,
      blocks: [
        .text(strings.beforeText), .gap, .text(strings.beforeFree), .gap, .text(strings.beforeNobody), .gap,
        .text(session.crisisReminder, .lifeline),
      ],
      keys: [.enter { $0.showQuestions() }, .back { $0.stopAnswering() }, .leave, .help, .keys])
  }
}
