import Screening
import Testing

/// Items that questionnaires share are asked once, and a longer screen takes their answers over.
@Suite struct CarryOverTests {
  private static let short = Questionnaire.made(
    "short", items: [.scale("a"), .scale("b")], scores: [.sum(of: ["a", "b"], cutOff: 3)])
  private static let long = Questionnaire.made(
    "long", items: [.scale("a"), .scale("b"), .scale("c"), .scale("d")])

  private var interview: Interview {
    Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "short"),
        Plan.Step(questionnaire: "long", condition: .cutOff(questionnaire: "short", score: "total"))),
      questionnaires: [Self.short, Self.long])
  }

  @Test func aLongerScreenFollowsWithoutItsFirstItems() {
    var interview = interview
    interview.give(.option("2"))
    interview.give(.option("1"))
    #expect(interview.position == .item("long", "c"))
    #expect(interview.itemStops == ["a", "b", "c", "d"])
    interview.give(.option("3"))
    interview.give(.option("0"))
    #expect(interview.position == nil)
    #expect(interview.outcome.results.map { $0.scores.first?.value } == [3, 6])
  }

  @Test func belowTheCutOffTheLongerScreenIsNotAsked() {
    var interview = interview
    interview.give(.option("2"))
    interview.give(.option("0"))
    #expect(interview.position == nil)
    #expect(interview.outcome.results.map(\.id) == ["short"])
  }

  @Test("A changed answer takes the longer screen away, and brings it back with what was answered")
  func change() {
    var interview = interview
    interview.give(.option("2"))
    interview.give(.option("1"))
    interview.give(.option("3"))
    interview.go(to: .item("short", "b"))
    interview.give(.option("0"))
    #expect(interview.position == nil)
    #expect(interview.outcome.results.map(\.id) == ["short"])

    interview.go(to: .item("short", "b"))
    interview.give(.option("3"))
    #expect(interview.itemStops == ["a", "b", "c", "d"])
    interview.goToFirstOpenStop()
    #expect(interview.position == .item("long", "d"))
    #expect(interview.answers["c"] == .option("3"))
  }

  @Test("An item that an earlier questionnaire holds back is still asked where it always belongs")
  func heldBackEarlier() {
    for answer in [Answer.option("no"), .declined] {
      let first = Questionnaire.made(
        "first", items: [.yesNo("gate"), .scale("a", when: .answer(item: "gate", codes: ["yes"]))])
      var interview = Interview(
        plan: .made("plan", Plan.Step(questionnaire: "first"), Plan.Step(questionnaire: "short")),
        questionnaires: [first, Self.short])
      interview.give(answer)
      #expect(interview.itemStops == ["gate", "a", "b"], "after \(answer)")
      #expect(interview.position == .item("short", "a"), "after \(answer)")
    }
  }

  @Test(
    "A condition of the plan can look at single answers and at their sum",
    arguments: [
      (Condition.answer(item: "a", codes: ["1", "2"]), "2", true),
      (.answer(item: "a", codes: ["1"]), "2", false),
      (.sum(items: ["a", "b"], atLeast: 3), "2", true), (.sum(items: ["a", "b"], atLeast: 4), "2", false),
      (.not(.cutOff(questionnaire: "short", score: "total")), "2", false),
      (.not(.cutOff(questionnaire: "short", score: "total")), "0", true),
    ])
  func conditions(_ condition: Condition, _ a: String, _ isAsked: Bool) {
    var interview = Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "short"), Plan.Step(questionnaire: "long", condition: condition)),
      questionnaires: [Self.short, Self.long])
    interview.give(.option(a))
    interview.give(.option("1"))
    #expect((interview.position == .item("long", "c")) == isAsked)
  }

  @Test("What was itself left out meets no cut-off")
  func chain() {
    let third = Questionnaire.made("third", items: [.scale("e")])
    let middle = Questionnaire.made("middle", items: [.scale("c")], scores: [.sum(of: ["c"], cutOff: 1)])
    var interview = Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "short"),
        Plan.Step(questionnaire: "middle", condition: .cutOff(questionnaire: "short", score: "total")),
        Plan.Step(questionnaire: "third", condition: .cutOff(questionnaire: "middle", score: "total"))),
      questionnaires: [Self.short, middle, third])
    interview.give(.option("3"))
    interview.give(.option("0"))
    interview.give(.option("1"))
    #expect(interview.position == .item("third", "e"))
    interview.go(to: .item("short", "a"))
    interview.give(.option("0"))
    #expect(interview.itemStops == ["a", "b"])
  }
}
