import SelfCheck
import TerminalKit

/// A few words that a client reads before the first question.
struct BeforeScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .anyone, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    let confinement: [Block] = CounselorRole.confinementSentence(in: session).map { [.gap, .text($0)] } ?? []
    return Content(
      title: strings.beforeTitle,
      blocks: [
        .text(strings.beforeText), .gap, .text(strings.beforeFree), .gap, .text(strings.beforeNobody), .gap,
        .text(session.crisisReminder, .lifeline),
      ] + confinement,
      keys: [.enter { $0.showQuestions() }, .back { $0.stopAnswering() }, .leave, .help, .keys])
  }
}
