/// What each answer adds to the scores of a questionnaire, where that depends on no other answer: then a row is scored by
/// adding up while it is read. All of it is asked of the scoring table, which stays the owner of every rule.
package struct RunningSums: Sendable {
  /// All that is added up at once: marks first, then a `Word` for each score, then one for each condition.
  package typealias Sums = SIMD8<UInt32>

  /// A sum's lowest and highest value, and the number of its answers that are open.
  package struct Word {
    private let bits: UInt32

    package init(_ bits: UInt32) { self.bits = bits }

    fileprivate static func bits(low: Int32, high: Int32, isOpen: Bool) -> UInt32 {
      UInt32(low) | UInt32(high) << 12 | (isOpen ? 1 << 24 : 0)
    }

    @inline(__always) package var low: Int { Int(bits & 0xFFF) }
    @inline(__always) package var high: Int { Int(bits >> 12 & 0xFFF) }
    @inline(__always) package var isComplete: Bool { bits >> 24 == 0 }

    fileprivate static var mostPoints: Int { 0xFFF }
    fileprivate static var mostItems: Int { 0xFF }
  }

  /// An item that is asked only when a sum is high enough, and that no score and no rule looks at.
  private struct ConditionalItem {
    let position: Int
    /// The place of the condition's sum among the sums.
    let sum: Int
    let threshold: Int
  }

  private let table: ScoringTable
  /// The items of each sum, with how their points count.
  private let parts: [(items: [Int], method: ScoreDefinition.Method)]
  private let conditionalItems: [ConditionalItem]

  /// The marks of rules come first, then those of conditional items that are answered.
  private static var mostMarksOfAKind: Int { 8 }

  /// - Returns: `nil` where an answer's part in a score depends on others, or there is no room for all sums.
  package init?(_ table: ScoringTable) {
    let questionnaire = table.questionnaire
    let conditional = Set(questionnaire.items.filter { $0.enableWhen != nil }.map(\.id))
    guard
      questionnaire.scores.allSatisfy({ $0.cutOff?.together.isEmpty ?? true && conditional.isDisjoint(with: $0.items) }
      ),
      table.rules.allSatisfy({ !conditional.contains($0.item) })
    else { return nil }
    var parts = questionnaire.scores.map { ($0.items, $0.method) }
    var conditionalItems: [ConditionalItem] = []
    for (position, item) in questionnaire.items.enumerated() {
      guard let condition = item.enableWhen else { continue }
      guard case .sum(let items, let threshold) = condition, conditional.isDisjoint(with: items) else { return nil }
      parts.append((items, .sum))
      conditionalItems.append(ConditionalItem(position: position, sum: parts.count, threshold: threshold))
    }
    self.table = table
    self.parts = parts.map { ($0.0.compactMap { table.positions[$0] }, $0.1) }
    self.conditionalItems = conditionalItems
    guard
      parts.count < Sums.scalarCount, table.rules.count <= Self.mostMarksOfAKind,
      conditionalItems.count <= Self.mostMarksOfAKind, self.parts.allSatisfy({ hasRoom($0.items) })
    else { return nil }
  }

  private func hasRoom(_ items: [Int]) -> Bool {
    let points = items.map { table.questionnaire.items[$0].possiblePoints }
    return items.count <= Word.mostItems && Set(items).count == items.count && points.allSatisfy { $0.lowerBound >= 0 }
      && points.reduce(0) { $0 + $1.upperBound } <= Word.mostPoints
  }

  /// What this response to the item at this position adds.
  package func sums(of response: ScoringTable.Response, item: Int) -> Sums {
    var responses = table.questionnaire.items.map { _ in ScoringTable.Response.missing }
    responses[item] = response
    var row = table.makeRow()
    table.score(responses, from: .form, into: &row, settlingAll: true)
    var sums = Sums.zero
    for (rule, state) in row.rules.enumerated() where state == .raised { sums[0] |= 1 << UInt32(rule) }
    for (index, conditional) in conditionalItems.enumerated() where conditional.position == item && response.isGiven {
      sums[0] |= 1 << UInt32(Self.mostMarksOfAKind + index)
    }
    let value = row.items[item]
    for (index, part) in parts.enumerated() where part.items.contains(item) {
      sums[1 + index] = Word.bits(
        low: part.method.counted(value.low), high: part.method.counted(value.high), isOpen: value.isOpen)
    }
    return sums
  }

  /// The rules that are raised: a bit for each, in the table's order.
  @inline(__always) package static func raisedRules(_ sums: Sums) -> Int { Int(sums[0] & 0xFF) }

  /// The sum for the score at this position.
  @inline(__always) package static func word(_ sums: Sums, ofScoreAt index: Int) -> Word { Word(sums[1 + index]) }

  /// Whether an item is answered that the questionnaire would not have asked.
  @inline(__always) package func hasUnaskedAnswer(_ sums: Sums) -> Bool {
    sums[0] >> UInt32(Self.mostMarksOfAKind) != 0 && hasUnaskedAnswerAmongMarked(sums)
  }

  private func hasUnaskedAnswerAmongMarked(_ sums: Sums) -> Bool {
    conditionalItems.enumerated().contains { index, item in
      let isAnswered = sums[0] >> UInt32(Self.mostMarksOfAKind + index) & 1 == 1
      let sum = Word(sums[item.sum])
      return isAnswered && Truth(sum.low...sum.high, atLeast: item.threshold) == .no
    }
  }
}
