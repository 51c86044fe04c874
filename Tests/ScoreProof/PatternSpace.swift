import Screening

/// A set of answer patterns that is walked one by one.
///
/// Questions that both sides treat alike may stand in a group: whichever of them has which answer, nothing changes but
/// the place, so that one pattern stands for all that differ in nothing else.
package struct PatternSpace: Sendable {
  /// The questions in the order in which they are changed, the last one fastest.
  let slots: [Slot]

  struct Slot: Sendable {
    let question: Int
    /// The first of the question's choices, as many as are walked: boxes or numbers, blank, refused.
    let choiceCount: Int
    /// Whether it stands in one group with the slot before: its choice is then never an earlier one.
    let isAlikeToPrevious: Bool
  }

  /// - Parameters:
  ///   - groups: the questions that change, from 0, those that are alike together.
  ///   - leavingOutRefusals: the questions whose refusals are left out.
  init(_ groups: [[Int]], of pairing: Pairing, leavingOutRefusals: Set<Int> = []) {
    slots = groups.flatMap { group in
      group.enumerated().map { place, question in
        let all = pairing.choices[question].count
        return Slot(
          question: question, choiceCount: leavingOutRefusals.contains(question) ? all - 1 : all,
          isAlikeToPrevious: place > 0)
      }
    }
  }

  /// The number of patterns.
  package var count: Int {
    var count = 1
    var place = 1
    for slot in slots {
      place = slot.isAlikeToPrevious ? place + 1 : 1
      // One more in a group of like questions: (n + k - 1) choose k.
      let (product, isTooMany) = count.multipliedReportingOverflow(by: slot.choiceCount + place - 1)
      if isTooMany { return .max }
      count = product / place
    }
    return count
  }

  /// The first choices, as many as it takes to share out the walk.
  func beginnings(atLeast count: Int) -> [[Int]] {
    var beginnings: [[Int]] = [[]]
    for slot in slots where beginnings.count < count {
      beginnings = beginnings.flatMap { beginning in
        (slot.lowest(after: beginning.last)..<slot.choiceCount).map { beginning + [$0] }
      }
    }
    return beginnings
  }
}

extension PatternSpace.Slot {
  /// The first choice that it may have.
  func lowest(after previous: Int?) -> Int { isAlikeToPrevious ? previous ?? 0 : 0 }
}

extension Pairing {
  /// Every pattern there is.
  package var allPatterns: PatternSpace { PatternSpace(positions.indices.map { [$0] }, of: self) }

  /// Every pattern, up to the exchange of questions that are alike on both sides.
  ///
  /// - Parameter leavingOutRefusals: whether a refusal is left out where neither side tells it from a blank.
  package func patternsUpToExchange(leavingOutRefusals: Bool = false) -> PatternSpace {
    let letters = rule.alike
    let roles = positions.map { role(ofItemAt: $0) }
    return PatternSpace(
      groups(of: Array(positions.indices)) { letters[$0] == letters[$1] && roles[$0] == roles[$1] }, of: self,
      leavingOutRefusals: leavingOutRefusals ? Set(positions.indices.filter(isRefusalABlank)) : [])
  }

  /// Every pattern of a score's questions, up to the exchange of those that give the same points. Complete for a score
  /// that adds up questions which are asked of everybody; `nil` for others.
  func patterns(ofScore index: Int) -> PatternSpace? {
    let definition = table.questionnaire.scores[scores[index]]
    let ids = rule.itemIDs
    let questions = ids.indices.filter { definition.items.contains(ids[$0]) }
    guard conditional.isEmpty, definition.cutOff?.together.isEmpty != false else { return nil }
    let points = positions.map { table.questionnaire.items[$0].options.map(\.points) }
    return PatternSpace(groups(of: questions) { points[$0] == points[$1] }, of: self)
  }

  /// Every pattern of two questions.
  func patterns(of one: Int, and other: Int) -> PatternSpace { PatternSpace([[one], [other]], of: self) }

  private func groups(of questions: [Int], areAlike: (Int, Int) -> Bool) -> [[Int]] {
    var groups: [[Int]] = []
    for question in questions {
      if let group = groups.firstIndex(where: { areAlike($0[0], question) }) {
        groups[group].append(question)
      } else {
        groups.append([question])
      }
    }
    return groups
  }

  /// Whether the two sides have no way to tell a refusal from a blank: no manual's word, no safety rule, no condition.
  private func isRefusalABlank(_ question: Int) -> Bool {
    let questionnaire = table.questionnaire
    let id = questionnaire.items[positions[question]].id
    return !rule.refusalCounts && questionnaire.missingRule.kind != .declinedCounts
      && !questionnaire.safetyRules.contains { $0.item == id }
      && !questionnaire.items.contains { $0.enableWhen?.looksAtRefusals == true }
  }

  /// Everything that the scoring table looks at in an item: two with equal roles are exchanged without a trace.
  private struct Role: Equatable {
    let points: [Int32]
    let condition: Condition?
    let countsUnasked: Bool
    /// The scores it is part of, by position.
    let scores: [Int]
    /// Its safety rules: those of another item are never the same.
    let rules: [String]
    /// The conditions that look at it, each with the way in which.
    let lookedAt: [String]
  }

  private func role(ofItemAt position: Int) -> Role {
    let questionnaire = table.questionnaire
    let item = questionnaire.items[position]
    return Role(
      points: item.options.isEmpty ? [-1] : item.options.map { Int32($0.points) }, condition: item.enableWhen,
      countsUnasked: item.countsUnasked,
      scores: questionnaire.scores.indices.filter { questionnaire.scores[$0].items.contains(item.id) },
      rules: questionnaire.safetyRules.filter { $0.item == item.id }.map(\.id),
      lookedAt: questionnaire.items.flatMap { other in
        other.enableWhen?.ways(ofLookingAt: item.id).map { "\(other.id): \($0)" } ?? []
      })
  }
}

extension Condition {
  fileprivate var looksAtRefusals: Bool {
    switch self {
    case .answer(_, _, let declined): declined
    case .sum, .cutOff: false
    case .all(let parts), .any(let parts): parts.contains(where: \.looksAtRefusals)
    case .not(let part): part.looksAtRefusals
    }
  }

  /// The parts that look at the item: a sum is the same for all of its items, an answer is the item's own.
  fileprivate func ways(ofLookingAt item: Item.ID) -> [String] {
    switch self {
    case .answer(let id, _, _): id == item ? ["the answer to \(id)"] : []
    case .sum(let items, let threshold): items.contains(item) ? ["\(items) from \(threshold)"] : []
    case .cutOff: []
    case .all(let parts), .any(let parts): parts.flatMap { $0.ways(ofLookingAt: item) }
    case .not(let part): part.ways(ofLookingAt: item)
    }
  }
}
