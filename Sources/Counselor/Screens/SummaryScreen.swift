import SelfCheck

/// The summary of one time, as it is printed and saved.
struct SummaryScreen: Screen {
  private let administration: Administration

  init(_ administration: Administration) {
    self.administration = administration
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let summary = Summary(of: administration, in: session)
    return Content(
      title: summary.title, blocks: summary.blocks,
      keys: [.enter { $0.close() }, .scroll, .back, .leave, .help, .keys])
  }
}
