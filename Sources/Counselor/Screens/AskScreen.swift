import Screening
import SelfCheck

/// Everything that can be asked: the site's plans, then every published instrument by itself.
struct AskScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    return Content(
      title: strings.askTitle, blocks: [.text(strings.askText)],
      field: .menu(
        plans(in: session).map { plan in
          Choice(plan.title, detail: session.minutes(of: plan)) { $0.choose(toAsk: plan) }
        }),
      keys: [.enter, .move, .back, .leave, .help, .keys])
  }

  private func plans(in session: CounselorSession) -> [Plan] {
    var plans: [Plan] = []
    for id in session.site.plans + session.site.topics {
      if let plan = session.plan(id), !plans.contains(where: { $0.id == plan.id }) { plans.append(plan) }
    }
    return plans + session.instruments.map(CounselorSession.plan)
  }
}
