import Screening
import SelfCheck

/// The offer to ask about safety in person.
struct AskInPersonScreen: Screen {
  private let plan: Plan

  init(_ plan: Plan) {
    self.plan = plan
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    return Content(
      title: strings.personTitle, blocks: [.text(strings.personText(title: plan.title))],
      field: .menu([
        Choice(strings.personNow) { [plan] in $0.askInPersonNow(plan) }, Choice(strings.personLater) { $0.close() },
      ]),
      after: session.helpSection, keys: [.enter, .move, .back, .help, .keys])
  }
}

extension CounselorSession {
  /// Asks at once. Half-finished answers stay as they are, to be gone on with later.
  fileprivate mutating func askInPersonNow(_ plan: Plan) {
    close()
    // Answers that could not be stored are not given up for other questions.
    guard isEverythingStored else {
      role.askingNext = plan
      return setAside()
    }
    endAnswering()
    goBack(to: ClientScreen.self)
    start(.plan(plan), handOver: nil)
  }
}
