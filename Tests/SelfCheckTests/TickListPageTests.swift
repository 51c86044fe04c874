import Screening
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// The page of boxes to tick.
@Suite struct TickListPageTests {
  private func marks(_ person: Person<NobodyElse>) -> [Field.Mark] {
    if case .ticks(_, let marks) = person.page.field { marks } else { [] }
  }

  @Test func spaceAndDigitsTickAndUntick() throws {
    var person = try Person("quick")
    person.type(" 3")
    #expect(marks(person).prefix(3) == [.ticked, .open, .ticked])
    #expect(person.focus == 2)
    person.type("3")
    #expect(marks(person).prefix(3) == [.ticked, .open, .open])
    #expect(person.answer(to: "mood_appetite_weight") == nil)
  }

  @Test func enterGoesOnAndLeavesTheOtherBoxesAsNo() throws {
    var person = try Person("quick")
    person.type("1\n")
    #expect(person.answer(to: "mood_sadness") == .option("yes"))
    #expect(person.answer(to: "mood_sleep") == .option("no"))
    #expect(person.session.interview?.position == .tickList("checklist-anxiety"))
  }

  @Test("Enter on an untouched page asks once whether nothing fits")
  func nothingTicked() throws {
    var person = try Person("quick")
    person.press(.enter)
    #expect(person.notice == person.session.strings.noticeNothingTicked)
    #expect(person.session.interview?.position == .tickList("checklist-mood"))
    person.press(.enter)
    #expect(person.session.interview?.position == .tickList("checklist-anxiety"))
    #expect(person.answer(to: "mood_sadness") == .option("no"))
    person.press(.enter)
    #expect(person.notice == person.session.strings.noticeNothingTicked, "each page asks for itself")
  }

  @Test("Enter does not leave boxes behind that were not seen") func readsFirst() throws {
    var person = try Person<NobodyElse>("quick", columns: 40, rows: 15)
    person.type("1")
    #expect(person.screen.contains("Enter read on"))
    person.press(.enter)
    #expect(person.screen.contains("hurting"))
    #expect(person.answer(to: "mood_sleep") == nil, "nothing was confirmed")
    #expect(person.focus > 0)
    person.press(.enter)
    #expect(person.page.title == "Worry and fear")
  }

  @Test("A page that was not confirmed leaves its boxes open, not empty")
  func notConfirmed() throws {
    var person = try Person("quick")
    person.type("1b")
    #expect(person.answer(to: "mood_sleep") == nil)
    let score = person.session.outcome.results.first?.scores.first
    #expect(score?.range == 1...8)
  }

  @Test func declineKeepsTheTicks() throws {
    var person = try Person("quick")
    person.type("1s")
    #expect(person.answer(to: "mood_sadness") == .option("yes"))
    #expect(person.answer(to: "mood_sleep") == .declined)
    #expect(person.isAtCrisisPage, "the sign about self-harm was declined")
    try person.goOnFromCrisisPage()
    person.type("b")
    #expect(marks(person).prefix(2) == [.ticked, .declined])
  }

  @Test func aDigitWithoutABoxDoesNothing() throws {
    var person = try Person("quick")
    person.type("90")
    #expect(marks(person).allSatisfy { $0 == .open })
  }

  @Test("More boxes than digits: the last are reached with the arrows")
  func manyBoxes() throws {
    var person = try Person("substance-use")
    try person.answer(.lowest, until: "drug_times")
    person.type("0\n")
    for _ in 0..<10 { person.press(.down) }
    person.press(.character(" "))
    #expect(person.answer(to: "use_withdrawal") == .option("yes"))
  }
}
