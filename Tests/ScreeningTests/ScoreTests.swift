import Screening
import Testing

/// Scores of complete and incomplete answers: blanks are not zeros.
@Suite struct ScoreTests {
  private static let bands = [
    Band(range: 0...2, text: "low"), Band(range: 3...5, text: "middle"), Band(range: 6...9, text: "high"),
  ]
  private static let three = Questionnaire.made(
    "q", items: [.scale("a"), .scale("b"), .scale("c")],
    scores: [.sum(of: ["a", "b", "c"], cutOff: 4, bands: bands)])

  private func score(_ questionnaire: Questionnaire, _ answers: Answers) throws -> Score {
    try #require(questionnaire.scores(for: answers, from: .form).first)
  }

  @Test(
    "Complete answers give one value",
    arguments: [
      ("0", "0", "0", 0, "low", Truth.no), ("1", "1", "0", 2, "low", .no), ("1", "1", "1", 3, "middle", .no),
      ("3", "1", "0", 4, "middle", .yes), ("2", "2", "1", 5, "middle", .yes),
      ("3", "3", "0", 6, "high", .yes),
      ("3", "3", "3", 9, "high", .yes),
    ])
  func complete(_ a: String, _ b: String, _ c: String, _ value: Int, _ band: String, _ met: Truth) throws {
    let score = try score(Self.three, Answers(codes: ["a": a, "b": b, "c": c]))
    #expect(score.value == value)
    #expect(score.range == value...value)
    #expect(score.band?.text == band)
    #expect(score.cutOffMet == met)
    #expect(score.missingCount == 0)
  }

  @Test(
    "A missing answer gives the range it leaves, and a band or a cut-off only when all of it agrees",
    arguments: [
      ("0", "0", 0...3, nil, Truth.no), ("0", "1", 1...4, nil, .unknown), ("2", "1", 3...6, nil, .unknown),
      ("2", "2", 4...7, nil, .yes), ("3", "3", 6...9, "high", .yes),
    ] as [(String, String, ClosedRange<Int>, String?, Truth)])
  func missing(_ a: String, _ b: String, _ range: ClosedRange<Int>, _ band: String?, _ met: Truth) throws {
    var answers = Answers(codes: ["a": a, "b": b])
    for given in [Answer?.none, .declined, .option("no such code"), .number(3)] {
      answers["c"] = given
      let score = try score(Self.three, answers)
      #expect(score.value == nil, "\(String(describing: given)) is not zero")
      #expect(score.range == range)
      #expect(score.band?.text == band)
      #expect(score.cutOffMet == met)
      #expect(score.missingCount == 1)
      #expect(score.contributions.last?.status == .missing)
      #expect(score.contributions.last?.points == 0...3)
    }
  }

  @Test func nothingAnsweredIsTheWholePossibleRange() throws {
    let score = try score(Self.three, [:])
    #expect(score.range == score.possible)
    #expect(score.possible == 0...9)
    #expect(score.missingCount == 3)
  }

  @Test func aReversedItemCountsByItsPoints() throws {
    let questionnaire = Questionnaire.made(
      "q", items: [.scale("a", points: [1, 0]), .scale("b", points: [0, 1])])
    #expect(try score(questionnaire, Answers(codes: ["a": "0", "b": "1"])).value == 2)
    #expect(try score(questionnaire, Answers(codes: ["a": "1", "b": "0"])).value == 0)
  }

  @Test("A count counts items with a point, a sum their points")
  func countAndSum() throws {
    let items: [Item.ID] = ["a", "b", "c"]
    let questionnaire = Questionnaire.made(
      "q", items: [.scale("a"), .scale("b"), .scale("c", points: [0, 0, 5])],
      scores: [.count("count", of: items, cutOff: 2), .sum("sum", of: items)])
    let answers = Answers(codes: ["a": "3", "b": "0", "c": "1"])
    let scores = questionnaire.scores(for: answers, from: .form)
    #expect(scores.map(\.value) == [1, 3])
    #expect(scores.map(\.possible) == [0...3, 0...11])
    #expect(scores.map(\.cutOffMet) == [.no, nil])

    let open = questionnaire.scores(for: answers.filter { $0.key != "c" }, from: .form)
    #expect(open.map(\.range) == [1...2, 3...8])
    #expect(open.first?.cutOffMet == .unknown)
  }

  @Test func aNumberCountsAsItself() throws {
    let questionnaire = Questionnaire.made(
      "q", items: [.number("n", 0...366)], scores: [.sum(of: ["n"], cutOff: 1), .count("any", of: ["n"])])
    #expect(questionnaire.scores(for: ["n": .number(12)], from: .form).map(\.value) == [12, 1])
    #expect(questionnaire.scores(for: ["n": .number(0)], from: .form).map(\.value) == [0, 0])
    #expect(questionnaire.scores(for: ["n": .declined], from: .form).map(\.range) == [0...366, 0...1])
  }

  @Test(
    "A cut-off that goes with others needs all of them",
    arguments: [
      ("3", "3", Truth.yes), ("3", "0", .no), ("0", "3", .no), ("3", nil, .unknown), ("0", nil, .no),
      (nil, "0", .no),
    ] as [(String?, String?, Truth)])
  func together(_ a: String?, _ b: String?, _ expected: Truth) {
    let questionnaire = Questionnaire.made(
      "q", items: [.scale("a"), .scale("b")],
      scores: [.sum("gates", of: ["a"], cutOff: 2), .sum("signs", of: ["b"], cutOff: 2, with: ["gates"])])
    let answers = ["a": a, "b": b].compactMapValues { $0.map(Answer.option) }
    #expect(questionnaire.scores(for: answers, from: .form).last?.cutOffMet == expected)
    #expect(questionnaire.leadingCutOffScore?.id == "signs")
  }

  @Test func answersToOtherItemsAreIgnored() throws {
    var answers = Answers(codes: ["a": "1", "b": "1", "c": "1"])
    let before = try score(Self.three, answers)
    answers["z"] = .option("3")
    #expect(try score(Self.three, answers) == before)
  }

  @Test("Where the manual has it so, a declined answer counts as the highest, and a blank one still as a range")
  func declinedCounts() throws {
    let questionnaire = Questionnaire.made(
      "q", items: [.scale("a"), .scale("b", points: [2, 1])], missingRule: MissingRule(kind: .declinedCounts))
    let declined = try score(questionnaire, ["a": .declined, "b": .declined])
    #expect(declined.value == 5)
    #expect(declined.contributions.map(\.status) == [.answered(.declined), .answered(.declined)])
    #expect(try score(questionnaire, ["a": .declined]).range == 4...5)
    #expect(try score(questionnaire, [:]).range == 1...5)
  }
}
