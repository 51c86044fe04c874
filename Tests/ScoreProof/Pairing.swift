import PublishedRules
import Screening

/// A questionnaire of the program beside its published rule, question by question.
package struct Pairing: Sendable {
  package let rule: PublishedRule
  package let table: ScoringTable
  /// For each question of the rule, its place among the items.
  let positions: [Int]
  /// For each question, every answer that there is: boxes or numbers, blank, and refused.
  let choices: [[Choice]]
  /// For each score of the rule, its place among the questionnaire's.
  let scores: [Int]
  /// For each safety rule of the table, the bit of its question, and its level.
  let lines: [(bit: UInt32, level: SafetyRule.Level)]

  /// The questions that the program asks of everybody, each a bit.
  let alwaysAsked: UInt32
  /// The others.
  let conditional: [(bit: UInt32, position: Int)]

  /// One answer, as each side writes it.
  struct Choice: Sendable {
    let answer: Int32
    let response: ScoringTable.Response
    let code: String
  }

  /// What keeps the two sides from being laid beside each other.
  package struct Mismatch: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
  }

  package init(_ rule: PublishedRule, _ questionnaire: Questionnaire) throws {
    self.rule = rule
    table = ScoringTable(questionnaire)
    let items = questionnaire.items.map(\.id)
    let positions = try rule.itemIDs.map { id in
      guard let position = items.firstIndex(of: id) else { throw Mismatch("\(rule.id): no item \(id)") }
      return position
    }
    guard items.count == rule.questionCount, positions.count == rule.questionCount else {
      throw Mismatch("\(rule.id): \(items.count) items, and \(rule.questionCount) questions in the rule")
    }
    self.positions = positions
    let questions = positions.enumerated().map { (bit: UInt32(1) << UInt32($0.offset), position: $0.element) }
    conditional = questions.filter { questionnaire.items[$0.position].enableWhen != nil }
    alwaysAsked = questions.filter { questionnaire.items[$0.position].enableWhen == nil }.reduce(0) { $0 | $1.bit }
    choices = try positions.indices.map { try Self.choices(ofQuestion: $0, rule, questionnaire.items[positions[$0]]) }
    let scores = questionnaire.scores
    guard Set(scores.map(\.id)) == Set(rule.scoreIDs), scores.count == rule.scoreCount else {
      throw Mismatch("\(rule.id): the scores are \(scores.map(\.id))")
    }
    self.scores = rule.scoreIDs.compactMap { id in scores.firstIndex { $0.id == id } }
    for (index, score) in self.scores.enumerated() where scores[score].bands.map(\.text) != rule.bands(ofScore: index) {
      throw Mismatch("\(rule.id): the bands of \(scores[score].id) are \(scores[score].bands.map(\.text))")
    }
    lines = table.rules.map { safety in
      let question = positions.firstIndex { items[$0] == safety.item } ?? 0
      return (1 << UInt32(question), safety.level)
    }
  }

  private static func choices(ofQuestion index: Int, _ rule: PublishedRule, _ item: Item) throws -> [Choice] {
    let answers: [Choice]
    if rule.boxCount(ofQuestion: index) == 0 {
      guard case .number(let range) = item.answerKind, range.minimum == 0, range.maximum == rule.highestNumber else {
        throw Mismatch("\(item.id): a number up to \(rule.highestNumber) was expected")
      }
      answers = (0...rule.highestNumber).map { Choice(answer: Int32($0), response: .number($0), code: "\($0)") }
    } else {
      let codes = rule.codes(ofQuestion: index)
      guard Set(item.options.map(\.code)) == Set(codes), item.options.count == codes.count else {
        throw Mismatch("\(item.id): the codes are \(item.options.map(\.code))")
      }
      answers = codes.enumerated().compactMap { box, code in
        item.options.firstIndex { $0.code == code }.map {
          Choice(answer: Int32(box), response: .option($0), code: code)
        }
      }
    }
    return answers + [
      Choice(answer: Int32(BLANK), response: .missing, code: "blank"),
      Choice(answer: Int32(REFUSED), response: .declined, code: "declined"),
    ]
  }

  /// Four sheets, as a choice for each question: all at the first box, all refused, all blank, all at the last box.
  var plainSheets: [[Int]] {
    let counts = choices.map(\.count)
    return [counts.map { _ in 0 }] + (1...3).map { fromTheLast in counts.map { $0 - fromTheLast } }
  }
}
