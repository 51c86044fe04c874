/// The answers to one questionnaire, seen through its conditions: which items are asked, and what each may add.
struct AnswerSheet {
  let questionnaire: Questionnaire
  let row: ScoringTable.Row
  private let answers: Answers
  private let positions: [Item.ID: Int]

  init(_ questionnaire: Questionnaire, answers: Answers) {
    self.questionnaire = questionnaire
    self.answers = answers
    positions = Dictionary(
      questionnaire.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let table = ScoringTable(questionnaire)
    let responses = questionnaire.items.map { Self.response(answers[$0.id], to: $0) }
    var row = table.makeRow()
    table.score(responses, into: &row, settlingAll: true)
    self.row = row
  }

  /// Whether the item is asked; unknown while an earlier answer that decides it is missing.
  func isAsked(_ item: Item) -> Truth {
    positions[item.id].map { row.items[$0].asked } ?? .no
  }

  func contribution(of item: Item) -> ClosedRange<Int> {
    positions[item.id].map { row.items[$0].contribution } ?? 0...0
  }

  /// Why the item counts as it does.
  func status(of item: Item) -> Score.Status {
    let asked = isAsked(item)
    if asked == .no { return .notAsked }
    guard asked == .yes, let answer = answers[item.id] else { return .missing }
    if item.points(for: answer) != nil { return .answered(answer) }
    let counts = answer == .declined && questionnaire.missingRule.kind == .declinedCounts
    return counts ? .answered(answer) : .missing
  }

  private static func response(_ answer: Answer?, to item: Item) -> ScoringTable.Response {
    switch answer {
    case .option(let code): item.options.firstIndex { $0.code == code }.map(ScoringTable.Response.option) ?? .missing
    case .number(let number): item.points(for: .number(number)) == nil ? .missing : .number(number)
    case .declined: .declined
    case nil: .missing
    }
  }
}
