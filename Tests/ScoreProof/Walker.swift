import PublishedRules
import Screening

/// A sheet that is filled in with one pattern after another.
struct Walker {
  private let pairing: Pairing
  private let space: PatternSpace
  private var choices: [Int]
  private var answers: [Int32]
  private var responses: [ScoringTable.Response]
  private var row: ScoringTable.Row
  private var scores: [sheet_score]
  private var marks = sheet_marks()

  init(_ pairing: Pairing, _ space: PatternSpace, others: [Int]) {
    self.pairing = pairing
    self.space = space
    choices = Array(repeating: 0, count: space.slots.count)
    answers = Array(repeating: 0, count: pairing.positions.count)
    responses = Array(repeating: .missing, count: pairing.positions.count)
    row = pairing.table.makeRow()
    scores = Array(repeating: sheet_score(), count: pairing.scores.count)
    for (question, choice) in others.enumerated() { set(question, to: choice) }
  }

  private mutating func set(_ question: Int, to choice: Int) {
    answers[question] = pairing.choices[question][choice].answer
    responses[pairing.positions[question]] = pairing.choices[question][choice].response
  }

  private mutating func choose(_ choice: Int, at slot: Int) {
    choices[slot] = choice
    set(space.slots[slot].question, to: choice)
  }

  private mutating func startOver(from slot: Int) {
    for later in slot..<space.slots.count {
      choose(space.slots[later].lowest(after: later > 0 ? choices[later - 1] : nil), at: later)
    }
  }

  /// Compares every pattern that begins with these choices.
  mutating func walk(from beginning: [Int]) -> Comparison {
    var comparison = Comparison()
    for (slot, choice) in beginning.enumerated() { choose(choice, at: slot) }
    startOver(from: beginning.count)
    repeat {
      for source in [AnswerSource.form, .interview] {
        if let difference = difference(source) {
          comparison.found(difference)
          return comparison
        }
      }
      comparison.count()
    } while goOn(keeping: beginning.count)
    return comparison
  }

  /// - Returns: whether there was another pattern.
  private mutating func goOn(keeping kept: Int) -> Bool {
    var slot = space.slots.count - 1
    while slot >= kept, choices[slot] + 1 == space.slots[slot].choiceCount { slot -= 1 }
    if slot < kept { return false }
    choose(choices[slot] + 1, at: slot)
    startOver(from: slot + 1)
    return true
  }

  // MARK: One pattern

  private mutating func difference(_ source: AnswerSource) -> Comparison.Difference? {
    read_sheet(pairing.rule.pointer, answers, source == .form, &scores, &marks)
    pairing.table.score(responses, from: source, into: &row, settlingAll: true)
    return isSame ? nil : Comparison.Difference(description: description(source))
  }

  private var isSame: Bool {
    for (index, position) in pairing.scores.enumerated() where !isSame(row.scores[position], scores[index]) {
      return false
    }
    var asked = pairing.alwaysAsked
    var perhapsAsked: UInt32 = 0
    for question in pairing.conditional {
      switch row.items[question.position].asked {
      case .yes: asked |= question.bit
      case .unknown: perhapsAsked |= question.bit
      case .no: break
      }
    }
    return asked == marks.asked && perhapsAsked == marks.perhaps_asked
      && raised(.crisis) == marks.crisis && raised(.support) == marks.support
  }

  private func isSame(_ program: ScoringTable.ScoreValue, _ rule: sheet_score) -> Bool {
    program.low == rule.low && program.high == rule.high && program.isComplete == rule.complete
      && (program.bandIndex ?? -1) == Int(rule.band) && program.cutOffMet == Truth(rule.met)
  }

  /// Whether the rule asks the question.
  private func asked(_ question: Int) -> Truth {
    let bit: UInt32 = 1 << UInt32(question)
    return marks.perhaps_asked & bit != 0 ? .unknown : marks.asked & bit != 0 ? .yes : .no
  }

  /// The questions whose answers raise a rule of the program, each a bit.
  private func raised(_ level: SafetyRule.Level) -> UInt32 {
    var raised: UInt32 = 0
    if pairing.lines.isEmpty { return raised }
    for index in pairing.lines.indices where row.rules[index] == .raised && pairing.lines[index].level == level {
      raised |= pairing.lines[index].bit
    }
    return raised
  }

  // MARK: In words

  private func description(_ source: AnswerSource) -> String {
    let ids = pairing.rule.itemIDs
    let sheet = answers.indices.map { question in
      let choice = pairing.choices[question].first { $0.answer == answers[question] }
      return "\(ids[question])=\(choice?.code ?? "")"
    }
    let asked = answers.indices.map { self.asked($0) }
    let program = pairing.positions.map { row.items[$0].asked }
    return """
      \(pairing.rule.id), \(source == .form ? "a form" : "an interview"): \(sheet.joined(separator: " "))
        the program: \(pairing.scores.map { words(row.scores[$0]) }.joined(separator: "; "))\
      , asked \(words(program)), crisis \(words(raised(.crisis))), support \(words(raised(.support)))
        the rule:    \(scores.map(words).joined(separator: "; "))\
      , asked \(words(asked)), crisis \(words(marks.crisis)), support \(words(marks.support))
      """
  }

  private func words(_ score: ScoringTable.ScoreValue) -> String {
    words(score.low, score.high, score.isComplete, score.bandIndex ?? -1, score.cutOffMet)
  }

  private func words(_ score: sheet_score) -> String {
    words(score.low, score.high, score.complete, Int(score.band), Truth(score.met))
  }

  private func words(_ low: Int32, _ high: Int32, _ isComplete: Bool, _ band: Int, _ met: Truth?) -> String {
    "\(low)-\(high) \(isComplete ? "complete" : "open") band \(band + 1) \(met.map { "\($0)" } ?? "no cut-off")"
  }

  private func words(_ asked: [Truth]) -> String {
    asked.map { $0 == .yes ? "y" : $0 == .no ? "n" : "?" }.joined()
  }

  private func words(_ questions: UInt32) -> String {
    "\(answers.indices.filter { questions >> UInt32($0) & 1 == 1 }.map { $0 + 1 })"
  }
}

extension Truth {
  /// The rule's word on a cut-off; `nil` where none is published.
  fileprivate init?(_ met: truth) {
    switch met {
    case YES: self = .yes
    case NO: self = .no
    case PERHAPS: self = .unknown
    default: return nil
    }
  }
}
