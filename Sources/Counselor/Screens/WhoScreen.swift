import SelfCheck
import TerminalKit

/// The choice of who has the keyboard for the questions.
struct WhoScreen: Screen {
  private let asking: Asking

  init(_ asking: Asking) {
    self.asking = asking
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    Content(
      title: session.strings.whoTitle,
      blocks: [.text(asking.plan.title, .question)] + changes(in: session),
      field: .menu(choices(in: session)), keys: [.enter, .move, .back, .leave, .help, .keys])
  }

  /// Words for half-finished answers to questions that have changed since.
  private func changes(in session: CounselorSession) -> [Block] {
    switch fit(in: session) {
    case .whole, nil: []
    case .part: [.text(session.strings.whoChanged, .notice)]
    case .some(.none): [.text(session.strings.whoGone, .notice)]
    }
  }

  /// `nil` where nothing was begun before.
  private func fit(in session: CounselorSession) -> CounselorSession.Fit? {
    guard case .inProgress(let inProgress, let plan) = asking else { return nil }
    return session.fit(of: inProgress, to: plan)
  }

  private func choices(in session: CounselorSession) -> [Choice] {
    let strings = session.strings
    let discard: [Choice] =
      if case .inProgress(let inProgress, _) = asking {
        [Choice(strings.whoDiscard) { $0.open(DiscardingScreen(inProgress)) }]
      } else {
        []
      }
    if fit(in: session) == .some(.none) { return discard }
    let together = Choice(strings.whoTogether) { [asking] in $0.start(asking, handOver: nil) }
    let client = Choice(strings.whoClient) { [asking] in $0.open(CodeScreen(asking)) }
    // Where the screen cannot be locked, no client gets the keyboard.
    let isForClients = !session.settings.isInLines && !session.isAskedInPerson(asking.plan)
    return (isForClients ? [client] : []) + [together] + discard
  }
}
