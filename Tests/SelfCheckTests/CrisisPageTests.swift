import Screening
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// Help comes at once after an answer that signals thoughts of suicide or self-harm, before anything else.
@Suite struct CrisisPageTests {
  private func personAtItem9() throws -> Person<NobodyElse> {
    var person = try Person("mood")
    try person.answer(.lowest, until: "phq9_9")
    return person
  }

  @Test("PHQ-9 item 9 above 'Not at all' brings the crisis lines before the next question", arguments: ["2", "3", "4"])
  func item9(_ digit: String) throws {
    var person = try personAtItem9()
    person.type(digit)
    #expect(!person.isAtCrisisPage)
    person.press(.enter)
    #expect(person.crisisLevel == .crisis)
    #expect(person.screen.contains("911") && person.screen.contains("988"))
    #expect(person.effects.last == .dropTypedAhead)
    #expect(person.answer(to: "phq9_9") == .option(String(digit == "2" ? 1 : digit == "3" ? 2 : 3)))
    try person.goOnFromCrisisPage()
    #expect(person.item == "phq9_difficulty")
  }

  @Test("Thanks, hope, both numbers and a person to tell are in sight at once") func aboveTheFold() throws {
    var person = try personAtItem9()
    person.type("2\n")
    let screen = person.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for words in [
      person.session.strings.crisisThanks, person.session.strings.crisisHope, "Call or text 988", "Call 911",
      person.session.site.trustedPerson,
    ] {
      #expect(screen.contains(words), "\(words)")
    }
  }

  @Test func item9NotAtAllGoesOn() throws {
    var person = try personAtItem9()
    person.type("1\n")
    #expect(!person.isAtCrisisPage)
    #expect(person.effects.isEmpty)
  }

  @Test("The first screen names 911 and 988 on the smallest terminal too")
  func smallest() throws {
    var person = try Person("mood", columns: 40, rows: 15)
    try person.answer(.lowest, until: "phq9_9")
    person.type("2\n")
    #expect(person.screen.contains("911") && person.screen.contains("988"))
  }

  @Test("Enter reads on first, and leaves only at the end of the page")
  func readsOn() throws {
    var person = try Person("mood", columns: 40, rows: 15)
    try person.answer(.lowest, until: "phq9_9")
    person.type("2\n")
    person.press(.enter)
    #expect(person.isAtCrisisPage)
    #expect(person.scroll > 0)
  }

  @Test(
    "Back, from wherever on the page, leads to the item with its answer",
    arguments: [
      Key.character("b"), .left, .backspace, .escape,
    ])
  func back(_ key: Key) throws {
    var person = try personAtItem9()
    person.type("2\n")
    person.press(.pageDown, key)
    #expect(person.item == "phq9_9")
    #expect(person.chosen == 1)
  }

  @Test("Changing the answer to another that signals it brings the page again; keeping it does not")
  func again() throws {
    var person = try personAtItem9()
    person.type("2\nb\n")
    #expect(person.item == "phq9_difficulty")
    person.type("b3\n")
    #expect(person.isAtCrisisPage)
  }

  @Test("Leaving the item by b or r with such an answer brings the page first", arguments: ["b", "r"])
  func otherWaysOut(_ key: String) throws {
    var person = try personAtItem9()
    person.type("4" + key)
    #expect(person.isAtCrisisPage)
    try person.goOnFromCrisisPage()
    #expect(key == "b" ? person.item == "phq9_8" : person.isAtReview)
  }

  @Test func decliningItem9BringsTheGentlePage() throws {
    var person = try personAtItem9()
    person.type("s")
    #expect(person.crisisLevel == .support)
    #expect(person.screen.contains("911") && person.screen.contains("988"))
    #expect(!person.screen.contains(person.session.strings.crisisThanks))
    try person.goOnFromCrisisPage()
    #expect(person.item == "high_energy_spells", "whether anything was a problem is not known")
  }

  @Test("Ticking the sign about self-harm brings the lines at once, and then the list again")
  func tick() throws {
    var person = try Person("quick")
    person.type("8")
    #expect(person.crisisLevel == .crisis)
    try person.goOnFromCrisisPage()
    #expect(person.session.interview?.position == .tickList("checklist-mood"))
    #expect(person.answer(to: "mood_self_harm") == .option("yes"))
    #expect(person.focus == 7)
    person.type("8")
    #expect(!person.isAtCrisisPage, "taking the tick back says nothing")
  }

  @Test func pcl5Item16BringsTheGentlePage() throws {
    var person = try Person("everything")
    try person.answer(.lowest, until: "pcptsd5_event")
    person.type("2\n")
    try person.answer(.lowest, until: "pcptsd5_5")
    person.type("1\n2\n")
    try person.answer(.lowest, until: "pcl5_16")
    person.type("3\n")
    #expect(person.crisisLevel == .support)
  }

  @Test("Help now is one key away on every page, and closes where it was opened", arguments: SamplePage.allCases)
  func helpNow(_ page: SamplePage) throws {
    var person = try page.reached()
    if [.helpNow, .privacy].contains(page) || page.isTyped { return }
    let before = person.screen
    person.type("h")
    #expect(person.isAt(AloneSession.HelpNowScreen.self))
    #expect(person.screen.contains("911") && person.screen.contains("988"))
    person.press(.escape)
    #expect(person.screen == before)
  }

  @Test(
    "The crisis lines are on the last pages whatever was answered",
    arguments: [
      SamplePage.results, .resultsOpen, .fuller, .centre,
    ], [Size.smallest, Size(columns: 80, rows: 24)])
  func lastPages(_ page: SamplePage, _ size: Size) throws {
    let person = try page.reached(columns: size.columns, rows: size.rows)
    let text = person.screens().joined()
    #expect(text.contains("911") && text.contains("988") && text.contains("1-800-662-4357"))
  }
}
