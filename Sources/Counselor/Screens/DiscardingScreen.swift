import Records
import SelfCheck

/// One question before half-finished answers are thrown away.
struct DiscardingScreen: Screen {
  private let inProgress: ResponseInProgress

  init(_ inProgress: ResponseInProgress) {
    self.inProgress = inProgress
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    return Content(
      title: strings.discardingTitle,
      blocks: [.text(strings.discardingText(count: String(inProgress.answers.count)), .question)],
      field: .menu([
        Choice(strings.discardingKeep) { $0.close() },
        Choice(strings.whoDiscard) { [inProgress] in $0.discard(inProgress) },
      ]),
      keys: [.enter, .move, .back, .help, .keys])
  }
}

extension CounselorSession {
  fileprivate mutating func discard(_ inProgress: ResponseInProgress) {
    goBack(to: ClientScreen.self)
    request(.records(.discard(inProgress)))
  }
}
