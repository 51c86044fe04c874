import SelfCheckTestSupport
import Testing

@testable import SelfCheck
@testable import TerminalKit

/// Numbers that can be read from afar.
@Suite struct LargeTests {
  /// The 988 as it is drawn.
  private static let drawn = ["█▀█ █▀█ █▀█", "▀▀█ █▀█ █▀█", "▀▀▀ ▀▀▀ ▀▀▀"]

  @Test("A key draws numbers large on every page that has them, and as before again")
  func key() throws {
    var person = try SamplePage.centre.reached()
    let before = person.screen
    person.type("l")
    for row in Self.drawn { #expect(person.screen.contains(row)) }
    #expect(person.screen.contains("Call 619-485-6029"), "the number is there in letters too")
    person.type("l")
    #expect(person.screen == before)
  }

  @Test("Asked for from the start, the crisis page has them") func crisis() throws {
    var person = try Person<NobodyElse>("quick", settings: Settings(isLarge: true))
    person.type("8")
    #expect(person.isAtCrisisPage)
    for row in Self.drawn { #expect(person.screen.contains(row)) }
  }

  @Test("Where there are only ASCII signs, these draw them") func ascii() throws {
    var person = try SamplePage.helpNow.reached(asASCII: true)
    person.press(.escape)
    person.type("h")
    person.session.resize(to: Size(columns: 80, rows: 60))
    person.type("l")
    #expect(person.screen.utf8.allSatisfy { $0 < 0x80 })
    #expect(person.screen.contains("### ### ###"))
  }

  @Test("A checklist stays one page") func ticks() throws {
    let person = try Person<NobodyElse>("quick", settings: Settings(isLarge: true))
    #expect(person.choices.count == 8)
  }

  @Test(
    "Numbers in words", arguments: [("Call or text 988", "988"), ("Call 619-485-6029", "619-485-6029"), ("Call", nil)])
  func number(_ text: String, _ number: String?) {
    #expect(LargeNumberLayout.number(in: text) == number)
  }
}
