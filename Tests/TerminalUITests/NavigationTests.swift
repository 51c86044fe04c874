import Testing

@testable import TerminalUI

/// Moving between pages.
@Suite struct NavigationTests {
  @Test func theFirstPageLeadsEverywhere() throws {
    let routes = try ["1", "2", "3", "4", "5"].map { digit in
      var person = try Person()
      person.type(digit)
      return person.route
    }
    #expect(routes == [.question, .question, .topics, .learn, .helpNow])
  }

  @Test func arrowsAndEnterChooseToo() throws {
    var person = try Person()
    person.press(.down, .down, .enter)
    #expect(person.route == .topics)
    person.press(.down, .enter)
    #expect(person.item == "gad7_1")
    #expect(person.state.interview?.plan.id == "anxiety")
  }

  @Test("b and Esc lead back to the first page, and no further", arguments: [Key.character("b"), .escape])
  func back(_ key: Key) throws {
    var person = try Person()
    person.type("3")
    person.press(key)
    #expect(person.route == .welcome)
    person.press(key)
    #expect(person.route == .welcome)
    #expect(person.effects.isEmpty)
  }

  @Test func aPageThatIsLeftIsFoundAsItWas() throws {
    var person = try Person()
    person.press(.down, .down, .down, .enter, .down, .down, .enter)
    person.type("b")
    #expect(person.route == .learn)
    #expect(person.focus == 2)
    person.type("b")
    #expect(person.focus == 3)
  }

  @Test func theKeysPageOpensOnceAndCloses() throws {
    var person = try Person("full")
    person.type("?")
    #expect(person.page.title == person.state.words[.keysTitle])
    person.press(.function(1))
    #expect(person.route == .question)
    person.type("h?")
    person.press(.escape, .escape)
    #expect(person.route == .question)
  }

  @Test func fromTheResultsToTheNumberToCall() throws {
    var person = try Person("full")
    try person.goToResults(.lowest)
    var titles: [String] = []
    person.enter { reader in
      if titles.last != reader.page.title { titles.append(reader.page.title) }
      return reader.route == .centre
    }
    #expect(
      titles == [
        person.state.words[.resultsTitle], "What this can mean", "Levels of care", "What to expect",
        person.state.words[.centreTitle],
      ])
    #expect(person.screens().joined().contains("619-485-6029"))
  }

  @Test("After the checklists fuller questions are offered where a sign was ticked, and keep the answers")
  func fuller() throws {
    var person = try Person("quick")
    person.type("1\n\n\n\n\n\n\n1")
    person.enter { $0.route == .fuller }
    #expect(person.choices.count == 2)
    person.type("2")
    #expect(person.item == "phq9_1")
    #expect(person.answer(to: "mood_sadness") == .option("yes"))
  }

  @Test func withoutATickNoFullerQuestionsAreOffered() throws {
    var person = try Person("quick")
    try person.goToResults(.lowest)
    person.enter { $0.route != .results }
    #expect(person.route != .fuller)
  }

  @Test func startingAgainForgetsEveryAnswer() throws {
    var person = try SamplePage.centre.reached()
    person.type("4")
    #expect(person.route == .welcome)
    #expect(person.state.interview == nil)
    person.type("q")
    #expect(person.effects == [.leave(exitCode: 0)])
  }

  @Test("An offer is answered like a question, and 'no' is a fine answer")
  func offer() throws {
    var yes = try SamplePage.offer.reached()
    yes.type("1\n")
    #expect(yes.item == "pcl5_1")
    var no = try SamplePage.offer.reached()
    no.type("2\n")
    #expect(no.route == .review)
    var declined = try SamplePage.offer.reached()
    declined.type("s")
    #expect(declined.route == .review)
    var neither = try SamplePage.offer.reached()
    neither.press(.enter)
    #expect(neither.notice == neither.state.words[.noticeChooseFirst])
  }

  @Test(
    "The number of questions ahead is never said to be more than it turns out",
    arguments: [
      Person.Habit.lowest, .highest, .declining,
    ])
  func progress(_ habit: Person.Habit) throws {
    var person = try Person("full")
    var promised: [String] = []
    while person.route == .question, promised.count < 100 {
      promised.append(try #require(person.page.progress))
      try person.answerOne(habit)
      if person.isAtCrisisPage { try person.goOnFromCrisisPage() }
    }
    for (index, words) in promised.enumerated() {
      let numbers = words.split { !$0.isNumber }.compactMap { Int($0) }
      #expect(numbers.first == index + 1)
      #expect(try #require(numbers.last) <= promised.count, "'\(words)' of \(promised.count)")
    }
  }
}
