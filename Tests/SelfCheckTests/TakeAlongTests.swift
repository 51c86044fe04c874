import SelfCheckTestSupport
import Testing

@testable import SelfCheck
@testable import TerminalKit

/// What a person alone can take along, only when they ask for it.
@Suite struct TakeAlongTests {
  @Test("It can be come to from the results, the next steps and the number to call")
  func reached() throws {
    for page in [SamplePage.results, .nextSteps, .centre] {
      var person = try page.reached()
      try person.choose("Take it along")
      #expect(person.isAt(AloneSession.TakeAlongScreen.self))
    }
  }

  @Test("The page says who can read it then, and nothing is done before something is chosen")
  func nothingByItself() throws {
    let person = try SamplePage.takeAlong.reached()
    #expect(person.screen.contains("Anyone who finds the paper, opens the file"))
    #expect(person.world.printed.isEmpty && person.world.saved.isEmpty)
  }

  @Test("Paper has what was reported, words to say and every number") func prints() throws {
    var person = try SamplePage.takeAlong.reached()
    try person.choose("Print")
    let paper = try #require(person.world.printed.first)
    for words in [
      "not a diagnosis", "Mood: 0 of 6", "I filled in a self-check", "619-485-6029", "Call or text 988",
      "1-800-662-4357",
    ] { #expect(paper.contains(words), "\(words)") }
    #expect(paper.split(separator: "\n").allSatisfy { $0.count <= 72 })
    #expect(person.notice == person.session.strings.takeAwayPrinted)
  }

  @Test("A file gets the name that is typed; one that is there is left alone")
  func saves() throws {
    var person = try SamplePage.takeAlong.reached()
    try person.choose("web page")
    #expect(person.screen.contains("my-results.html"))
    person.press(.control("u"))
    person.type("\(NobodyElse.takenName)\n")
    #expect(person.notice == person.session.strings.saveExists)
    #expect(person.world.saved.isEmpty)
    person.press(.control("u"))
    person.type("mine.html\n")
    #expect(person.notice == person.session.strings.noticeSaved(path: "mine.html"))
    #expect(try #require(person.world.saved["mine.html"]).contains("<title>SelfScreen: Your results</title>"))
    #expect(person.isAt(AloneSession.TakeAlongScreen.self))
  }

  @Test("In lines there are no codes to read with a phone") func lines() throws {
    var person = try Person<NobodyElse>("mood", settings: Settings(isInLines: true))
    try person.goToResults(.lowest)
    try person.choose("Take it along")
    #expect(person.choices.count == 3)
    #expect(!person.choices.contains { $0.text.contains("code") })
  }
}
