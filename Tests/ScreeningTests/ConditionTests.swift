import Testing

@testable import Screening

@Suite struct ConditionTests {
  private static let a = Condition.answer(item: "a", codes: ["1", "2"])
  private static let b = Condition.answer(item: "b", codes: ["1"])

  /// Evaluates a condition over scaled items a, b and c, and the cut-offs of two scores.
  private func truth(
    of condition: Condition, _ answers: [Item.ID: ScoringTable.Response] = [:], asked: [Item.ID: Truth] = [:],
    met: [Truth] = []
  ) -> Truth {
    let items = ["a", "b", "c"].map { Item.scale($0) }
    let positions = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.id, $0) })
    let cutOffs = [
      ScoreReference(questionnaire: "q", score: "s"): 0, ScoreReference(questionnaire: "q", score: "t"): 1,
    ]
    let values = items.map { item in
      let points = answers[item.id]?.optionIndex
      return ScoringTable.ItemValue(
        asked: asked[item.id] ?? .yes, isOpen: points == nil, low: Int32(points ?? 0), high: Int32(points ?? 3))
    }
    let indexed = IndexedCondition(condition, items: items, positions: positions, cutOffs: cutOffs)
    return values.withUnsafeBufferPointer {
      indexed.truth(items.map { answers[$0.id] ?? .missing }, $0, cutOffs: met)
    }
  }

  @Test(
    "An answer has one of the codes, or is declined where that counts",
    arguments: [
      (Condition.answer(item: "a", codes: ["1", "2"]), ScoringTable.Response.option(2), Truth.yes),
      (.answer(item: "a", codes: ["1", "2"]), .option(3), .no), (.answer(item: "a", codes: ["1"]), .missing, .unknown),
      (.answer(item: "a", codes: ["1"]), .declined, .unknown),
      (.answer(item: "a", codes: ["1"], declined: true), .declined, .yes),
      (.answer(item: "x", codes: ["1"]), .option(1), .unknown),
    ])
  func answer(_ condition: Condition, _ response: ScoringTable.Response, _ expected: Truth) {
    #expect(truth(of: condition, ["a": response]) == expected)
  }

  @Test(
    "An answer to an item that is not asked is none",
    arguments: [(Truth.no, 1, Truth.no), (.unknown, 1, .unknown), (.unknown, 0, .no), (.yes, 1, .yes)])
  func notAsked(_ asked: Truth, _ option: Int, _ expected: Truth) {
    #expect(truth(of: Self.b, ["b": .option(option)], asked: ["b": asked]) == expected)
  }

  @Test(
    "A cut-off is looked up by its score",
    arguments: [("s", Truth.yes), ("t", .unknown), ("u", .unknown)])
  func cutOff(_ score: String, _ expected: Truth) {
    #expect(truth(of: .cutOff(questionnaire: "q", score: score), met: [.yes, .unknown]) == expected)
    #expect(truth(of: .cutOff(questionnaire: "other", score: score), met: [.yes, .yes]) == .unknown)
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

  @Test(
    "A sum compares all that it could be",
    arguments: [
      (["a": .option(3), "b": .option(1)], Truth.yes), (["a": .option(0), "b": .option(1)], .no),
      (["a": .option(1)], .unknown), (["a": .option(0)], .no), ([:], .unknown),
    ] as [([Item.ID: ScoringTable.Response], Truth)])
  func sum(_ answers: [Item.ID: ScoringTable.Response], _ expected: Truth) {
    #expect(truth(of: .sum(items: ["a", "b"], atLeast: 4), answers) == expected)
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
    #expect(truth(of: condition, ["a": .option(1)]) == expected)
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
