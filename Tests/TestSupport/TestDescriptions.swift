import QuestionnaireLibrary
import Screening
import Testing

// What a failed expectation prints of values that hold a whole library or questionnaire: their names.

extension Library: CustomTestStringConvertible {
  public var testDescription: String { "the library" }
}

extension Strings: CustomTestStringConvertible {
  public var testDescription: String { "the strings" }
}

extension SiteProfile: CustomTestStringConvertible {
  public var testDescription: String { "the site" }
}

extension Questionnaire: CustomTestStringConvertible {
  public var testDescription: String { "the questionnaire \(id)" }
}

extension Plan: CustomTestStringConvertible {
  public var testDescription: String { "the plan \(id)" }
}

extension ScoringTable: CustomTestStringConvertible {
  public var testDescription: String { "the scoring table of \(questionnaire.id)" }
}

extension Interview: CustomTestStringConvertible {
  public var testDescription: String {
    "the interview of \(plan.id) with \(answers.count) answers, at \(position.map { "\($0)" } ?? "its end")"
  }
}

extension QuestionnaireResult: CustomTestStringConvertible {
  public var testDescription: String {
    let scores = scores.map { "\($0.id) \($0.range)" }.joined(separator: ", ")
    return "the result of \(questionnaire.id): \(scores); flags: \(flags.map(\.id).joined(separator: ", "))"
  }
}
