/// The answers to one questionnaire, scored: which items are asked, what each may add, and what they come to.
struct AnswerSheet {
  let table: ScoringTable
  let responses: [ScoringTable.Response]
  let row: ScoringTable.Row
  let answers: Answers

  /// - Parameters:
  ///   - answers: answers by item id; others than the questionnaire's own are ignored.
  ///   - source: how they came about.
  init(_ table: ScoringTable, answers: Answers, from source: AnswerSource) {
    self.table = table
    self.answers = answers
    responses = table.responses(to: answers)
    var row = table.makeRow()
    table.score(responses, from: source, into: &row, settlingAll: true)
    self.row = row
  }

  var questionnaire: Questionnaire { table.questionnaire }

  /// Whether the item is asked; unknown while an earlier answer that decides it is missing.
  func isAsked(_ item: Item) -> Truth {
    table.positions[item.id].map { row.items[$0].asked } ?? .no
  }

  /// Whether a condition on the questionnaire's items holds.
  func truth(of condition: Condition) -> Truth {
    let indexed = IndexedCondition(condition, items: questionnaire.items, positions: table.positions)
    return row.items.withUnsafeBufferPointer { indexed.truth(responses, $0) }
  }

  /// Every score of the questionnaire.
  var scores: [Score] {
    questionnaire.scores.indices.map { index in
      let definition = questionnaire.scores[index]
      let value = row.scores[index]
      return Score(
        definition: definition, range: value.range, possible: table.possibleRange(ofScoreAt: index),
        band: value.bandIndex.map { definition.bands[$0] }, cutOffMet: value.cutOffMet,
        contributions: definition.items.compactMap { table.positions[$0] }.map { position in
          Score.Contribution(
            item: questionnaire.items[position], status: status(of: position),
            points: definition.method.counted(row.items[position].contribution))
        })
    }
  }

  /// The safety rules that the answers to asked items raise, in the order of the items.
  var flags: [SafetyRule] {
    zip(table.rules, row.rules).filter { $0.1 == .raised }.map(\.0)
  }

  /// Why the item counts as it does.
  private func status(of position: Int) -> Score.Status {
    let item = questionnaire.items[position]
    let asked = row.items[position].asked
    if asked == .no { return .notAsked }
    guard asked == .yes, let answer = answers[item.id] else { return .missing }
    if item.points(for: answer) != nil { return .answered(answer) }
    let counts = answer == .declined && questionnaire.missingRule.kind == .declinedCounts
    return counts ? .answered(answer) : .missing
  }
}
