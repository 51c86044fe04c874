import SelfCheck

/// The questionnaires whose scores can be seen over time.
struct HistoriesScreen: Screen {
  private let histories: [ScoreHistory]

  init(_ histories: [ScoreHistory]) {
    self.histories = histories
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    Content(
      title: session.strings.courseChoose,
      field: .menu(
        histories.map { history in
          Choice(session.shortName(of: history.reference), detail: detail(of: history, session)) {
            $0.open(HistoryScreen(history))
          }
        }),
      keys: [.enter, .move, .back, .leave, .help, .keys])
  }

  private func detail(of history: ScoreHistory, _ session: CounselorSession) -> String {
    let date = session.role.day(history.newest.finishedAt)
    let count = history.responses.count
    return count == 1
      ? session.strings.courseOnce(date: date) : session.strings.courseTimes(count: String(count), date: date)
  }
}
