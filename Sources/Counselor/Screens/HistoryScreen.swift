import Records
import SelfCheck
import TerminalKit

/// One questionnaire's scores over time.
struct HistoryScreen: Screen {
  private let history: ScoreHistory

  init(_ history: ScoreHistory) {
    self.history = history
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let scores = history.newest.scores
    var blocks: [Block] = [.text(session.strings.notDiagnosis, .dim)]
    if history.leftOutCount > 0 {
      blocks.append(.text(session.strings.courseLeftOut(count: String(history.leftOutCount)), .notice))
    }
    for (index, score) in scores.enumerated() {
      if scores.count > 1 { blocks.append(.section(score.title)) }
      blocks += plot(of: score, session)
      if index == 0 { blocks += [.gap] + session.changeBlocks(history) }
      blocks += [.gap, table(of: score, session)]
    }
    return Content(
      title: session.strings.courseTitle(title: session.shortName(of: history.reference)),
      blocks: blocks + session.helpSection, keys: [.enter(goOn), .scroll, .back, .leave, .help, .keys])
  }

  /// Goes on to the single questions, or back where there is nothing to compare them with.
  private func goOn(_ session: inout CounselorSession) {
    if history.previous == nil { session.goBackToHistories() } else { session.open(ItemsScreen(history)) }
  }

  private func plot(of score: RecordedScore, _ session: CounselorSession) -> [Block] {
    let strings = session.strings
    let most = ScorePlotLayout.mostScores(width: PageLayout.room(in: session.size).columns)
    let shown = history.responses.filter { $0.score(score.id) != nil }.suffix(most)
    guard let first = shown.first, let last = shown.last else { return [] }
    let definition = session.presentQuestionnaire(history.reference)?.scores.first { $0.id == score.id }
    let plot = ScorePlot(
      scores: shown.compactMap { $0.score(score.id)?.range },
      possible: score.possible,
      bands: (definition?.bands ?? []).map { ScorePlot.Band(start: $0.range.lowerBound, name: $0.text) },
      cutOff: score.cutOff?.atLeast, firstLabel: session.role.day(first.finishedAt),
      lastLabel: session.role.day(last.finishedAt),
      legend: ScorePlot.Legend(
        score: strings.courseLegendScore, range: strings.courseLegendRange,
        cutOff: strings.courseLegendCutOff(cutOff: String(score.cutOff?.atLeast ?? 0)), band: strings.courseLegendBand))
    let isCut = history.responses.count > most
    return [.scorePlot(plot)] + (isCut ? [.text(strings.courseOnlyLast(count: String(most)), .dim)] : [])
  }

  /// Every score in a table, the newest first.
  private func table(of score: RecordedScore, _ session: CounselorSession) -> Block {
    let strings = session.strings
    let hasBands = history.responses.contains { $0.score(score.id)?.band != nil }
    let hasCutOff = score.cutOff != nil
    var columns = [strings.courseColumnDate, strings.courseColumnScore, strings.courseColumnChange]
    if hasBands { columns.append(strings.courseColumnBand) }
    if hasCutOff { columns.append(strings.courseColumnCutOff) }
    let rows = history.responses.indices.reversed().compactMap { index -> [String]? in
      let response = history.responses[index]
      guard let value = response.score(score.id) else { return nil }
      let before = index > 0 ? history.responses[index - 1].score(score.id) : nil
      return [
        session.role.day(response.finishedAt), session.points(value.range),
        before.map { session.text(ScoreChange(from: $0, to: value)) } ?? "",
      ] + (hasBands ? [value.band ?? ""] : []) + (hasCutOff ? [cutOff(of: value, session)] : [])
    }
    return .table(columns: columns, rows: rows)
  }

  private func cutOff(of score: RecordedScore, _ session: CounselorSession) -> String {
    switch score.cutOff?.result {
    case .met: session.strings.courseMet
    case .notMet: session.strings.courseNotMet
    case .unknown: session.strings.courseUnknown
    case nil: ""
    }
  }
}

extension CounselorSession {
  /// Goes back to where a history was chosen.
  mutating func goBackToHistories() {
    goBack { $0 is HistoriesScreen || $0 is AdministrationMenuScreen }
  }
}
