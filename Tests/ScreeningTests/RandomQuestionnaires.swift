import Screening
import TestSupport

/// Questionnaires, answers and completions drawn by chance from a seed.
struct RandomQuestionnaires {
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// A questionnaire with up to eight items of all kinds, conditions on earlier ones, bands and cut-offs.
  mutating func questionnaire(_ id: Questionnaire.ID = "q", gated: Bool = true) -> Questionnaire {
    var items: [Item] = []
    for index in 0..<Int.random(in: 1...8, using: &generator) {
      let condition = gated && !items.isEmpty && chance(0.4) ? condition(on: items, depth: 2) : nil
      items.append(item("\(id)_\(index)", when: condition))
    }
    let ids = items.map(\.id)
    let plain = Questionnaire.made(id, items: items)
    let possible = plain.possibleRange(of: .sum(of: ids))
    let middle = Int.random(in: possible, using: &generator)
    var bands = [Band(range: possible.lowerBound...middle, text: "lower")]
    if middle < possible.upperBound {
      bands.append(Band(range: (middle + 1)...possible.upperBound, text: "upper"))
    }
    return .made(
      id, items: items,
      scores: [
        .sum(
          "sum", of: ids, cutOff: Int.random(in: possible, using: &generator), with: ["count"], bands: bands),
        .count("count", of: ids.filter { _ in chance(0.7) }, cutOff: 1),
      ])
  }

  /// Answers to some of the items: others are left blank or declined.
  mutating func answers(to questionnaire: Questionnaire, givenWithin share: Double = 0.6) -> Answers {
    var answers: Answers = [:]
    for item in questionnaire.items {
      if chance(share) {
        answers[item.id] = answer(to: item)
      } else if chance(0.3) {
        answers[item.id] = .declined
      }
    }
    return answers
  }

  /// The same answers with every gap filled in by chance.
  mutating func completion(of answers: Answers, for questionnaire: Questionnaire) -> Answers {
    var complete = answers
    for item in questionnaire.items where complete[item.id].flatMap(item.points(for:)) == nil {
      complete[item.id] = answer(to: item)
    }
    return complete
  }

  mutating func answer(to item: Item) -> Answer {
    if case .number(let range) = item.answerKind {
      return .number(Int.random(in: range.minimum...range.maximum, using: &generator))
    }
    return item.options.randomElement(using: &generator).map { .option($0.code) } ?? .declined
  }

  mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < probability
  }

  private mutating func item(_ id: Item.ID, when condition: Condition?) -> Item {
    if condition == nil && chance(0.1) { return .number(id, 0...Int.random(in: 1...9, using: &generator)) }
    let points = (0...Int.random(in: 1...4, using: &generator)).map { _ in
      Int.random(in: 0...4, using: &generator)
    }
    return .scale(id, points: points, when: condition)
  }

  private mutating func condition(on items: [Item], depth: Int) -> Condition {
    switch Int.random(in: 0...(depth > 0 ? 4 : 1), using: &generator) {
    case 0: .answer(item: pick(items), codes: [String(Int.random(in: 0...2, using: &generator)), "1"])
    case 1: .sum(items: [pick(items), pick(items)], atLeast: Int.random(in: 0...5, using: &generator))
    case 2: .all([condition(on: items, depth: depth - 1), condition(on: items, depth: depth - 1)])
    case 3: .any([condition(on: items, depth: depth - 1), condition(on: items, depth: depth - 1)])
    default: .not(condition(on: items, depth: depth - 1))
    }
  }

  private mutating func pick(_ items: [Item]) -> Item.ID {
    items.randomElement(using: &generator)?.id ?? ""
  }
}
