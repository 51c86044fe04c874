import SelfCheck

/// The choice of what becomes of open questions when the counselor has the keyboard again.
struct HandedBackScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    return Content(
      title: strings.backTitle,
      blocks: [.text(session.isEverythingStored ? strings.backText : strings.backNotKept)],
      field: .menu([
        Choice(strings.backHandOver) { $0.handOverAgain() }, Choice(strings.backTogether) { $0.goOnTogether() },
        Choice(strings.backStop) { $0.stopNow() },
      ]),
      // There is no way back: the questions are open until one of these is chosen.
      keys: [.enter, .move, .leave, .help, .keys])
  }
}

extension CounselorSession {
  fileprivate mutating func handOverAgain() {
    guard let answering = role.answering else { return goBack(to: ClientScreen.self) }
    open(CodeScreen(.inProgress(answering.response, answering.plan)))
  }

  fileprivate mutating func goOnTogether() {
    goBack(to: ClientScreen.self)
    if role.answering != nil { showQuestions() }
  }
}
