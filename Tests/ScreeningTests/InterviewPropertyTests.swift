import Screening
import Testing

/// What holds on any way through any plan.
@Suite struct InterviewPropertyTests {
  private static let seeds: Range<UInt64> = 0..<30

  /// Two questionnaires of which the second shares items with the first.
  private func sharing(_ random: inout RandomQuestionnaires) -> (first: Questionnaire, second: Questionnaire) {
    let first = random.questionnaire("first", gated: false)
    let own = random.questionnaire("second", gated: false)
    let items = first.items.filter { _ in random.chance(0.6) } + own.items
    return (first, .made("second", items: items))
  }

  @Test("Carrying answers over gives the same score as asking again", arguments: seeds)
  func carryOver(_ seed: UInt64) throws {
    var random = RandomQuestionnaires(seed: seed)
    for _ in 0..<2 {
      let (first, second) = sharing(&random)
      let answers = random.completion(
        of: random.completion(of: [:], for: first), for: second)
      var both = Interview(
        plan: .made("both", Plan.Step(questionnaire: "first"), Plan.Step(questionnaire: "second")),
        questionnaires: [first, second])
      var alone = Interview(
        plan: .made("alone", Plan.Step(questionnaire: "second")), questionnaires: [second])
      walk(&both, answers)
      walk(&alone, answers)
      #expect(both.outcome.results.last?.scores == alone.outcome.results.first?.scores)
      #expect(alone.outcome.results.first?.scores == second.scores(for: answers, from: .interview))
    }
  }

  private func walk(_ interview: inout Interview, _ answers: Answers) {
    while case .item(_, let item) = interview.position {
      interview.give(answers[item] ?? .declined)
    }
  }

  @Test("Every way ends, asks nothing twice, and can be gone back to its start", arguments: seeds)
  func everyWayEnds(_ seed: UInt64) throws {
    var random = RandomQuestionnaires(seed: seed)
    for _ in 0..<2 {
      var interview = randomInterview(&random)
      var steps = 0
      while let stop = interview.position, steps < 500 {
        steps += 1
        let stops = interview.stops
        #expect(Set(stops).count == stops.count)
        dealWith(stop, in: &interview, &random)
        if random.chance(0.15) { interview.back() } else { interview.next() }
      }
      #expect(interview.position == nil)
      let answers = interview.answers
      while interview.back() {}
      #expect(interview.position == interview.stops.first)
      #expect(interview.answers == answers)
    }
  }

  @Test("Back undoes next", arguments: seeds)
  func backUndoesNext(_ seed: UInt64) {
    var random = RandomQuestionnaires(seed: seed)
    for _ in 0..<2 {
      var interview = randomInterview(&random)
      while let stop = interview.position {
        dealWith(stop, in: &interview, &random)
        let before = interview
        interview.next()
        var returned = interview
        returned.back()
        #expect(returned == before)
      }
    }
  }

  @Test("When nothing may grow, what is known is all", arguments: seeds)
  func mayGrow(_ seed: UInt64) throws {
    var random = RandomQuestionnaires(seed: seed)
    for _ in 0..<2 {
      var interview = randomInterview(&random)
      while let stop = interview.position {
        let known = Set(interview.stops)
        let mayGrow = interview.mayGrow
        dealWith(stop, in: &interview, &random)
        if !mayGrow { try #require(Set(interview.stops).isSubset(of: known)) }
        interview.next()
      }
    }
  }

  private func randomInterview(_ random: inout RandomQuestionnaires) -> Interview {
    let (first, second) = (random.questionnaire("first"), random.questionnaire("second"))
    let offered = random.questionnaire("offered")
    return Interview(
      plan: .made(
        "plan", Plan.Step(questionnaire: "first"),
        Plan.Step(questionnaire: "second", condition: .cutOff(questionnaire: "first", score: "sum")),
        Plan.Step(
          questionnaire: "offered", condition: .not(.cutOff(questionnaire: "second", score: "count")),
          offer: "?")
      ), questionnaires: [first, second, offered])
  }

  private func dealWith(_ stop: Stop, in interview: inout Interview, _ random: inout RandomQuestionnaires) {
    switch stop {
    case .item(let questionnaire, let id):
      guard let item = interview.questionnaire(questionnaire)?.item(id) else { return }
      _ = interview.answer(random.chance(0.2) ? .declined : random.answer(to: item), to: id)
    case .tickList(let id): interview.confirmTickList(id)
    case .offer(let id): interview.answerOffer(random.chance(0.5), for: id)
    }
  }
}
