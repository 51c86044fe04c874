import TerminalKit

extension Session {
  /// The topics, of which one is chosen.
  package struct TopicsScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let plans = session.topicPlans
      return Content(
        title: session.strings.welcomeTopic,
        blocks: [.text(session.strings.topicsIntroduction)],
        field: .menu(plans.map(session.choice)),
        after: plans.contains { !$0.summary.isEmpty } ? [.list(plans.map { "\($0.title): \($0.summary)" })] : [],
        keys: [.enter, .back, .move, .leave, .help, .keys])
    }
  }
}
