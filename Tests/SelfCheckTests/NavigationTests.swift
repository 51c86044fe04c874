import QuestionnaireLibrary
import Screening
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// Moving between pages.
@Suite struct NavigationTests {
  @Test func theFirstPageLeadsEverywhere() throws {
    let isThere: [(Person<NobodyElse>) -> Bool] = [
      { $0.isAtQuestion }, { $0.isAtQuestion }, { $0.isAt(AloneSession.TopicsScreen.self) },
      { $0.isAt(AloneSession.LearnScreen.self) }, { $0.isAt(AloneSession.HelpNowScreen.self) },
    ]
    for (index, isThere) in isThere.enumerated() {
      var person = try Person()
      person.type(String(index + 1))
      #expect(isThere(person))
    }
  }

  @Test func arrowsAndEnterChooseToo() throws {
    var person = try Person()
    person.press(.down, .down, .enter)
    #expect(person.isAt(AloneSession.TopicsScreen.self))
    person.press(.down, .enter)
    #expect(person.item == "gad7_1")
    #expect(person.session.interview?.plan.id == "anxiety")
  }

  @Test("b and Esc lead back to the first page, and no further", arguments: [Key.character("b"), .escape])
  func back(_ key: Key) throws {
    var person = try Person()
    person.type("3")
    person.press(key)
    #expect(person.isAt(AloneSession.WelcomeScreen.self))
    person.press(key)
    #expect(person.isAt(AloneSession.WelcomeScreen.self))
    #expect(person.effects.isEmpty)
  }

  @Test func aPageThatIsLeftIsFoundAsItWas() throws {
    var person = try Person()
    person.press(.down, .down, .down, .enter, .down, .down, .enter)
    person.type("b")
    #expect(person.isAt(AloneSession.LearnScreen.self))
    #expect(person.focus == 2)
    person.type("b")
    #expect(person.focus == 3)
  }

  @Test func theKeysPageOpensOnceAndCloses() throws {
    var person = try Person("full")
    person.type("?")
    #expect(person.page.title == person.session.strings.keysTitle)
    person.press(.function(1))
    #expect(person.isAtQuestion)
    person.type("h?")
    person.press(.escape, .escape)
    #expect(person.isAtQuestion)
  }

  @Test(
    "Enter alone leads from the results to the number with at most six presses, whatever was answered",
    arguments: Library().planIDs, Habit.allCases)
  func fromTheResultsToTheNumber(_ plan: Plan.ID, _ habit: Habit) throws {
    var person = try Person(plan)
    try person.goToResults(habit)
    var titles: [String] = []
    var presses = 0
    while !person.isAt(AloneSession.CentreScreen.self), presses < 20 {
      if titles.last != person.page.title { titles.append(person.page.title) }
      person.press(.enter)
      presses += 1
    }
    #expect(presses <= 6, "\(presses)")
    let strings = person.session.strings
    #expect(titles == [strings.resultsTitle, strings.nextTitle, "Care at a glance", "The center"])
    #expect(person.screen.contains("619-485-6029") && person.screen.contains("Call or text 988"))
  }

  @Test("Whoever knows only Enter cannot leave the number", arguments: [Size.smallest, Size(columns: 80, rows: 24)])
  func onlyEnter(_ size: Size) throws {
    var person = try SamplePage.centre.reached(columns: size.columns, rows: size.rows)
    for _ in 0..<30 { person.press(.enter) }
    #expect(person.effects.isEmpty)
    #expect(person.session.interview != nil)
  }

  @Test("After the checklists fuller questions are offered where a sign was ticked, and keep the answers")
  func fuller() throws {
    var person = try Person("quick")
    person.type("1\n\n\n\n\n\n\n1")
    try person.choose("More questions")
    #expect(person.choices.count == 2)
    person.type("2")
    #expect(person.item == "phq9_1")
    #expect(person.answer(to: "mood_sadness") == .option("yes"))
  }

  @Test func withoutATickNoFullerQuestionsAreOffered() throws {
    var person = try Person("quick")
    try person.goToResults(.lowest)
    #expect(!person.choices.contains { $0.text.contains("More questions") })
  }

  @Test("A mark that was moved elsewhere chooses no answer here", arguments: [Key.character("r"), .character("q")])
  func movedElsewhere(_ key: Key) throws {
    var person = try Person("mood")
    person.type("1\n")
    person.press(key, .down, .up)
    person.press(key == .character("r") ? .character("b") : .character("n"))
    #expect(person.isAtQuestion)
    person.press(.enter)
    #expect(person.chosen == nil)
    #expect(person.notice == person.session.strings.noticeChooseFirst)
  }

  @Test("See my results again shows them from their beginning") func resultsAgain() throws {
    var person = try SamplePage.centre.reached()
    try person.choose("See my results again")
    #expect(person.isAt(AloneSession.ResultsScreen.self))
    #expect(person.scroll == 0)
  }

  @Test func startingAgainForgetsEveryAnswer() throws {
    var person = try SamplePage.centre.reached()
    try person.choose("Start again")
    #expect(person.session.interview != nil, "it asks first")
    #expect(person.screen.contains("y yes, start again  n no, keep them"))
    person.press(.enter)
    #expect(person.isAt(AloneSession.CentreScreen.self))
    try person.choose("Start again")
    try person.choose("Start again")
    #expect(person.isAt(AloneSession.WelcomeScreen.self))
    #expect(person.session.interview == nil)
    person.type("q")
    #expect(person.effects == [.leave(exitCode: 0)])
  }

  @Test("An offer is answered like a question, and 'no' is a fine answer")
  func offer() throws {
    var yes = try SamplePage.offer.reached()
    yes.type("2\n")
    #expect(yes.item == "pcl5_1")
    var no = try SamplePage.offer.reached()
    no.type("1\n")
    #expect(no.isAtReview)
    var declined = try SamplePage.offer.reached()
    declined.type("s")
    #expect(declined.isAtReview)
    var neither = try SamplePage.offer.reached()
    neither.press(.enter)
    #expect(neither.notice == neither.session.strings.noticeChooseFirst)
  }

  @Test("Progress never runs away: no total grows, but for questions that were agreed to", arguments: Habit.allCases)
  func progress(_ habit: Habit) throws {
    var person = try Person("full")
    var last: Interview.Progress?
    while person.isAtQuestion {
      let progress = try #require(person.session.interview?.progress)
      #expect(try #require(person.page.progress?.text) == "Part \(progress.part) of \(progress.partCount)")
      #expect(progress.question <= progress.questionCount && progress.part <= progress.partCount)
      if let last {
        #expect(progress.partCount <= last.partCount)
        let isOffered = person.session.interview?.offersAnswered["pcl-5"] == true
        if progress.part == last.part, !isOffered { #expect(progress.questionCount <= last.questionCount) }
      }
      last = progress
      try person.answerOne(habit)
      if person.isAtCrisisPage { try person.goOnFromCrisisPage() }
    }
    #expect(last.map { $0.part == $0.partCount } == true)
  }

  @Test("A plan about one area counts its questions") func progressOfOnePart() throws {
    var person = try Person("mood")
    #expect(person.page.progress?.text == "1 of up to 11")
    person.type("2\n")
    #expect(person.page.progress?.text == "2 of 11")
  }
}
