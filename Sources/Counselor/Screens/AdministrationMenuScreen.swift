import SelfCheck

/// The choices for the results of one time.
struct AdministrationMenuScreen: Screen {
  private let administration: Administration

  init(_ administration: Administration) {
    self.administration = administration
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    let histories = administration.counted.compactMap { response in
      session.role.record.flatMap { ScoreHistory(of: response.questionnaire.id, in: $0) }
    }
    return Content(
      title: strings.sittingMenuTitle,
      field: .menu(
        [Choice(strings.sittingSummary) { [administration] in $0.open(SummaryMenuScreen(administration)) }]
          + histories.map { history in
            Choice(strings.sittingCourse(title: session.shortName(of: history.reference))) {
              $0.open(HistoryScreen(history))
            }
          } + [
            CounselorSession.choiceOfLearning(strings),
            Choice(strings.sittingDone) { $0.goBack(to: ClientScreen.self) },
          ]),
      after: session.helpSection, keys: [.enter, .move, .back, .leave, .help, .keys])
  }
}
