import Screening
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// Themeing answers over and changing them.
@Suite struct ReviewTests {
  @Test func showsEveryAnswerInTheWordsThatWereChosen() throws {
    let person = try SamplePage.review.reached()
    let strings = person.session.strings
    #expect(person.choices.first?.text == strings.reviewResults)
    #expect(person.choices.count == 11)
    #expect(
      person.choices.dropFirst().map(\.detail) == [
        "Not at all", "Not at all", "Not at all", "Not at all", "No", "No", "No", "0 times", "0 times", "No",
      ])
  }

  @Test("A change at the end comes back to the review")
  func changeAtTheEnd() throws {
    var person = try SamplePage.review.reached()
    person.type("2")
    #expect(person.item == "gad7_1")
    #expect(person.chosen == 0)
    person.type("2\n")
    #expect(person.isAtReview)
    #expect(person.answer(to: "gad7_1") == .option("1"))
    #expect(person.choices[1].detail == "Several days")
  }

  @Test("A change that opens new questions leads to the first of them")
  func changeThatOpens() throws {
    var person = try SamplePage.review.reached()
    person.type("44\n")
    #expect(person.item == "phq9_3")
    try person.answerEverything(.lowest)
    #expect(person.isAtReview)
    #expect(person.choices.count == 18)
  }

  @Test("A change on the way comes back to where the person was")
  func changeOnTheWay() throws {
    var person = try Person("full")
    person.type("1\n1\n1\nr")
    #expect(person.isAtReview)
    #expect(person.choices.first?.text == person.session.strings.reviewGoOn)
    #expect(person.choices.count == 4)
    person.type("2")
    #expect(person.item == "gad7_1")
    person.type("4\n")
    #expect(person.item == "phq9_2")
  }

  @Test("r keeps the answer that is chosen but not confirmed")
  func keepsDraft() throws {
    var person = try Person("full")
    person.type("3r")
    #expect(person.answer(to: "gad7_1") == .option("2"))
    #expect(person.choices.count == 2)
  }

  @Test func goingOnFromAReviewOnTheWay() throws {
    var person = try Person("full")
    person.type("1\nr1")
    #expect(person.item == "gad7_2")
  }

  @Test func backFromTheReviewOnTheWay() throws {
    var person = try Person("full")
    person.type("1\nrb")
    #expect(person.item == "gad7_2")
  }

  @Test func backFromTheReviewAtTheEndIsTheLastQuestion() throws {
    var person = try SamplePage.review.reached()
    person.type("b")
    #expect(person.item == "pcptsd5_event")
    #expect(person.chosen == 0)
    person.press(.enter)
    #expect(person.isAtReview)
  }

  @Test func theResultsFollow() throws {
    var person = try SamplePage.review.reached()
    person.press(.enter)
    #expect(person.isAt(AloneSession.ResultsScreen.self))
    person.type("b")
    #expect(person.isAtReview)
  }

  @Test("Questions that were skipped by changing an answer and coming back are asked, not left open")
  func nothingIsSkipped() throws {
    var person = try Person("mood")
    person.type("1\n1\nr2")
    person.type("2\n")
    #expect(person.item == "phq9_3")
  }

  @Test func aListOfBoxesIsOneLine() throws {
    var person = try Person("quick")
    person.type("12\n\n\nr")
    #expect(
      person.choices.map(\.detail) == [
        nil, person.session.strings.reviewTicked(count: "2"), person.session.strings.reviewTicked(count: "0"),
      ])
    person.type("2")
    #expect(person.session.interview?.position == .tickList("checklist-mood"))
  }
}
