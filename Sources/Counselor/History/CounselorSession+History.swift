import QuestionnaireLibrary
import Records
import Screening
import SelfCheck
import TerminalKit

/// Stored results as the counselor reads them.
extension CounselorSession {
  /// The questionnaire as it was asked, if it is here in that version.
  func presentQuestionnaire(_ reference: QuestionnaireReference) -> Questionnaire? {
    let questionnaire = (try? library.inLanguage(reference.language).questionnaire(reference.id)) ?? nil
    return questionnaire.flatMap { reference.isOf($0) ? $0 : nil }
  }

  /// The questionnaire's usual abbreviation, or its title where it is not here any more.
  func shortName(of reference: QuestionnaireReference) -> String {
    (try? library.questionnaire(reference.id))??.short ?? reference.title
  }

  /// The result of the answers, with the questionnaires that they were given to.
  func outcome(of administration: Administration) -> Outcome {
    Outcome(plan: administration.plan, results: administration.counted.compactMap(result))
  }

  /// - Returns: `nil` when the questionnaire is no longer available as it was asked, so that its scores could differ.
  private func result(of response: CompletedResponse) -> QuestionnaireResult? {
    guard let questionnaire = presentQuestionnaire(response.questionnaire) else { return nil }
    let result = QuestionnaireResult(questionnaire: questionnaire, answers: response.answers, from: .interview)
    return result.scores.map(RecordedScore.init) == response.scores ? result : nil
  }

  /// The answers about safety of one time, also those that were changed later.
  func safetyStatements(of administration: Administration) -> [SafetyStatement] {
    let asked = administration.responses.compactMap { response in
      presentQuestionnaire(response.questionnaire).map { ($0, response) }
    }
    let raised = asked.flatMap(\.1.safetyRules)
    return SafetyStatement.all(
      in: asked.map(\.0), answers: asked.reduce(into: [:]) { $0.merge($1.1.answers) { first, _ in first } }
    ) { rule in raised.contains { $0.id == rule.id && $0.item == rule.item } }
  }

  func history(upTo response: CompletedResponse) -> ScoreHistory? {
    role.record.flatMap { ScoreHistory(of: response.questionnaire.id, in: $0) }?.upTo(response)
  }

  func text(_ change: ScoreChange) -> String {
    let range = change.range
    if range.lowerBound == range.upperBound { return ScoreChange.signed(range.lowerBound) }
    return strings.changeRange(
      low: ScoreChange.signed(range.lowerBound), high: ScoreChange.signed(range.upperBound))
  }

  // MARK: Blocks

  /// Scores as they were given, where they cannot be worked out anew.
  func recordedOnlyBlocks(_ administration: Administration) -> [Block] {
    administration.counted.filter { result(of: $0) == nil }.flatMap { response -> [Block] in
      let reference = response.questionnaire
      let older = strings.sittingOlder(title: reference.title, version: reference.version)
      return [.section(reference.title), .text(older, .dim)]
        + response.scores.flatMap { score -> [Block] in
          let value = strings.sittingRecorded(
            title: score.title, score: points(score.range), maximum: String(score.highestPossible))
          return [.text(value, .question)]
            + (score.band.map { [.text(strings.sittingRecordedBand(band: $0))] } ?? [])
        }
    }
  }

  /// The changes since the last time, for each questionnaire that was answered.
  func changes(in administration: Administration) -> [Block] {
    let changes = administration.counted.flatMap { response -> [Block] in
      guard let history = history(upTo: response), history.previous != nil else { return [] }
      return [.gap, .text(shortName(of: response.questionnaire), .question)] + changeBlocks(history)
    }
    return changes.isEmpty ? [] : [.section(strings.sittingSince)] + changes.dropFirst()
  }

  /// The change of the first score since the last time, next to what has been published about such changes.
  func changeBlocks(_ history: ScoreHistory) -> [Block] {
    guard let score = history.newest.scores.first, let previous = history.previous,
      let change = history.change(of: score.id)
    else { return [.text(history.leftOutCount > 0 ? strings.changeNoneOfVersion : strings.changeNone)] }
    let since = strings.changeSince(date: role.day(previous.finishedAt), change: text(change))
    guard let figure = presentQuestionnaire(history.reference)?.change else {
      return [.text(since), .text(strings.changeNoFigure, .dim)]
    }
    let points = String(figure.points)
    let sentence =
      switch change.reaches(figure.points) {
      case .yes: strings.changeFigureReached(points: points, source: figure.evidence)
      case .no: strings.changeFigureBelow(points: points, source: figure.evidence)
      case .unknown: strings.changeFigureUnknown(points: points, source: figure.evidence)
      }
    return [.text(since), .text(sentence, .dim)]
  }

  /// That something could not be read, if so.
  func unreadable(_ rows: [UnreadableRow]) -> [Block] {
    rows.isEmpty ? [] : [.text(strings.clientsUnreadable(count: String(rows.count)), .notice)]
  }
}
