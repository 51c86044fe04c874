import Records
import SelfCheck

/// One question before half-finished answers are thrown away.
struct DiscardingScreen: Screen {
  private let draft: Records.Draft

  init(_ draft: Records.Draft) {
    self.draft = draft
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    return Content(
      title: strings.discardingTitle,
      blocks: [.text(strings.discardingText(count: String(draft.answers.count)), .question)],
      field: .menu([
        Choice(strings.discardingKeep) { $0.close() }, Choice(strings.whoDiscard) { [draft] in $0.discard(draft) },
      ]),
      keys: [.enter, .move, .back, .help, .keys])
  }
}

extension CounselorSession {
  fileprivate mutating func discard(_ draft: Records.Draft) {
    goBack(to: ClientScreen.self)
    request(.records(.discard(draft)))
  }
}
