import Records

/// The words for how a stored response differs from what its answers come to today.
struct RescoringText {
  let lines: [String]

  init(_ rescoring: Rescoring) {
    let screen = rescoring.screen
    let head =
      "\(rescoring.client.code), response \(screen.id), \(screen.finishedAt.forPeople), \(screen.questionnaire.id)"
    lines = rescoring.differences.map { "\(head): \(Self.words(for: $0))" }
  }

  private static func words(for difference: Rescoring.Difference) -> String {
    switch difference {
    case .questionnaireMissing: "the questionnaire is no longer available"
    case .version(let stored, let now): "it was version \(stored), now there is version \(now)"
    case .content: "the questionnaire's file changed, though not its version"
    case .answersNotTaken(let items): "answers that it no longer accepts: \(items.joined(separator: ", "))"
    case .score(let id, let stored, let now): "\(id) was \(words(for: stored)), now it is \(words(for: now))"
    case .safetyRules(let stored, let now): "safety rules were \(list(stored)), now they are \(list(now))"
    }
  }

  private static func words(for score: RecordedScore?) -> String {
    guard let score else { return "not there" }
    let value = score.value.map { "\($0)" } ?? "\(score.low) to \(score.high)"
    let band = score.band.map { ", \($0)" } ?? ""
    let cutOff = score.cutOff.map { ", cut-off \($0.atLeast) \($0.result.rawValue)" } ?? ""
    return "\(value) of \(score.lowestPossible) to \(score.highestPossible)\(band)\(cutOff)"
  }

  private static func list(_ ids: [String]) -> String { ids.isEmpty ? "none" : ids.joined(separator: ", ") }
}
