import Testing

@testable import Screening

@Suite struct ConditionTests {
  private static let a = Condition.answer(item: "a", codes: ["1", "2"])
  private static let b = Condition.answer(item: "b", codes: ["1"])

  @Test("Each form asks for what it names")
  func forms() {
    let condition = Condition.any([
      .answer(item: "a", codes: ["1", "2"], declined: true), .sum(items: ["b", "c"], atLeast: 4),
      .cutOff(questionnaire: "q", score: "s"),
    ])
    var asked: [String] = []
    let truth = condition.truth(
      answer: { item, codes, declined in
        asked.append("\(item) \(codes) \(declined)")
        return .no
      },
      sum: { items in
        asked.append("\(items)")
        return 0...3
      },
      cutOff: { questionnaire, score in
        asked.append("\(questionnaire)/\(score)")
        return .unknown
      })
    #expect(truth == .unknown)
    #expect(asked == [#"a ["1", "2"] true"#, #"["b", "c"]"#, "q/s"])
  }

  @Test(
    "In words nobody has to guess what belongs together",
    arguments: [
      (a, "a is one of 1, 2"), (b, "b is 1"),
      (.answer(item: "b", codes: ["1"], declined: true), "b is one of 1, declined"),
      (.any([b]), "b is 1"),
      (.all([a, .any([b, .not(a)])]), "(a is one of 1, 2) and ((b is 1) or (not (a is one of 1, 2)))"),
      (.sum(items: ["a", "b"], atLeast: 3), "a + b is 3 or more"),
    ] as [(Condition, String)])
  func words(condition: Condition, expected: String) {
    #expect(condition.description == expected)
  }

  @Test("A sum compares its range", arguments: [(4...4, Truth.yes), (0...3, .no), (3...4, .unknown)])
  func sum(_ range: ClosedRange<Int>, _ expected: Truth) {
    let truth = Condition.sum(items: ["a"], atLeast: 4)
      .truth(answer: { _, _, _ in .no }, sum: { _ in range }, cutOff: { _, _ in .no })
    #expect(truth == expected)
  }

  @Test(
    "Parts combine as three-valued logic does",
    arguments: [
      (Condition.all([a, b]), Truth.unknown), (.any([a, b]), .yes), (.not(a), .no), (.not(b), .unknown),
      (.all([a, .not(b)]), .unknown), (.any([.not(a), .not(b)]), .unknown), (.not(.any([a, b])), .no),
      (.all([.not(a), b]), .no),
    ])
  func parts(_ condition: Condition, _ expected: Truth) {
    // The answer to `a` is known and holds, the one to `b` is missing.
    let truth = condition.truth(
      answer: { item, _, _ in item == "a" ? .yes : .unknown }, sum: { _ in 0...0 }, cutOff: { _, _ in .no })
    #expect(truth == expected)
  }

  @Test func itemsAndCutOffsAreFoundAtAnyDepth() {
    let condition = Condition.all([
      Self.a, .not(.sum(items: ["c", "d"], atLeast: 1)),
      .any([Self.b, .not(.cutOff(questionnaire: "q", score: "s"))]),
    ])
    #expect(condition.items == ["a", "c", "d", "b"])
    #expect(condition.cutOffs.map { "\($0.questionnaire)/\($0.score)" } == ["q/s"])
  }
}
