import Records
import Screening
import SelfCheck
import TerminalKit
import TextWidth

/// A client's page: the last scores, and what can be done next.
struct ClientScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let keys: [ScreenKey] = [.enter, .move, .back, .leave, .help, .keys]
    guard let record = session.role.record else { return Content(title: session.strings.homeTitle, keys: keys) }
    let histories = ScoreHistory.all(in: record)
    let code = record.client.code.text
    let title = session.strings.clientTitle(code: code)
    return Content(
      title: title,
      // A long code is cut in the title of a narrow window, and two of them may begin alike.
      blocks: (title.displayWidth > PageLayout.room(in: session.size).columns ? [.text(code, .question)] : [])
        + session.unreadable(record.unreadable)
        + (histories.isEmpty ? [] : [overview(of: histories, session)])
        + (record.responses.isEmpty ? [.text(session.strings.clientNone)] : []),
      field: .menu(choices(with: record, session)), keys: keys)
  }

  // MARK: The last scores

  private func overview(of histories: [ScoreHistory], _ session: CounselorSession) -> Block {
    let strings = session.strings
    return .table(
      columns: [
        strings.clientColumnQuestions, strings.clientColumnScore, strings.clientColumnChange, strings.clientColumnDate,
      ],
      rows: histories.compactMap { history in
        guard let score = history.newest.scores.first else { return nil }
        return [
          session.shortName(of: history.reference), outOf(score, history.reference, session),
          history.change(of: score.id).map(session.text) ?? "", session.role.day(history.newest.finishedAt),
        ]
      })
  }

  /// A score out of its maximum; a number that somebody typed has none.
  private func outOf(
    _ score: RecordedScore, _ reference: QuestionnaireReference, _ session: CounselorSession
  ) -> String {
    let items = session.presentQuestionnaire(reference)?.items ?? []
    if let item = items.first, items.count == 1, case .number = item.answerKind { return session.points(score.range) }
    return "\(session.points(score.range)) / \(score.highestPossible)"
  }

  // MARK: What next

  private func choices(with record: ClientRecord, _ session: CounselorSession) -> [Choice] {
    let strings = session.strings
    let unfinished = record.responsesInProgress.map { (inProgress: $0, plan: session.plan(of: $0)) }
    func toTakeUp(whoseQuestionsAreGone isGone: Bool) -> [Choice] {
      unfinished.filter { $0.plan.steps.isEmpty == isGone }.map { choice($0.inProgress, $0.plan, session) }
    }
    let due = record.intervals.filter { $0.isDue(at: session.role.now) }
      .compactMap { session.askablePlan($0.questionnaire) }
      .map { plan in Choice(strings.clientDue(title: plan.title)) { $0.choose(toAsk: plan) } }
    let results = Choice(strings.clientSittings) { $0.open(AdministrationsScreen(Administration.all(in: record))) }
    let histories = Choice(strings.clientCourse) { $0.open(HistoriesScreen(ScoreHistory.all(in: record))) }
    return toTakeUp(whoseQuestionsAreGone: false)
      + [Choice(strings.clientAsk) { $0.open(AskScreen()) }] + due
      + (record.responses.isEmpty ? [] : [results]) + (record.countedResponses.isEmpty ? [] : [histories])
      + [Choice(strings.clientIntervals) { $0.open(IntervalsScreen()) }]
      + toTakeUp(whoseQuestionsAreGone: true)
  }

  private func choice(_ inProgress: ResponseInProgress, _ plan: Plan, _ session: CounselorSession) -> Choice {
    let detail = session.strings.clientTakeUpDetail(
      date: session.role.day(inProgress.startedAt), count: String(inProgress.answers.count))
    return Choice(session.strings.clientTakeUp(title: plan.title), detail: detail) {
      $0.open(WhoScreen(.inProgress(inProgress, plan)))
    }
  }
}
