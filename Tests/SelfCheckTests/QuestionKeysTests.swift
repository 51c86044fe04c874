import Screening
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// What keys do on a question with answers to choose from.
@Suite struct QuestionKeysTests {
  @Test func nothingIsPreselected() throws {
    let person = try Person("mood")
    #expect(person.chosen == nil)
    #expect(person.focus == 0)
  }

  @Test("Enter without a choice says so and stays")
  func enterWithoutChoice() throws {
    var person = try Person("mood")
    person.press(.enter)
    #expect(person.item == "phq9_1")
    #expect(person.notice == person.session.strings.noticeChooseFirst)
    #expect(person.session.interview?.answers.isEmpty == true)
    #expect(person.screen.contains(person.session.strings.noticeChooseFirst))
  }

  @Test func theNoticeGoesWithTheNextKey() throws {
    var person = try Person("mood")
    person.press(.enter, .down)
    #expect(person.notice == nil)
  }

  @Test func digitAndEnterAnswerAndGoOn() throws {
    var person = try Person("mood")
    person.type("3\n")
    #expect(person.item == "phq9_2")
    #expect(person.answer(to: "phq9_1") == .option("2"))
    #expect(person.chosen == nil)
  }

  @Test("A digit chooses and stores nothing before Enter")
  func digitAlone() throws {
    var person = try Person("mood")
    person.type("3")
    #expect(person.chosen == 2)
    #expect(person.focus == 2)
    #expect(person.answer(to: "phq9_1") == nil)
    person.type("1")
    #expect(person.chosen == 0)
  }

  @Test("A digit that no answer has says so", arguments: ["0", "5", "9"])
  func otherDigit(_ digit: String) throws {
    var person = try Person("mood")
    person.type(digit)
    #expect(person.chosen == nil)
    #expect(person.notice == person.session.strings.noticeChooseDigit(count: "4"))
  }

  @Test("Arrows move, and do not choose")
  func arrows() throws {
    var person = try Person("mood")
    person.press(.down, .character("j"), .down, .down, .up, .character("k"))
    #expect(person.focus == 1)
    #expect(person.chosen == nil)
    person.press(.enter)
    #expect(person.item == "phq9_1")
  }

  @Test func spaceChoosesWhereTheCursorIs() throws {
    var person = try Person("mood")
    person.press(.down, .character(" "))
    #expect(person.chosen == 1)
    person.press(.enter)
    #expect(person.answer(to: "phq9_1") == .option("1"))
  }

  @Test("When the cursor has left the chosen answer, Enter first asks which is meant")
  func cursorElsewhere() throws {
    var person = try Person("mood")
    person.type("2")
    person.press(.down, .enter)
    #expect(person.item == "phq9_1")
    #expect(person.focus == 1)
    #expect(person.notice == person.session.strings.noticeWhichAnswer)
    person.press(.enter)
    #expect(person.item == "phq9_2")
    #expect(person.answer(to: "phq9_1") == .option("1"))
  }

  @Test(
    "Back keeps the answer that is chosen but not confirmed",
    arguments: [
      Key.character("b"), .left, .backspace, .escape,
    ])
  func back(_ key: Key) throws {
    var person = try Person("mood")
    person.type("1\n4")
    person.press(key)
    #expect(person.item == "phq9_1")
    #expect(person.chosen == 0)
    #expect(person.notice == nil)
    person.press(.enter)
    #expect(person.item == "phq9_2")
    #expect(person.chosen == 3)
  }

  @Test func backFromTheFirstQuestionLeadsToTheFirstPageAndLosesNothing() throws {
    var person = try Person("mood")
    person.type("2\nbb")
    #expect(person.isAt(AloneSession.WelcomeScreen.self))
    person.session.start(try #require(try person.session.library.plan("mood")))
    #expect(person.item == "phq9_1")
    #expect(person.chosen == 1)
  }

  @Test("'Prefer not to say' goes on, is no answer with points, and is remembered")
  func decline() throws {
    var person = try Person("mood")
    person.type("s")
    #expect(person.item == "phq9_2")
    #expect(person.answer(to: "phq9_1") == .declined)
    person.type("b")
    #expect(person.chosen == nil)
    #expect(person.screen.contains(person.session.strings.declinedBefore))
    person.type("2\n")
    #expect(person.answer(to: "phq9_1") == .option("1"))
  }

  @Test func declineDropsAChoiceThatWasNotConfirmed() throws {
    var person = try Person("mood")
    person.type("4s")
    #expect(person.answer(to: "phq9_1") == .declined)
  }

  @Test func keysWithoutAMeaningHereDoNothing() throws {
    var person = try Person("mood")
    let before = person.screen
    person.type("aynxz")
    #expect(person.screen == before)
  }
}
