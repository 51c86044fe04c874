import Screening
import Testing

/// Steps that a person is asked about first: by the plan's wish, or because an answer is open.
@Suite struct OfferTests {
  private static let short = Questionnaire.made(
    "short", items: [.scale("a")], scores: [.sum(of: ["a"], cutOff: 2)])
  private static let long = Questionnaire.made("long", items: [.scale("b"), .scale("c")])
  private static let last = Questionnaire.made("last", items: [.scale("d")])
  private static let cutOff = Condition.cutOff(questionnaire: "short", score: "total")

  private func interview(condition: Condition?, offer: String?) -> Interview {
    Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "short"),
        Plan.Step(questionnaire: "long", condition: condition, offer: offer), Plan.Step(questionnaire: "last")
      ),
      questionnaires: [Self.short, Self.long, Self.last])
  }

  @Test(
    "When a step is asked, offered or left out",
    arguments: [
      (Condition?.none, String?.none, "0", Stop.item("long", "b")), (nil, "More?", "0", .offer("long")),
      (cutOff, nil, "2", .item("long", "b")), (cutOff, nil, "1", .item("last", "d")),
      (cutOff, nil, nil, .offer("long")), (cutOff, "More?", "2", .offer("long")),
      (cutOff, "More?", "1", .item("last", "d")), (cutOff, "More?", nil, .item("last", "d")),
    ] as [(Condition?, String?, String?, Stop)])
  func entry(_ condition: Condition?, _ offer: String?, _ answer: String?, _ next: Stop) {
    var interview = interview(condition: condition, offer: offer)
    interview.give(answer.map(Answer.option) ?? .declined)
    #expect(interview.position == next)
  }

  @Test("What was left open is offered once, and the answer counts for every later step", arguments: [true, false])
  func oneOffer(isAccepted: Bool) {
    let more = Questionnaire.made("more", items: [.scale("e")])
    var interview = Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "short"), Plan.Step(questionnaire: "long", condition: Self.cutOff),
        Plan.Step(questionnaire: "more", condition: Self.cutOff), Plan.Step(questionnaire: "last")),
      questionnaires: [Self.short, Self.long, more, Self.last])
    interview.give(.declined)
    #expect(interview.position == .offer("long"))
    interview.answerOffer(isAccepted, for: "long")
    interview.next()
    if isAccepted {
      interview.give(.option("0"))
      interview.give(.option("0"))
      #expect(interview.position == .item("more", "e"))
      interview.give(.option("0"))
    }
    #expect(interview.position == .item("last", "d"))
  }

  @Test func anAcceptedOfferIsFollowedByItsQuestions() {
    var interview = interview(condition: nil, offer: "More?")
    interview.give(.option("0"))
    #expect(interview.offerAccepted("long") == nil)
    #expect(interview.mayGrow)
    #expect(!interview.isDone(.offer("long")))
    interview.answerOffer(true, for: "long")
    interview.next()
    #expect(interview.position == .item("long", "b"))
    #expect(interview.offerAccepted("long") == true)
    #expect(!interview.mayGrow)
    #expect(interview.isDone(.offer("long")))
    #expect(interview.outcome.results.map(\.id) == ["short", "long", "last"])
  }

  @Test func aDeclinedOfferIsLeftOut() {
    var interview = interview(condition: nil, offer: "More?")
    interview.give(.option("0"))
    interview.answerOffer(false, for: "long")
    interview.next()
    #expect(interview.position == .item("last", "d"))
    #expect(interview.offerAccepted("long") == false)
    #expect(!interview.mayGrow)
    #expect(interview.outcome.results.map(\.id) == ["short", "last"])
  }

  @Test("An offer that was not answered counts as no")
  func unanswered() {
    var interview = interview(condition: nil, offer: "More?")
    interview.give(.option("0"))
    interview.next()
    #expect(interview.position == .item("last", "d"))
    #expect(interview.outcome.results.map(\.id) == ["short", "last"])
  }

  @Test("A change of mind about an offer keeps the answers that were given")
  func changeOfMind() {
    var interview = interview(condition: nil, offer: "More?")
    interview.give(.option("0"))
    interview.answerOffer(true, for: "long")
    interview.next()
    interview.give(.option("3"))
    interview.answerOffer(false, for: "long")
    #expect(!interview.stops.contains(.item("long", "b")))
    interview.answerOffer(true, for: "long")
    #expect(interview.isDone(.item("long", "b")))
  }

  @Test("An answer given later settles what was only offered")
  func settled() {
    var interview = interview(condition: Self.cutOff, offer: nil)
    interview.give(.declined)
    #expect(interview.stops.contains(.offer("long")))
    interview.go(to: .item("short", "a"))
    interview.give(.option("3"))
    #expect(
      interview.stops == [
        .item("short", "a"), .item("long", "b"), .item("long", "c"), .item("last", "d"),
      ])
    interview.back()
    interview.give(.option("0"))
    #expect(interview.stops == [.item("short", "a"), .item("last", "d")])
  }
}
