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
        let questionnaire = entry.result.questionnaire
        let value = value(of: entry.score, in: questionnaire)
        let band = shownBand(of: entry.score, isGuarded: guarded.contains(area))
        return .row(
          glanceName(of: entry.score, in: questionnaire),
          value: band.map { strings.glanceBand(value: value, band: $0.text) } ?? value)
      }
    }
    // After an answer about safety the numbers stand above.
    let next =
      safety.isEmpty
      ? [.text(strings.glanceNext)] + site.centerNumber(in: strings) + urgentLines : site.centerNumber(in: strings)
    return [.gap] + rows + [.gap] + next + [.section(strings.glanceDetails)]
  }

  private func glanceName(of score: Score, in questionnaire: Questionnaire) -> String {
    let area = name(of: score.definition.area)
    let name = shortName(of: score, in: questionnaire)
    return name == area ? area : strings.glanceName(area: area, name: name)
  }

  /// The questionnaire's usual abbreviation, with the score's title where it has several.
  func shortName(of score: Score, in questionnaire: Questionnaire) -> String {
    questionnaire.shownScores.count == 1 ? questionnaire.short : "\(questionnaire.short), \(score.definition.title)"
  }

  /// What was reported, in a few words.
  func value(of score: Score, in questionnaire: Questionnaire) -> String {
    if score.isLeftOut { return strings.glanceLeftOut }
    let (value, maximum) = (points(score.range), String(score.possible.upperBound))
    if isSingleNumber(score), case .number(let range) = score.contributions[0].item.answerKind {
      return "\(value) \(range.unit)"
    }
    guard questionnaire.kind == .checklist else { return strings.glanceScore(score: value, maximum: maximum) }
    if score.contributions.count > 1 { return strings.glanceTicked(count: value, total: maximum) }
    return score.range.lowerBound >= 1 ? strings.glanceReported : strings.glanceNotReported
  }
}
