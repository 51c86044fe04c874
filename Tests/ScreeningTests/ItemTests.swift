import Screening
import Testing

@Suite struct ItemTests {
  @Test(
    "Points of an answer",
    arguments: [
      (Item.scale("a"), Answer.option("2"), 2), (.scale("a", points: [1, 0]), .option("0"), 1),
      (.scale("a"), .option("4"), nil), (.scale("a"), .number(2), nil), (.scale("a"), .declined, nil),
      (.number("n", 0...366), .number(0), 0), (.number("n", 0...366), .number(366), 366),
      (.number("n", 0...366), .number(367), nil), (.number("n", 0...366), .number(-1), nil),
      (.number("n", 0...366), .option("1"), nil), (.number("n", 0...366), .declined, nil),
    ] as [(Item, Answer, Int?)])
  func points(_ item: Item, _ answer: Answer, _ expected: Int?) {
    #expect(item.points(for: answer) == expected)
    #expect(item.accepts(answer) == (expected != nil || answer == .declined))
  }

  @Test(
    "Possible points",
    arguments: [
      (Item.scale("a"), 0...3), (.scale("a", points: [4, 0, 2]), 0...4), (.number("n", 2...9), 2...9),
    ])
  func possiblePoints(_ item: Item, _ expected: ClosedRange<Int>) {
    #expect(item.possiblePoints == expected)
  }

  @Test(
    "A safety rule is raised by its answers",
    arguments: [
      (Answer.option("1"), true), (.option("2"), true), (.option("0"), false), (.declined, false),
      (.number(1), false),
    ])
  func safetyRule(_ answer: Answer, _ isRaised: Bool) {
    let rule = SafetyRule(id: "r", item: "a", answers: ["1", "2"], level: .crisis)
    #expect(rule.isRaised(by: answer) == isRaised)
  }

  @Test func aSafetyRuleCanBeForDecliningAlone() {
    let rule = SafetyRule(id: "r", item: "a", answers: [], whenDeclined: true, level: .support)
    #expect(rule.isRaised(by: .declined))
    #expect(!rule.isRaised(by: .option("1")))
  }
}
