import Screening
import TerminalKit

/// What was reported on one screen: a line for each result, what people often do next, and whom to call.
extension Session {
  /// - Parameter safety: the answers about safety that it begins with, and of which no word may make less.
  func glance(_ outcome: Outcome, safety: [SafetyStatement]) -> [Block] {
    // After an answer about safety the numbers to call stand above all others.
    let opening = safety.isEmpty ? [] : safetyTextBlocks(safety) + whomToCall + [.gap]
    return opening + [.text(strings.glanceNotDiagnosis), .gap] + glanceRows(outcome, guarding: safety)
      + (safety.isEmpty ? [.gap, .text(strings.glanceNext)] : [])
  }

  /// A line for each result; one for an area of which the person chose to say nothing.
  ///
  /// - Parameter safety: the answers about safety of which no word may make less.
  func glanceRows(_ outcome: Outcome, guarding safety: [SafetyStatement]) -> [Block] {
    let guarded = safety.areas
    // A questionnaire that was left out as a whole is one thing left out, however many scores it has.
    let entries = outcome.leadingScores.reduce(into: [(result: QuestionnaireResult, score: Score)]()) {
      entries, entry in
      let isSaid = entry.score.isLeftOut && entries.contains { $0.result.id == entry.result.id && $0.score.isLeftOut }
      if !isSaid, !safety.contradicts(entry.score, of: entry.result.questionnaire) { entries.append(entry) }
    }
    let rows = Area.allCases.flatMap { area -> [ScoreRow] in
      let scores = entries.filter { $0.score.definition.area == area }
      if scores.count > 1, scores.allSatisfy(\.score.isLeftOut) {
        return [ScoreRow(name: name(of: area), value: strings.glanceLeftOut)]
      }
      return scores.map { glanceRow($0.score, in: $0.result.questionnaire, isGuarded: guarded.contains(area)) }
    }
    return rows.isEmpty ? [] : [.scores(rows)]
  }

  private func glanceRow(_ score: Score, in questionnaire: Questionnaire, isGuarded: Bool) -> ScoreRow {
    let hasScale = questionnaire.kind == .screen && unit(of: score) == nil && !score.isLeftOut
    return ScoreRow(
      name: (score.isLeftOut ? nil : score.definition.plainTitle) ?? plainTitle(of: questionnaire),
      value: value(of: score, in: questionnaire),
      bar: hasScale ? ScoreRow.Bar(range: score.range, possible: score.possible) : nil,
      band: shownBand(of: score, isGuarded: isGuarded)?.text)
  }

  /// The questionnaire's usual abbreviation, with the score's title where it has several.
  func shortName(of score: Score, in questionnaire: Questionnaire) -> String {
    questionnaire.shownScores.count == 1 ? questionnaire.short : "\(questionnaire.short), \(score.definition.title)"
  }

  /// What was reported, in a few words.
  func value(of score: Score, in questionnaire: Questionnaire) -> String {
    if score.isLeftOut { return strings.glanceLeftOut }
    let (value, maximum) = (points(score.range), String(score.possible.upperBound))
    if let unit = unit(of: score) { return "\(value) \(unit)" }
    guard questionnaire.kind == .checklist else { return strings.glanceScore(score: value, maximum: maximum) }
    if score.contributions.count > 1 { return strings.glanceTicked(count: value, total: maximum) }
    return score.range.lowerBound >= 1 ? strings.glanceReported : strings.glanceNotReported
  }
}
