import SelfCheck

/// One question before answers are given up that cannot be stored.
struct LosingScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    if session.isEverythingStored {
      return session.solved(Choice(strings.problemGoOn) { $0.close() }, back: { $0.close() })
    }
    return Content(
      title: strings.losingTitle,
      blocks: [.text(strings.losingText(count: String(session.unstoredCount)), .question)],
      field: .menu([
        Choice(strings.losingStay) { $0.close() }, Choice(strings.losingLeave) { $0.loseAnswers() },
      ]),
      after: session.helpSection, keys: [.enter, .move, .back, .help, .keys])
  }
}

extension CounselorSession {
  /// The number of answers that are not in the records as they were given, including those that were changed since.
  fileprivate var unstoredCount: Int {
    guard let given = unfinished, let stored = role.answering?.response else { return 0 }
    let answers = Set(stored.answers.keys).union(given.answers.keys)
    return answers.count { stored.answers[$0] != given.answers[$0] }
      + given.offers.count { stored.offers[$0.key] != $0.value }
      + given.safetyRules.count { rule in
        given.answers[rule.item] != rule.answer && !stored.safetyRules.contains(where: rule.isSame)
      }
  }

  /// Gives up what could not be stored.
  fileprivate mutating func loseAnswers() {
    endAnswering()
    // The client may not be there any more.
    role.record = nil
    begin(with: [HomeScreen()])
  }
}
