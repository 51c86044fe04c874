import SelfCheck

/// One question before the answering stops.
struct StoppingScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .anyone, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    return Content(
      title: strings.stoppingTitle, blocks: [.text(question(in: session), .question)],
      field: .menu([
        Choice(strings.stoppingGoOn) { $0.close() }, Choice(strings.stoppingStop) { $0.stopNow() },
      ]),
      after: session.helpSection,
      keys: [.enter, .key(.yes) { $0.stopNow() }, .key(.no) { $0.close() }, .move, .back, .help, .keys])
  }

  private func question(in session: CounselorSession) -> String {
    let strings = session.strings
    let isKept = session.isEverythingStored
    if session.role.isHandedOver { return isKept ? strings.stoppingClient : strings.stoppingClientNotKept }
    return isKept ? strings.stoppingTogether : strings.stoppingTogetherNotKept
  }
}
