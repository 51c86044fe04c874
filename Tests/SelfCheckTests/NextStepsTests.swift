import QuestionnaireLibrary
import Screening
import SelfCheckTestSupport
import Testing

@testable import SelfCheck
@testable import TerminalKit

/// What a person can do next: words made from what was reported, and a step of their own.
@Suite struct NextStepsTests {
  private func nextSteps(_ plan: Plan.ID, _ answers: (inout Person<NobodyElse>) throws -> Void) throws -> Person<
    NobodyElse
  > {
    var person = try Person(plan)
    try answers(&person)
    try person.answerEverything(.lowest)
    person.type("1")
    try person.choose("What I can do next")
    return person
  }

  @Test("The words name at most three things, those that were reported most") func most() throws {
    let person = try nextSteps("mood") { $0.type("2\n4\n2\n3\n1\n3\n") }
    #expect(
      person.words.contains(
        "I have been bothered by feeling down, having little energy and feeling bad about myself."))
  }

  @Test("Nothing is named that was not reported") func nothingReported() throws {
    let person = try nextSteps("full") { _ in }
    #expect(person.words.contains("“I filled in a self-check, and I have some questions.”"))
    #expect(!person.words.contains("I have been"))
  }

  @Test("What was told about safety comes first, with whom to say it to") func safety() throws {
    let person = try nextSteps("quick") { person in
      person.type("8")
      try person.goOnFromCrisisPage()
      person.type("\n")
    }
    let words = person.words
    let safety = try #require(words.range(of: "I have had thoughts that life is not worth living"))
    let center = try #require(words.range(of: "You could call Boardwalk Recovery Center"))
    #expect(safety.lowerBound < center.lowerBound)
    #expect(words.contains("To 988, or to someone you trust, you could say:"))
  }

  @Test("What was said not to be known is not said for the person") func declined() throws {
    let person = try nextSteps("mood") { person in for _ in 0..<9 { person.type("s") } }
    #expect(!person.words.contains("I have had thoughts"))
  }

  @Test(
    "Every questionnaire of the self-check has words for what was reported",
    arguments: Library().planIDs.filter { $0 != "everything" })
  func everyQuestionnaireHasWords(_ plan: Plan.ID) throws {
    let plan = try #require(try Library().plan(plan))
    for step in plan.steps {
      let questionnaire = try #require(try Library().questionnaire(step.questionnaire))
      #expect(questionnaire.guidance.toSay != nil, "\(questionnaire.id)")
      #expect(questionnaire.plainTitle != nil, "\(questionnaire.id)")
      for rule in questionnaire.safetyRules where rule.level == .crisis { #expect(rule.toSay != nil, "\(rule.id)") }
    }
  }

  @Test("A step of one's own goes on what is taken along, and is gone with the answers") func ownStep() throws {
    var person = try SamplePage.ownStep.reached()
    person.type("to sleep again\ncall my sister\n\nAnna\n")
    #expect(person.isAt(AloneSession.NextStepsScreen.self))
    #expect(person.notice == person.session.strings.noticeOwnStep)
    for words in ["to sleep again", "call my sister", "Anna"] { #expect(person.words.contains(words)) }
    #expect(!person.words.contains("When could you do it?"), "what was left open is left out")
    #expect(person.session.resultLines.contains { $0.contains("call my sister") })
    let paper = DocumentFormat.text.document(of: person.session.takeAlongPage, in: person.session)
    #expect(paper.contains("call my sister"))
    person.session.endInterview()
    #expect(person.session.ownStep.isEmpty)
  }

  @Test("One key skips it") func skipped() throws {
    var person = try SamplePage.ownStep.reached()
    person.type("some")
    person.press(.escape)
    #expect(person.isAt(AloneSession.NextStepsScreen.self))
    #expect(person.session.ownStep.isEmpty)
  }

  @Test(
    "Words of one's own that speak of suicide bring the crisis page at once",
    arguments: ["I want to die", "to go to sleep and not wake up", "to stop hurting myself"])
  func crisis(_ words: String) throws {
    var person = try SamplePage.ownStep.reached()
    person.type(words + "\n")
    #expect(person.crisisLevel == .crisis)
    #expect(person.effects.contains(.dropTypedAhead))
    try person.goOnFromCrisisPage()
    #expect(person.page.progress?.text == "2 of 4", "and nothing is lost")
  }

  @Test("What is offered to read begins with what was reported") func reading() throws {
    var person = try nextSteps("full") { person in
      try person.answer(.lowest, until: "alcohol_days")
      person.type("3\n")
    }
    try person.choose("Go on to care at a glance")
    #expect(
      person.choices.map(\.text) == [
        "The center", "Who to call", "Signs: substance use", "Levels of care", "What to expect",
        "More to read about care",
      ])
  }

  @Test("Every page about care can be come to after the results") func everythingStaysReachable() throws {
    var person = try SamplePage.care.reached()
    try person.choose("More to read about care")
    let titles = Set(try Library().educationPages().map(\.title))
    #expect(titles.isSubset(of: person.choices.map(\.text)))
    #expect(titles.count == 12)
  }
}
