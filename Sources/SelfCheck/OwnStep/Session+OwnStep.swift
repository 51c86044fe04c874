import TerminalKit

extension Session {
  /// The person's own next step, where they wrote one.
  var ownStepBlocks: [Block] {
    if ownStep.isEmpty { return [] }
    return [.heading(strings.ownTitle), .list(ownStep.answers(strings).map { "\($0.question) \($0.answer)" })]
  }
}
