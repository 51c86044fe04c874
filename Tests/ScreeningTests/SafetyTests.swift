import Screening
import Testing

/// Safety rules are raised the moment an answer is given, wherever the item is asked.
@Suite struct SafetyTests {
  private static let crisis = SafetyRule(
    id: "thoughts", item: "harm", answers: ["1", "2", "3"], level: .crisis)
  private static let support = SafetyRule(
    id: "thoughts-declined", item: "harm", answers: [], whenDeclined: true, level: .support)
  private static let first = Questionnaire.made(
    "first", items: [.scale("a"), .scale("harm"), .scale("b")], safetyRules: [crisis, support])

  @Test(
    "Raised by the answers it names",
    arguments: [
      (Answer.option("0"), []), (.option("1"), [crisis.id]), (.option("2"), [crisis.id]),
      (.option("3"), [crisis.id]),
      (.declined, [support.id]),
    ])
  func raised(_ answer: Answer, _ expected: [SafetyRule.ID]) {
    var interview = Interview(
      plan: .made("plan", Plan.Step(questionnaire: "first")), questionnaires: [Self.first])
    let raised = [interview.give(.option("3")), interview.give(answer)]
    #expect(raised == [[], expected])
    #expect(interview.outcome.results.flatMap(\.flags).map(\.id) == expected)
  }

  @Test(
    "A later questionnaire's rule on a shared item is raised when the item is asked, not when its turn comes")
  func shared() {
    let rule = SafetyRule(id: "second", item: "a", answers: ["3"], level: .support)
    let second = Questionnaire.made("second", items: [.scale("a"), .scale("c")], safetyRules: [rule])
    var interview = Interview(
      plan: .made("plan", Plan.Step(questionnaire: "first"), Plan.Step(questionnaire: "second")),
      questionnaires: [Self.first, second])
    let raised = interview.give(.option("3"))
    #expect(raised == ["second"])
    #expect(interview.outcome.results.map { $0.flags.map(\.id) } == [[], ["second"]])
  }

  @Test("Even of a questionnaire that is not asked yet")
  func sharedWithOneNotAsked() {
    let rule = SafetyRule(id: "second", item: "a", answers: ["3"], level: .crisis)
    let second = Questionnaire.made("second", items: [.scale("a"), .scale("c")], safetyRules: [rule])
    var interview = Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "first"),
        Plan.Step(questionnaire: "second", condition: .answer(item: "b", codes: ["3"]))),
      questionnaires: [Self.first, second])
    let raised = interview.give(.option("3"))
    #expect(raised == ["second"])
  }

  @Test("An answer that raised a rule is not forgotten when a changed one takes its questionnaire out of the plan")
  func takenOut() {
    let gate = Questionnaire.made("gate", items: [.yesNo("gate")])
    let second = Questionnaire.made("second", items: [.scale("harm"), .scale("b")], safetyRules: [Self.crisis])
    var interview = Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "gate"),
        Plan.Step(questionnaire: "second", condition: .answer(item: "gate", codes: ["yes"]))),
      questionnaires: [gate, second])
    _ = interview.answer(.option("yes"), to: "gate")
    _ = interview.answer(.option("3"), to: "harm")
    #expect(interview.resultsLeftOut.isEmpty)
    #expect(interview.rulesRaised == [Self.crisis])
    _ = interview.answer(.option("no"), to: "gate")
    #expect(interview.outcome.results.map(\.id) == ["gate"])
    #expect(interview.resultsLeftOut.map { $0.rulesRaised } == [[Self.crisis]])
    #expect(interview.rulesRaised == [Self.crisis])
    _ = interview.answer(.option("0"), to: "harm")
    #expect(interview.rulesRaised.isEmpty)
  }

  @Test("Two questionnaires' rules on one item are both raised")
  func both() {
    let rule = SafetyRule(id: "second", item: "harm", answers: ["3"], level: .crisis)
    let second = Questionnaire.made("second", items: [.scale("harm")], safetyRules: [rule])
    var interview = Interview(
      plan: .made("plan", Plan.Step(questionnaire: "first"), Plan.Step(questionnaire: "second")),
      questionnaires: [Self.first, second])
    let raised = ["3", "1"].map { interview.answer(.option($0), to: "harm").map(\.id) }
    #expect(raised == [["thoughts", "second"], ["thoughts"]])
  }

  @Test("An answer left behind a closed gate raises no flag in the result")
  func closedGate() {
    let gated = Questionnaire.made(
      "gated", items: [.yesNo("gate"), .scale("harm", when: .answer(item: "gate", codes: ["yes"]))],
      safetyRules: [Self.crisis])
    let flags = { (gate: String?) in
      var answers = Answers(codes: ["harm": "3"])
      answers["gate"] = gate.map(Answer.option)
      return QuestionnaireResult(questionnaire: gated, answers: answers, from: .interview).flags.map(\.id)
    }
    #expect(
      QuestionnaireResult(questionnaire: gated, answers: Answers(codes: ["harm": "3", "gate": "no"]), from: .interview)
        .rulesRaised == [
          Self.crisis
        ], "though it was given")
    #expect(flags("no").isEmpty)
    #expect(flags("yes") == ["thoughts"])
    #expect(flags(nil) == ["thoughts"], "while the gate is open to doubt, safety comes first")
  }
}
