import QuestionnaireLibrary
import Screening
import Testing
import TestSupport

@Suite struct VignetteTests {
  @Test("A vignette comes to the published figures", arguments: try Vignette.all())
  func vignette(_ vignette: Vignette) throws {
    let questionnaire = try #require(
      try Library().questionnaire(vignette.questionnaire),
      "there is no questionnaire '\(vignette.questionnaire)'")
    let result = QuestionnaireResult(
      questionnaire: questionnaire, answers: try answers(of: vignette, to: questionnaire), from: .form)

    #expect(Set(result.scores.map(\.id)) == Set(vignette.expect.keys), "every score has an expectation")
    for score in result.scores {
      let expected = try #require(vignette.expect[score.id])
      #expect(outcome(of: score) == expected, "score '\(score.id)'")
      #expect(
        (score.value == nil) == (expected.range.count > 1),
        "a value for '\(score.id)' exactly when nothing is open")
    }
    #expect(Set(result.flags.map(\.id)) == Set(vignette.flags))
    #expect(result.flags.count == vignette.flags.count, "no rule is raised twice")
  }

  private func outcome(of score: Score) -> Vignette.Expectation {
    let cutOff: String? =
      switch score.cutOffMet {
      case .yes: "met"
      case .no: "not-met"
      case .unknown: "unknown"
      case nil: nil
      }
    return Vignette.Expectation(range: score.range, band: score.band?.text, cutOff: cutOff)
  }

  private func answers(of vignette: Vignette, to questionnaire: Questionnaire) throws -> Answers {
    var answers: Answers = [:]
    for (id, written) in vignette.answers {
      let item = try #require(questionnaire.item(id), "there is no item '\(id)'")
      let answer: Answer =
        switch item.answerKind {
        case _ where written == "declined": .declined
        case .options: .option(written)
        case .number: .number(try #require(Int(written), "'\(id)' takes a whole number"))
        }
      try #require(item.accepts(answer), "'\(id)' does not accept \(written)")
      answers[id] = answer
    }
    return answers
  }
}
