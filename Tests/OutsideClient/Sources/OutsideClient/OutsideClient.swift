import QuestionnaireLibrary
import Screening

/// Scores an answered questionnaire and goes through a plan with nothing but the library products, and fails when
/// something is not as published.
@main enum OutsideClient {
  struct Unexpected: Error {
    let what: String
  }

  static func main() throws {
    let library = Library()
    try score(library)
    try interview(library)
    try refuse()
    print("The library products can be used from outside.")
  }

  private static func score(_ library: Library) throws {
    guard let phq9 = try library.questionnaire("phq-9") else { throw Unexpected(what: "no PHQ-9") }
    let answers = Answers(uniqueKeysWithValues: (1...9).map { ("phq9_\($0)", Answer.option("1")) })
    let result = QuestionnaireResult(questionnaire: phq9, answers: answers, from: .interview)
    guard let total = result.scores.first, total.value == 9, total.band?.text == "mild", total.cutOffMet == .no else {
      throw Unexpected(what: "\(result.scores)")
    }
    guard result.flags.count == 1 else { throw Unexpected(what: "the ninth answer raises one safety rule") }
  }

  private static func interview(_ library: Library) throws {
    guard let plan = try library.plan("mood") else { throw Unexpected(what: "no plan on mood") }
    let questionnaires = try plan.steps.compactMap { try library.questionnaire($0.questionnaire) }
    var interview = Interview(plan: plan, questionnaires: questionnaires)
    var count = 0
    while let stop = interview.position, count < 100 {
      switch stop {
      case .item(_, let item): _ = interview.answer(.declined, to: item)
      case .tickList(let questionnaire): _ = interview.declineTickList(questionnaire)
      case .offer(let questionnaire): interview.answerOffer(true, for: questionnaire)
      }
      interview.next()
      count += 1
    }
    guard count > 9, interview.outcome.results.count > 0 else { throw Unexpected(what: "nothing was asked") }
  }

  private static func refuse() throws {
    do {
      _ = try Library(folder: "/there/is/no/such/folder", siteFile: nil)
      throw Unexpected(what: "a folder that is not there was read")
    } catch let problems as Problems {
      guard problems.all.first?.file == "/there/is/no/such/folder" else { throw Unexpected(what: "\(problems)") }
    }
  }
}
