import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// A click does what keys do; nothing needs the mouse.
@Suite struct MouseTests {
  /// The row of the screen on which these words stand.
  private func row(of words: String, _ person: Person<NobodyElse>) throws -> Int {
    try #require(person.session.frame.lines.firstIndex { $0.text.contains(words) })
  }

  @Test func aClickOnAnAnswerChoosesItAndStays() throws {
    var person = try Person("mood")
    person.press(.click(row: try row(of: "More than half the days", person)))
    #expect(person.chosen == 2)
    #expect(person.item == "phq9_1")
    #expect(person.answer(to: "phq9_1") == nil)
  }

  @Test func aClickOnABoxTicksIt() throws {
    var person = try Person("quick")
    person.press(.click(row: try row(of: "Sleeping too little", person)))
    #expect(person.answer(to: "mood_sleep") == .option("yes"))
  }

  @Test("A click on the box about self-harm brings the crisis lines at once")
  func selfHarm() throws {
    var person = try Person("quick")
    person.press(.click(row: try row(of: "hurting yourself", person)))
    #expect(person.isAtCrisisPage)
  }

  @Test func aClickInAMenuGoesThere() throws {
    var person = try Person()
    person.press(.click(row: try row(of: person.session.strings.welcomeTopic, person)))
    #expect(person.isAt(AloneSession.TopicsScreen.self))
  }

  @Test("A click beside every choice does nothing", arguments: [-1, 0, 1, 4, 23, 500])
  func elsewhere(_ row: Int) throws {
    var person = try Person("mood")
    let before = person.screen
    person.press(.click(row: row))
    #expect(person.screen == before)
  }

  @Test func theWheelScrolls() throws {
    var person = try SamplePage.results.reached()
    person.press(.wheelDown)
    #expect(person.scroll > 0)
    person.press(.wheelUp, .wheelUp)
    #expect(person.scroll == 0)
  }

  @Test func onTheBlankScreenAClickShowsNothing() throws {
    var person = try SamplePage.privacy.reached()
    person.press(.click(row: 5), .wheelDown)
    #expect(person.isAt(AloneSession.PrivacyScreen.self))
  }
}
