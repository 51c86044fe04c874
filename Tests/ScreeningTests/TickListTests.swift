import Screening
import Testing

/// A page of boxes: nothing counts before it is confirmed.
@Suite struct TickListTests {
  private static let rule = SafetyRule(id: "harm", item: "c", answers: ["yes"], level: .crisis)
  private static let gentle = SafetyRule(
    id: "harm-declined", item: "c", answers: [], whenDeclined: true, level: .support)
  private static let list = Questionnaire.made(
    "list", presentation: .tickList, items: [.yesNo("a"), .yesNo("b"), .yesNo("c")],
    scores: [.count(of: ["a", "b", "c"])], safetyRules: [rule, gentle])

  private var interview: Interview {
    Interview(
      plan: .made("plan", Plan.Step(questionnaire: "list"), Plan.Step(questionnaire: "more")),
      questionnaires: [Self.list, .made("more", items: [.scale("d")])])
  }

  @Test func isOneStop() {
    #expect(interview.stops == [.tickList("list"), .item("more", "d")])
    #expect(!interview.mayGrow)
  }

  @Test func confirmingAnswersWhatWasNotTicked() throws {
    var interview = interview
    _ = interview.answer(.option("yes"), to: "b")
    #expect(interview.outcome.results.first?.scores.first?.range == 1...3)
    #expect(!interview.isDone(.tickList("list")))
    interview.confirmTickList("list")
    #expect(interview.isDone(.tickList("list")))
    #expect(interview.answers == Answers(codes: ["a": "no", "b": "yes", "c": "no"]))
    #expect(interview.outcome.results.first?.scores.first?.value == 1)
  }

  @Test func confirmingDoesNotAnswerWhatWasDeclined() {
    var interview = interview
    _ = interview.answer(.declined, to: "a")
    interview.confirmTickList("list")
    #expect(interview.answers["a"] == .declined)
    #expect(interview.outcome.results.first?.scores.first?.range == 0...1)
  }

  @Test func tickingASignForHelpRaisesItsRuleAtOnce() {
    var interview = interview
    let raised = interview.answer(.option("yes"), to: "c")
    #expect(raised == [Self.rule])
  }

  @Test("Declining the page keeps the ticks and raises the rules for declining")
  func decline() {
    var interview = interview
    _ = interview.answer(.option("yes"), to: "a")
    let raised = interview.declineTickList("list")
    #expect(raised == [Self.gentle])
    #expect(interview.isDone(.tickList("list")))
    #expect(interview.answers == ["a": .option("yes"), "b": .declined, "c": .declined])
    #expect(interview.outcome.results.first?.scores.first?.range == 1...3)
  }

  @Test func decliningThePageRaisesNothingAboutASignThatWasTicked() {
    var interview = interview
    _ = interview.answer(.option("yes"), to: "c")
    let raised = interview.declineTickList("list")
    #expect(raised.isEmpty)
  }

  @Test func aConfirmedPageCanBeChanged() {
    var interview = interview
    interview.confirmTickList("list")
    _ = interview.answer(.option("yes"), to: "a")
    interview.clearAnswer(to: "b")
    interview.confirmTickList("list")
    #expect(interview.answers == Answers(codes: ["a": "yes", "b": "no", "c": "no"]))
  }

  @Test func anUnknownPageIsNotConfirmed() {
    var interview = interview
    let raised = interview.declineTickList("none")
    #expect(raised.isEmpty)
    #expect(interview.answers.isEmpty)
  }
}
