import Screening
import Testing

/// What holds for the scores of any questionnaire and any answers.
@Suite struct ScorePropertyTests {
  private static let seeds: Range<UInt64> = 0..<30

  @Test("A score lies within what is possible", arguments: seeds)
  func withinPossible(_ seed: UInt64) {
    var random = RandomQuestionnaires(seed: seed)
    for _ in 0..<10 {
      let questionnaire = random.questionnaire()
      for score in questionnaire.scores(for: random.answers(to: questionnaire), from: .form) {
        #expect(score.possible.lowerBound <= score.range.lowerBound)
        #expect(score.range.upperBound <= score.possible.upperBound)
      }
    }
  }

  @Test("A complete sheet has one value for every score", arguments: seeds)
  func complete(_ seed: UInt64) {
    var random = RandomQuestionnaires(seed: seed)
    for _ in 0..<10 {
      let questionnaire = random.questionnaire()
      let scores = questionnaire.scores(for: random.completion(of: [:], for: questionnaire), from: .form)
      #expect(scores.allSatisfy { $0.value != nil && $0.cutOffMet != .unknown })
    }
  }

  @Test(
    "The range of an incomplete sheet holds the score of every completion, as do its band and cut-off",
    arguments: seeds)
  func completions(_ seed: UInt64) {
    var random = RandomQuestionnaires(seed: seed)
    for _ in 0..<5 {
      let questionnaire = random.questionnaire()
      let answers = random.answers(to: questionnaire)
      let open = questionnaire.scores(for: answers, from: .form)
      for _ in 0..<15 {
        let complete = questionnaire.scores(for: random.completion(of: answers, for: questionnaire), from: .form)
        for (open, complete) in zip(open, complete) {
          #expect(open.range.contains(complete.range.lowerBound), "\(open.id) of \(answers)")
          if let band = open.band { #expect(complete.band == band) }
          if let met = open.cutOffMet, met != .unknown { #expect(complete.cutOffMet == met) }
        }
      }
    }
  }

  @Test("A declined answer says no more than a blank one", arguments: seeds)
  func declinedIsBlank(_ seed: UInt64) {
    var random = RandomQuestionnaires(seed: seed)
    for _ in 0..<10 {
      let questionnaire = random.questionnaire()
      let answers = random.answers(to: questionnaire)
      let blank = answers.filter { $0.value != .declined }
      #expect(questionnaire.scores(for: answers, from: .form) == questionnaire.scores(for: blank, from: .form))
    }
  }

  @Test("An answer with more points never lowers a sum", arguments: seeds)
  func raising(_ seed: UInt64) throws {
    var random = RandomQuestionnaires(seed: seed)
    for _ in 0..<10 {
      // A condition could take points away when it is met; without one, more is more.
      let questionnaire = random.questionnaire(gated: false)
      let answers = random.answers(to: questionnaire)
      let item = try #require(questionnaire.items.randomElement(using: &random.generator))
      let before = try #require(questionnaire.scores(for: answers, from: .form).first)
      var raised = answers
      let higher = random.answer(to: item)
      let points = answers[item.id].flatMap(item.points(for:)) ?? item.possiblePoints.lowerBound
      guard let more = item.points(for: higher), more >= points else { continue }
      raised[item.id] = higher
      let after = try #require(questionnaire.scores(for: raised, from: .form).first)
      #expect(after.range.lowerBound >= before.range.lowerBound)
    }
  }

  @Test("What an item adds is what the score is made of", arguments: seeds)
  func contributions(_ seed: UInt64) {
    var random = RandomQuestionnaires(seed: seed)
    for _ in 0..<10 {
      let questionnaire = random.questionnaire()
      for score in questionnaire.scores(for: random.answers(to: questionnaire), from: .form) {
        #expect(score.contributions.reduce(0) { $0 + $1.points.lowerBound } == score.range.lowerBound)
        #expect(score.contributions.reduce(0) { $0 + $1.points.upperBound } == score.range.upperBound)
      }
    }
  }
}
