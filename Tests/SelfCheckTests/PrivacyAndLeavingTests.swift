import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// Blanking the screen, and leaving without losing answers by mistake.
@Suite struct PrivacyAndLeavingTests {
  @Test("The privacy screen is blank at once, on every page", arguments: SamplePage.allCases)
  func blank(_ page: SamplePage) throws {
    var person = try page.reached()
    if page == .privacy || page.isTyped { return }
    let before = person.screen
    person.type("p")
    #expect(person.screen.allSatisfy { $0 == "\n" })
    person.type("p")
    #expect(person.screen == before)
  }

  @Test(
    "No key but p and Esc shows the page again",
    arguments: [
      Key.enter, .character(" "), .character("1"), .character("b"), .character("?"), .character("r"),
      .character("s"), .character("a"), .character("y"), .up, .down, .pageDown, .backspace, .left, .function(1),
    ])
  func staysBlank(_ key: Key) throws {
    var person = try SamplePage.privacy.reached()
    person.press(key)
    // One sign says that the program is there.
    #expect(person.screen.filter { !$0.isWhitespace } == "p")
    person.type("h")
    #expect(person.isAt(AloneSession.HelpNowScreen.self))
    person.press(.escape)
    #expect(person.isAt(AloneSession.PrivacyScreen.self))
  }

  @Test("Leaving from the privacy screen shows no answer", arguments: [Key.character("q"), .control("c")])
  func leaveFromPrivacy(_ key: Key) throws {
    var person = try SamplePage.privacy.reached()
    let question = try #require(try SamplePage.question.reached().page.blocks.first)
    person.press(key)
    #expect(!person.page.blocks.contains(question))
    person.type("n")
    #expect(!person.page.blocks.contains(question), "the screen is blank again")
  }

  @Test func escReturnsFromPrivacy() throws {
    var person = try SamplePage.privacy.reached()
    person.press(.escape)
    #expect(person.isAtQuestion)
  }

  @Test("Without answers q leaves at once", arguments: [Key.character("q"), .control("c")])
  func withoutAnswers(_ key: Key) throws {
    var person = try Person("full")
    person.press(key)
    #expect(person.effects == [.leave(exitCode: key == .character("q") ? 0 : 130)])
  }

  @Test("With answers q asks first; a second q leaves with 0")
  func twice() throws {
    var person = try Person("full")
    person.type("1\nq")
    #expect(person.isAt(AloneSession.LeavingScreen.self))
    #expect(person.effects.isEmpty)
    person.type("q")
    #expect(person.effects == [.leave(exitCode: 0)])
  }

  @Test("Ctrl-C asks first too; a second one leaves with 130")
  func interruptTwice() throws {
    var person = try Person("full")
    person.type("1\n")
    person.press(.control("c"), .control("c"))
    #expect(person.effects == [.leave(exitCode: 130)])
  }

  @Test(
    "The question can be answered",
    arguments: [
      ("y", true), ("2", true), ("j\n", true), ("j ", true), ("n", false), ("1", false), ("\n", false), ("b", false),
    ])
  func answer(_ keys: String, _ leaves: Bool) throws {
    var person = try SamplePage.leaving.reached()
    person.type(keys)
    #expect(person.effects == (leaves ? [.leave(exitCode: 0)] : []))
    if !leaves { #expect(person.item == "gad7_2") }
  }

  @Test func escStays() throws {
    var person = try SamplePage.leaving.reached()
    person.press(.escape)
    #expect(person.item == "gad7_2")
    #expect(person.effects.isEmpty)
  }

  @Test("A box that is ticked is an answer that could be lost")
  func tickedBox() throws {
    var person = try Person("quick")
    person.type("1q")
    #expect(person.effects.isEmpty)
  }

  @Test func finishingAtTheEndAsksOnceAndLeavesWithZero() throws {
    var person = try SamplePage.centre.reached()
    for _ in 0..<20 { person.press(.enter) }
    #expect(person.effects.isEmpty, "Enter alone never loses the number")
    person = try SamplePage.centre.reached()
    try person.choose("Finish")
    #expect(person.effects.isEmpty)
    try person.choose("Leave")
    #expect(person.effects == [.leave(exitCode: 0)])
  }

  @Test func suspending() throws {
    var person = try Person("full")
    person.press(.control("z"))
    #expect(person.effects == [.suspend])
    #expect(person.isAtQuestion)
  }
}
