import Screening
import Testing

/// A plan's steps look at the steps before as they are scored: an answer that counts nothing opens nothing.
@Suite struct PlanConditionTests {
  private static let gate = Questionnaire.made(
    "gate", items: [.yesNo("a"), .yesNo("b", when: .answer(item: "a", codes: ["yes"]))])
  private static let follow = Questionnaire.made("follow", items: [.yesNo("c")])

  private func interview(_ condition: Condition, offer: String? = nil) -> Interview {
    Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "gate"),
        Plan.Step(questionnaire: "follow", condition: condition, offer: offer)),
      questionnaires: [Self.gate, Self.follow])
  }

  static let conditions: [Condition] = [
    .answer(item: "b", codes: ["yes"]), .sum(items: ["b"], atLeast: 1), .not(.not(.answer(item: "b", codes: ["yes"]))),
  ]

  @Test("A step that looks at an item which is not asked is skipped, and nothing is offered", arguments: conditions)
  func notAsked(_ condition: Condition) {
    var interview = interview(condition)
    interview.give(.option("no"))
    #expect(interview.position == nil)
    #expect(interview.stops == [.item("gate", "a")])
    #expect(!interview.mayGrow)
    #expect(interview.outcome.results.map(\.id) == ["gate"])
  }

  @Test("An answer from before an earlier one was changed opens no step", arguments: conditions)
  func staleAnswer(_ condition: Condition) {
    var interview = interview(condition)
    interview.give(.option("yes"))
    interview.give(.option("yes"))
    #expect(interview.position == .item("follow", "c"))
    interview.back()
    interview.back()
    interview.give(.option("no"))
    #expect(interview.position == nil)
    #expect(interview.answers["b"] == .option("yes"), "what was answered is kept")
    #expect(interview.resultsLeftOut.map(\.id) == ["follow"])
  }

  @Test("An item that was left open leaves the step open", arguments: conditions)
  func leftOpen(_ condition: Condition) {
    var interview = interview(condition)
    interview.give(.option("yes"))
    interview.give(.declined)
    #expect(interview.position == .offer("follow"))
  }

  @Test("A negated condition on an item that is not asked holds")
  func negated() {
    var interview = interview(.not(.answer(item: "b", codes: ["yes"])))
    interview.give(.option("no"))
    #expect(interview.position == .item("follow", "c"))
  }

  @Test("An item of a questionnaire that is itself skipped meets nothing, though it was answered")
  func skippedQuestionnaire() {
    let plan = Plan.made(
      "plan", Plan.Step(questionnaire: "gate"),
      Plan.Step(questionnaire: "follow", condition: .answer(item: "a", codes: ["yes"])),
      Plan.Step(questionnaire: "last", condition: .answer(item: "c", codes: ["yes"])))
    let last = Questionnaire.made("last", items: [.yesNo("d")])
    let interview = Interview(
      plan: plan, questionnaires: [Self.gate, Self.follow, last], answers: Answers(codes: ["a": "no", "c": "yes"]))
    #expect(interview.stops == [.item("gate", "a")])
  }

  @Test("A shared item counts where any step that is taken asks it")
  func sharedItem() {
    let other = Questionnaire.made("other", items: [.yesNo("b")])
    let plan = Plan.made(
      "plan", Plan.Step(questionnaire: "gate"), Plan.Step(questionnaire: "other"),
      Plan.Step(questionnaire: "follow", condition: .answer(item: "b", codes: ["yes"])))
    let interview = Interview(
      plan: plan, questionnaires: [Self.gate, other, Self.follow], answers: Answers(codes: ["a": "no", "b": "yes"]))
    #expect(interview.itemStops == ["a", "b", "c"])
  }
}
