import Screening
import TerminalKit

/// What was reported on one screen: a line for each result, what people often do next, and whom to call.
extension Session {
  /// - Parameter safety: the answers about safety of which no word may make less.
  func glance(_ outcome: Outcome, guarding safety: [SafetyStatement]) -> [Block] {
    let leading = outcome.leadingScores
    if leading.isEmpty { return [] }
    let guarded = safety.areas
    let rows = Area.allCases.flatMap { area in
      leading.filter { $0.score.definition.area == area }.map { entry -> Block in
        .row(
          glanceName(of: entry.score, in: entry.result.questionnaire),
          value: glanceValue(of: entry.score, in: entry.result.questionnaire, isGuarded: guarded.contains(area)))
      }
    }
    // After an answer about safety the numbers stand above.
    let next =
      safety.isEmpty
      ? [.text(strings.glanceNext)] + site.centerNumber(in: strings) + urgentLines : site.centerNumber(in: strings)
    return [.text(strings.resultsNotDiagnosis), .gap] + rows + [.gap] + next + [.section(strings.glanceDetails)]
  }

  private func glanceName(of score: Score, in questionnaire: Questionnaire) -> String {
    let area = name(of: score.definition.area)
    let name =
      questionnaire.shownScores.count == 1 ? questionnaire.short : "\(questionnaire.short), \(score.definition.title)"
    return name == area ? area : strings.glanceName(area: area, name: name)
  }

  private func glanceValue(of score: Score, in questionnaire: Questionnaire, isGuarded: Bool) -> String {
    if score.isLeftOut { return strings.glanceLeftOut }
    if isSingleNumber(score) {
      guard case .number(let range) = score.contributions[0].item.answerKind else { return points(score.range) }
      return "\(points(score.range)) \(range.unit)"
    }
    let maximum = String(score.possible.upperBound)
    if questionnaire.kind == .checklist {
      if score.contributions.count == 1 {
        return score.range.lowerBound >= 1 ? strings.glanceReported : strings.glanceNotReported
      }
      return strings.glanceTicked(count: points(score.range), total: maximum)
    }
    guard let band = score.band, !isGuarded || score.cutOffMet == .yes else {
      return strings.glanceScore(score: points(score.range), maximum: maximum)
    }
    return strings.glanceScoreBand(score: points(score.range), maximum: maximum, band: band.text)
  }
}
