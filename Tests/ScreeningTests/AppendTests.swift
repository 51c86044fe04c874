import Screening
import Testing

/// Adding another plan's steps behind the first, as after a checklist.
@Suite struct AppendTests {
  private static let list = Questionnaire.made(
    "list", presentation: .tickList, items: [.yesNo("a")], scores: [.count(of: ["a"])])
  private static let short = Questionnaire.made("short", items: [.scale("b")])
  private static let long = Questionnaire.made("long", items: [.scale("b"), .scale("c")])

  private var finished: Interview {
    var interview = Interview(
      plan: Plan(
        id: "quick", title: "Quick", summary: "", minutes: 2,
        steps: [Plan.Step(questionnaire: "list"), Plan.Step(questionnaire: "short")], learn: ["x", "y"]),
      questionnaires: [Self.list, Self.short])
    interview.confirmTickList("list")
    interview.next()
    interview.give(.option("2"))
    return interview
  }

  @Test func keepsEveryAnswerAndAsksOnlyWhatIsNew() {
    var interview = finished
    interview.append(.made("fuller", Plan.Step(questionnaire: "long")), questionnaires: [Self.long])
    #expect(interview.position == .item("long", "c"))
    #expect(interview.answers == Answers(codes: ["a": "no", "b": "2"]))
    #expect(interview.stops == [.tickList("list"), .item("short", "b"), .item("long", "c")])
    interview.give(.option("3"))
    #expect(interview.position == nil)
    #expect(interview.outcome.results.map(\.id) == ["list", "short", "long"])
    #expect(interview.outcome.results.last?.scores.first?.value == 5)
  }

  @Test func staysTheSamePlanWithMoreMinutesAndPages() {
    var interview = finished
    let fuller = Plan(
      id: "fuller", title: "Fuller", summary: "", minutes: 3, steps: [Plan.Step(questionnaire: "long")],
      learn: ["y", "z"])
    interview.append(fuller, questionnaires: [Self.long])
    #expect(interview.plan.id == "quick")
    #expect(interview.plan.minutes == 5)
    #expect(interview.plan.learn == ["x", "y", "z"])
  }

  @Test func asksNoQuestionnaireTwice() {
    var interview = finished
    interview.append(
      .made("fuller", Plan.Step(questionnaire: "short"), Plan.Step(questionnaire: "long")),
      questionnaires: [Self.short, Self.long])
    #expect(interview.plan.steps.map(\.questionnaire) == ["list", "short", "long"])
    #expect(interview.outcome.results.map(\.id) == ["list", "short", "long"])
  }

  @Test("A questionnaire that the first plan left out is asked when the second asks for it")
  func leftOutBefore() {
    var interview = Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "short"),
        Plan.Step(questionnaire: "long", condition: .answer(item: "b", codes: ["3"]))),
      questionnaires: [Self.short, Self.long])
    interview.give(.option("0"))
    #expect(interview.position == nil)
    interview.append(.made("fuller", Plan.Step(questionnaire: "long")), questionnaires: [Self.long])
    #expect(interview.position == .item("long", "c"))
  }
}
