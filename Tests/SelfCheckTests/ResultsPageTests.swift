import QuestionnaireLibrary
import Screening
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// The results say what was reported, and never more than the answers allow.
@Suite struct ResultsPageTests {
  /// All words on the results and on the page with more about each.
  private func text(_ person: Person<NobodyElse>) -> String {
    person.words + (details(person)?.words ?? "")
  }

  private func rows(on page: Page) -> [ScoreRow] {
    page.blocks.flatMap { block -> [ScoreRow] in if case .scores(let rows) = block { rows } else { [] } }
  }

  private func details(_ person: Person<NobodyElse>) -> Person<NobodyElse>? {
    var reader = person
    return (try? reader.choose("More about each result")).map { reader }
  }

  @Test("An incomplete interview shows ranges, and no band that not all of the range has")
  func incomplete() throws {
    var person = try Person("mood")
    try person.answer(.lowest, until: "phq9_5")
    try person.answerEverything(.declining)
    person.type("1")
    let strings = person.session.strings
    let text = text(person)
    #expect(text.contains(strings.rangeOfScores(low: "0", high: "15")))
    #expect(text.contains(strings.resultsMissing(count: "5")))
    #expect(text.contains(strings.resultsCutOffUnknown(cutOff: "10")))
    for band in ["minimal", "mild", "moderate", "severe"] { #expect(!text.contains(band)) }
  }

  @Test func completeAnswersShowTheScoreAndItsBand() throws {
    var person = try Person("mood")
    try person.goToResults(.highest)
    let strings = person.session.strings
    let text = text(person)
    #expect(text.contains(strings.resultsScore(score: "27", maximum: "27")))
    #expect(text.contains(strings.resultsBand(low: "20", high: "27", band: "severe")))
    #expect(text.contains(strings.resultsCutOffReached(cutOff: "10")))
  }

  @Test("A bar shows the range that the words name")
  func bars() throws {
    var person = try Person("mood")
    try person.answer(.highest, until: "phq9_4")
    try person.answerEverything(.declining)
    person.type("1")
    #expect(rows(on: person.page).compactMap(\.bar?.range) == [9...27])
    #expect(person.words.contains("9–27 of 27"))
    try person.choose("More about each result")
    let bars = person.page.blocks.compactMap { if case .scoreBar(let bar) = $0 { bar } else { nil } }
    #expect(bars.map(\.range) == [9...27])
    #expect(person.words.contains("between 9 and 27"))
  }

  @Test("The code for a phone says in words what was skipped, and has each number once")
  func phoneCode() throws {
    let open = try SamplePage.resultsOpen.reached().session.resultLines
    #expect(open.contains("PC-PTSD-5: you chose not to answer"))
    #expect(!open.contains { $0.contains("between") })
    let told = try SamplePage.resultsHigh.reached().session.resultLines
    #expect(told.first?.hasPrefix("You told us about thoughts of being better off dead") == true)
    #expect(told.count { $0.contains("Call or text 988") } == 1)
  }

  @Test("One screen has every result, the number and 988", arguments: Library().planIDs, Habit.allCases)
  func glance(_ plan: Plan.ID, _ habit: Habit) throws {
    var person = try Person(plan)
    try person.goToResults(habit)
    let screen = person.screen
    for words in ["Call 619-485-6029", "Call or text 988", "not a diagnosis"] {
      #expect(screen.contains(words), "\(words)")
    }
    for row in rows(on: person.page) {
      #expect(screen.contains("    \(row.name) "), "\(row.name)")
      #expect(screen.contains(row.value))
    }
  }

  @Test("An area of which nothing was said takes one line") func areaLeftOut() throws {
    let screen = try SamplePage.resultsOpen.reached().screen
    #expect(screen.contains("Alcohol and drugs   you chose not to answer"))
    #expect(!screen.contains("Drugs "))
  }

  @Test("What was skipped as a whole is said in one sentence, with no range and no sentence on open answers")
  func leftOut() throws {
    let person = try SamplePage.resultsOpen.reached()
    let words = text(person)
    #expect(words.contains(person.session.strings.resultsLeftOut))
    for sentence in ["between 0 and", "left open", "You didn't check anything", "You ticked 0"] {
      #expect(!words.contains(sentence), "\(sentence)")
    }
  }

  @Test(
    "Every result page says that it is no diagnosis",
    arguments: [
      SamplePage.results, .resultsHigh, .resultsOpen,
    ])
  func noDiagnosis(_ page: SamplePage) throws {
    let person = try page.reached()
    #expect(person.screen.contains("not a diagnosis"))
    let text = text(person).lowercased()
    for words in ["you have depression", "you are", "you suffer", "disorder: ", "diagnosed"] {
      #expect(!text.contains(words), "\(words)")
    }
  }

  @Test("A checklist counts signs, names them, and says that it measures nothing")
  func checklist() throws {
    var person = try Person("quick")
    person.type("14\n\n\n\n\n\n\n1")
    #expect(person.isAt(AloneSession.ResultsScreen.self))
    let strings = person.session.strings
    let text = text(person)
    #expect(text.contains(strings.resultsTicked(count: "2", total: "8")))
    #expect(text.contains("Feeling sad or hopeless on most days"))
    #expect(text.contains("isn't a test"))
    #expect(details(person)?.page.blocks.contains { if case .scoreBar = $0 { true } else { false } } == false)
  }

  @Test(
    "Scores for a counselor are shown only where they are added up, and what always belongs to the results is there")
  func counselorScores() throws {
    var person = try Person("trauma")
    try person.goToResults(.highest)
    let results = text(person)
    let questionnaire = try #require(person.session.outcome.results.map(\.questionnaire).first { $0.id == "pcl-5" })
    #expect(results.contains("Stress after an event · PCL-5") && !results.contains(questionnaire.title))
    #expect(results.contains(try #require(questionnaire.guidance.always)))
    person.press(.character("a"))
    let arithmetic = text(person)
    #expect(arithmetic.contains(questionnaire.title), "the full name stands with the sources")
    for score in questionnaire.scores where score.isForCounselors {
      #expect(!results.contains(score.title))
      #expect(arithmetic.contains(score.title))
    }
  }

  @Test(
    "A list of a single sign is not counted", arguments: [true, false])
  func singleSign(isReported: Bool) throws {
    var person = try Person("everything")
    try person.goToResults(isReported ? .highest : .lowest)
    let text = text(person)
    let strings = person.session.strings
    #expect(text.contains(isReported ? strings.resultsOneTicked : strings.resultsOneNotTicked))
    #expect(!text.contains(person.session.strings.resultsTicked(count: isReported ? "1" : "0", total: "1")))
  }

  @Test("The short screen's scores give way to the fuller one's")
  func folding() throws {
    let high = text(try SamplePage.resultsHigh.reached())
    #expect(high.contains("PHQ-9") && !high.contains("PHQ-4"))
    let low = text(try SamplePage.results.reached())
    #expect(low.contains("PHQ-4") && !low.contains("PHQ-9"))
  }

  @Test func theArithmeticAddsUp() throws {
    let person = try SamplePage.arithmetic.reached()
    let rows = person.page.blocks.compactMap { if case .row(let text, let value) = $0 { (text, value) } else { nil } }
    let sum = person.session.strings.arithmeticSum
    #expect(rows.contains { $0 == (sum, "27") })
    #expect(rows.contains { $0 == (sum, "80") })
    let text = text(person)
    for result in person.session.outcome.results {
      for score in result.scores {
        if let source = score.definition.cutOff?.source { #expect(text.contains(source)) }
      }
    }
  }

  @Test("With nothing answered everything is open, and nothing reads as zero")
  func allDeclined() throws {
    let person = try SamplePage.resultsOpen.reached()
    #expect(!text(person).contains(person.session.strings.resultsScore(score: "0", maximum: "6")))
    #expect(person.session.outcome.results.flatMap(\.scores).allSatisfy { $0.value == nil })
  }
}
