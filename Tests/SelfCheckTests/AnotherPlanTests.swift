import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// Going on with another plan: what was answered is kept.
@Suite struct AnotherPlanTests {
  @Test func theAnswersComeAlong() throws {
    var person = try Person("mood")
    person.type("2\n3\nbbb")
    #expect(person.isAt(AloneSession.WelcomeScreen.self))
    person.type("2")
    #expect(person.item == "gad7_1")
    #expect(person.answer(to: "phq9_1") == .option("1"))
    #expect(person.answer(to: "phq9_2") == .option("2"))
  }

  @Test("Another plan asks nothing that was answered before, also between questions that are new")
  func notAskedAgain() throws {
    var person = try Person("mood")
    person.type("2\n3\nbbb2")
    person.type("1\n1\n")
    #expect(person.item == "phq9_3", "the short screen's mood questions are answered, and reach its cut-off")
    person.type("b")
    #expect(person.item == "phq9_2", "going back shows every answer")
  }
}
