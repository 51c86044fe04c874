import Screening
import Testing

/// The way through a plan: on, back, and what a changed answer does to it.
@Suite struct InterviewTests {
  private static let gate = Condition.answer(item: "gate", codes: ["yes"])
  private static let gated = Questionnaire.made(
    "gated", items: [.yesNo("gate"), .scale("a", when: gate), .scale("b", when: gate)])
  private static let plain = Questionnaire.made("plain", items: [.scale("c"), .number("n", 0...9)])

  private var interview: Interview {
    Interview(
      plan: .made("plan", Plan.Step(questionnaire: "gated"), Plan.Step(questionnaire: "plain")),
      questionnaires: [Self.gated, Self.plain])
  }

  @Test func startsAtTheFirstStop() {
    #expect(interview.position == .item("gated", "gate"))
    #expect(interview.itemStops == ["gate", "c", "n"])
    #expect(interview.answers.isEmpty)
  }

  @Test func answersOpenAndCloseWhatFollows() {
    var interview = interview
    interview.give(.option("yes"))
    #expect(interview.position == .item("gated", "a"))
    #expect(interview.itemStops == ["gate", "a", "b", "c", "n"])

    interview.back()
    interview.give(.option("no"))
    #expect(interview.position == .item("plain", "c"))
    #expect(interview.itemStops == ["gate", "c", "n"])
  }

  @Test("Answers behind a gate that is closed again are kept, and are there when it opens")
  func leftovers() {
    var interview = interview
    interview.give(.option("yes"))
    interview.give(.option("3"))
    interview.go(to: .item("gated", "gate"))
    interview.give(.option("no"))
    #expect(interview.outcome.results.first?.scores.first?.value == 0)
    #expect(interview.answers["a"] == .option("3"))

    interview.go(to: .item("gated", "gate"))
    interview.give(.option("yes"))
    #expect(interview.isDone(.item("gated", "a")))
    #expect(!interview.isDone(.item("gated", "b")))
  }

  @Test("What another questionnaire has asked in the same words is not asked again; where it has not, it is")
  func onceWith() {
    let first = Questionnaire.made("first", items: [.yesNo("gate"), .scale("same", when: Self.gate)])
    let second = Questionnaire.made("second", items: [.scale("other", onceWith: "same"), .scale("last")])
    for (answer, stops) in [("yes", ["gate", "same", "last"]), ("no", ["gate", "other", "last"])] {
      var interview = Interview(
        plan: .made("plan", Plan.Step(questionnaire: "first"), Plan.Step(questionnaire: "second")),
        questionnaires: [first, second])
      interview.give(.option(answer))
      #expect(interview.itemStops == stops)
      #expect(interview.progress?.isQuestionCountCertain == true)
    }
  }

  @Test("The words for a cut-off that is reached may hang on answers, whatever the score", arguments: ["yes", "no"])
  func reachedByAnswers(_ answer: String) {
    let questionnaire = Questionnaire.made(
      "q", items: [.yesNo("gate"), .scale("a")], scores: [.sum(of: ["a"], cutOff: 3)],
      guidance: Guidance(reached: "Talk.", reachedWhen: Self.gate))
    let answers = Answers(codes: ["gate": answer, "a": "0"])
    let result = QuestionnaireResult(questionnaire: questionnaire, answers: answers, from: .interview)
    #expect(result.isReachedByAnswers == (answer == "yes"))
  }

  @Test func endsAfterTheLastStopAndGoesBackIntoIt() {
    var interview = interview
    interview.give(.option("no"))
    interview.give(.option("0"))
    interview.give(.number(9))
    #expect(interview.position == nil)
    let couldGoBack = interview.back()
    #expect(couldGoBack)
    #expect(interview.position == .item("plain", "n"))
  }

  @Test("Going back loses no answer, and stops at the first question")
  func back() {
    var interview = interview
    interview.give(.option("no"))
    interview.give(.option("2"))
    let couldGoBack = [interview.back(), interview.back(), interview.back()]
    #expect(couldGoBack == [true, true, false])
    #expect(interview.position == .item("gated", "gate"))
    #expect(interview.answers == Answers(codes: ["gate": "no", "c": "2"]))
  }

  @Test("Going on does not ask for an answer")
  func skip() {
    var interview = interview
    interview.next()
    #expect(interview.position == .item("plain", "c"))
    #expect(interview.answers.isEmpty)
    #expect(!interview.isDone(.item("gated", "gate")))
  }

  @Test("'Prefer not to say' is an answer, and none of the points")
  func declined() {
    var interview = interview
    interview.give(.declined)
    #expect(interview.position == .item("plain", "c"))
    #expect(interview.isDone(.item("gated", "gate")))
    #expect(interview.outcome.results.first?.scores.first?.range == 0...7)
  }

  @Test(
    "An answer that an item does not have is not stored",
    arguments: [
      Answer.option("maybe"), .number(1),
    ])
  func unacceptable(_ answer: Answer) {
    var interview = interview
    let raised = interview.answer(answer, to: "gate") + interview.answer(.option("yes"), to: "no such item")
    #expect(raised.isEmpty)
    #expect(interview.answers.isEmpty)
  }

  @Test func anAnswerCanBeTakenBack() {
    var interview = interview
    interview.give(.option("yes"))
    interview.clearAnswer(to: "gate")
    #expect(interview.answers.isEmpty)
    #expect(!interview.isDone(.item("gated", "gate")))
  }

  @Test("Going to a stop works only where the answers lead")
  func goTo() {
    var interview = interview
    interview.go(to: .item("plain", "n"))
    #expect(interview.position == .item("plain", "n"))
    interview.go(to: .item("gated", "a"))
    #expect(interview.position == .item("plain", "n"))
  }

  @Test func goesToTheFirstOpenStop() {
    var interview = interview
    interview.give(.option("no"))
    interview.next()
    interview.give(.number(1))
    #expect(interview.position == nil)
    interview.goToFirstOpenStop()
    #expect(interview.position == .item("plain", "c"))
    interview.give(.option("1"))
    interview.goToFirstOpenStop()
    #expect(interview.position == nil)
  }

  @Test("When the stop it stands at has gone, going on leads to the first open one")
  func positionGone() {
    var interview = interview
    interview.give(.option("yes"))
    _ = interview.answer(.option("no"), to: "gate")
    #expect(!interview.stops.contains(.item("gated", "a")))
    interview.next()
    #expect(interview.position == .item("plain", "c"))
  }

  @Test("It can grow while a condition is unknown")
  func mayGrow() {
    var interview = interview
    #expect(interview.mayGrow)
    interview.give(.option("no"))
    #expect(!interview.mayGrow)
    interview.back()
    interview.give(.option("yes"))
    #expect(!interview.mayGrow)
  }

  @Test("A step whose questionnaire is not there is left out")
  func missingQuestionnaire() {
    let interview = Interview(
      plan: .made("plan", Plan.Step(questionnaire: "none"), Plan.Step(questionnaire: "plain")),
      questionnaires: [Self.plain])
    #expect(interview.itemStops == ["c", "n"])
    #expect(interview.outcome.results.map(\.id) == ["plain"])
    #expect(interview.questionnaire("none") == nil)
  }

  @Test func anEmptyPlanIsOverAtOnce() {
    var interview = Interview(plan: .made("plan"), questionnaires: [])
    #expect(interview.position == nil)
    interview.next()
    #expect(interview.position == nil)
    let couldGoBack = interview.back()
    #expect(!couldGoBack)
  }
}
