extension Condition {
  /// Whether the condition holds, from what the three closures know of answers and scores.
  func truth(
    answer: (Item.ID, _ codes: [String], _ declined: Bool) -> Truth,
    sum: ([Item.ID]) -> ClosedRange<Int>,
    cutOff: (Questionnaire.ID, ScoreDefinition.ID) -> Truth
  ) -> Truth {
    switch self {
    case .answer(let item, let codes, let declined):
      answer(item, codes, declined)
    case .sum(let items, let threshold):
      Truth(sum(items), atLeast: threshold)
    case .cutOff(let questionnaire, let score):
      cutOff(questionnaire, score)
    case .all(let parts):
      Truth.all(parts.map { $0.truth(answer: answer, sum: sum, cutOff: cutOff) })
    case .any(let parts):
      Truth.any(parts.map { $0.truth(answer: answer, sum: sum, cutOff: cutOff) })
    case .not(let part):
      !part.truth(answer: answer, sum: sum, cutOff: cutOff)
    }
  }
}
