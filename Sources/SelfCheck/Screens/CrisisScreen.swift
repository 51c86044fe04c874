import Screening
import TerminalKit

extension Session {
  /// The crisis lines, at once after an answer that signals thoughts of suicide or self-harm, before anything else.
  package struct CrisisScreen: Screen {
    package let level: SafetyRule.Level
    /// The step that the person was about to take.
    let continuation: Continuation

    init(level: SafetyRule.Level, then continuation: Continuation) {
      self.level = level
      self.continuation = continuation
    }

    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .overlay, patience: .crisisLines, typing: .none)
    }

    package func content(in session: Session) -> Content {
      let strings = session.strings
      let opening: Block = level == .crisis ? .text(strings.crisisThanks, .question) : .text(strings.supportOpening)
      let closing: [Block] = level == .crisis ? [.gap, .text(strings.crisisHope)] : []
      let here: [Block] = session.role.crisisSentence(of: session.site).map { [.text($0, .lifeline), .gap] } ?? []
      return Content(
        title: strings.crisisTitle,
        blocks: [opening] + here + session.crisisLines + closing + [.gap, .text(strings.crisisGoOn, .dim)],
        keys: [.enter { $0.goOnFromCrisis(continuation) }, .back, .leave, .scroll, .keys])
    }
  }

  private mutating func goOnFromCrisis(_ continuation: Continuation) {
    close()
    goOn(continuation)
  }
}
