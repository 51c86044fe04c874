import Screening
import TerminalKit

extension Session {
  /// The crisis lines, at once after an answer that signals thoughts of suicide or self-harm, before anything else.
  package struct CrisisScreen: Screen {
    package let level: SafetyRule.Level
    /// Whether it was an answer that brought it, or the person chose not to say.
    private let isAnswered: Bool
    /// The step that the person was about to take.
    let continuation: Continuation

    init(level: SafetyRule.Level, isAnswered: Bool, then continuation: Continuation) {
      self.level = level
      self.isAnswered = isAnswered
      self.continuation = continuation
    }

    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .overlay, patience: .crisisLines, typing: .none)
    }

    package func content(in session: Session) -> Content {
      let strings = session.strings
      let opening: [Block] =
        level == .crisis
        ? [.text(strings.crisisThanks, .question), .text(strings.crisisHope)]
        : [.text(isAnswered ? strings.supportAnswered : strings.supportOpening)]
      let here: [Block] = session.role.crisisSentence(of: session.site).map { [.gap, .text($0, .lifeline)] } ?? []
      // Somebody to talk with comes before the number for immediate danger, and both before all else.
      let first: [Block] = [.gap] + session.urgentLines.reversed() + [.gap, .text(session.site.trustedPerson)]
      return Content(
        title: strings.crisisTitle,
        blocks: opening + here + first + [.gap, .text(strings.crisisStays, .dim)],
        field: .menu(
          [
            Choice(strings.crisisGoOn) { $0.goOnFromCrisis(continuation) },
            Choice(strings.crisisStop) { $0.open(HelpNowScreen()) },
          ] + session.choicesOfMoreLines),
        // Read aloud, they would come between the person and the two choices that matter; the second reads them out.
        after: session.onlyOnScreen([.section(strings.crisisMore)] + session.crisisLines),
        keys: [.enter, .move, .back, .leave, .keys])
    }
  }

  private mutating func goOnFromCrisis(_ continuation: Continuation) {
    close()
    goOn(continuation)
  }
}
