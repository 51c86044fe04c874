import Screening
import Testing

@Suite struct OutcomeTests {
  private static let short = Questionnaire.made(
    "short", items: [.scale("a"), .scale("b")],
    scores: [.sum("both", of: ["a", "b"]), .sum("first", of: ["a"]), .sum("second", of: ["b"])])
  private static let long = Questionnaire.made("long", items: [.scale("a"), .scale("c")])
  private static let twin = Questionnaire.made("twin", items: [.scale("a"), .scale("b")])

  private func leading(_ questionnaires: Questionnaire..., answers: Answers = [:]) -> [String] {
    let outcome = Outcome(
      plan: "plan",
      results: questionnaires.map { QuestionnaireResult(questionnaire: $0, answers: answers, from: .interview) })
    return outcome.leadingScores.map { "\($0.result.id)/\($0.score.id)" }
  }

  @Test("A short score is folded into a fuller one that holds all its items, whichever comes first")
  func folding() {
    #expect(leading(Self.short, Self.long) == ["short/both", "short/second", "long/total"])
    #expect(leading(Self.long, Self.short) == ["long/total", "short/both", "short/second"])
  }

  @Test func aScoreIsNotFoldedIntoAnotherOfItsOwnQuestionnaire() {
    #expect(leading(Self.short) == ["short/both", "short/first", "short/second"])
  }

  @Test func scoresOfTheSameItemsAreNotFoldedIntoEachOther() {
    #expect(leading(Self.short, Self.twin) == ["short/both", "twin/total"])
  }

  @Test func nothingIsFoldedIntoAQuestionnaireThatWasNotTaken() {
    var interview = Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "short"),
        Plan.Step(questionnaire: "long", condition: .answer(item: "b", codes: ["3"]))),
      questionnaires: [Self.short, Self.long])
    interview.give(.option("0"))
    interview.give(.option("0"))
    #expect(interview.outcome.leadingScores.map(\.score.id) == ["both", "first", "second"])
  }

  @Test func aResultHoldsEveryResponseInOrder() {
    let gated = Questionnaire.made(
      "gated", items: [.yesNo("gate"), .scale("a", when: .answer(item: "gate", codes: ["yes"])), .scale("b")])
    let result = QuestionnaireResult(
      questionnaire: gated, answers: ["gate": .option("no"), "a": .option("1"), "z": .option("1")], from: .interview)
    #expect(result.responses.map(\.item.id) == ["gate", "a", "b"])
    #expect(result.responses.map(\.answer) == [.option("no"), .option("1"), nil])
    #expect(result.responses.map(\.asked) == [.yes, .no, .yes])
  }
}
