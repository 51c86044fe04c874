import Screening
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// Typing a number: how often in the past year.
@Suite struct NumberEntryTests {
  private func person() throws -> Person<NobodyElse> { try SamplePage.number.reached() }

  private func typed(_ person: Person<NobodyElse>) -> String? {
    if case .number(let text, _) = person.page.field { text } else { nil }
  }

  @Test func digitsAreTypedAndEnterGoesOn() throws {
    var person = try person()
    person.type("12")
    #expect(typed(person) == "12")
    #expect(person.answer(to: "alcohol_days") == nil)
    person.press(.enter)
    #expect(person.answer(to: "alcohol_days") == .number(12))
    #expect(person.item == "drug_times")
  }

  @Test func zeroIsAnAnswer() throws {
    var person = try person()
    person.type("0\n")
    #expect(person.answer(to: "alcohol_days") == .number(0))
    #expect(person.item == "drug_times")
  }

  @Test("Enter with nothing typed says so, and a blank is not zero")
  func nothingTyped() throws {
    var person = try person()
    person.press(.enter)
    #expect(person.item == "alcohol_days")
    #expect(person.answer(to: "alcohol_days") == nil)
    #expect(person.notice == person.session.strings.noticeTypeNumber)
  }

  @Test("A number out of range says so and is not stored", arguments: ["367", "99999"])
  func outOfRange(_ number: String) throws {
    var person = try person()
    person.type(number + "\n")
    #expect(person.item == "alcohol_days")
    #expect(person.answer(to: "alcohol_days") == nil)
    #expect(person.notice == person.session.strings.noticeNumberRange(low: "0", high: "366"))
  }

  @Test("Backspace takes digits back and, held too long, stays; where none was typed it goes back")
  func backspace() throws {
    var person = try person()
    person.type("36")
    person.press(.backspace)
    #expect(typed(person) == "3")
    person.press(.backspace, .backspace, .backspace)
    #expect(person.item == "alcohol_days" && typed(person) == "")
    person.type("b")
    #expect(person.item == "phqpd_1")
    person.press(.enter, .backspace)
    #expect(person.item == "phqpd_1")
  }

  @Test("A leading zero is no digit of the number", arguments: [("007", "7"), ("00", "0"), ("050", "50")])
  func leadingZero(_ keys: String, _ expected: String) throws {
    var person = try person()
    person.type(keys)
    #expect(typed(person) == expected)
  }

  @Test func noMoreDigitsThanAnyAnswerHas() throws {
    var person = try person()
    person.type("123456789")
    #expect(typed(person) == "12345")
  }

  @Test func backKeepsWhatWasTypedIfItIsAnAnswer() throws {
    var person = try person()
    person.type("12b")
    #expect(person.item == "phqpd_1")
    #expect(person.answer(to: "alcohol_days") == .number(12))
    person.press(.enter)
    #expect(typed(person) == "12")

    person.press(.backspace, .backspace)
    person.type("999b")
    #expect(person.item == "phqpd_1")
    #expect(person.answer(to: "alcohol_days") != .number(999))
  }

  @Test func declining() throws {
    var person = try person()
    person.type("4s")
    #expect(person.answer(to: "alcohol_days") == .declined)
    #expect(person.item == "drug_times")
  }

  @Test func theCursorStandsBehindTheDigits() throws {
    var person = try person()
    person.type("12")
    let frame = person.session.frame
    #expect(frame.lines[frame.cursor.row].text.prefix(frame.cursor.column).hasSuffix("> 12"))
  }
}
