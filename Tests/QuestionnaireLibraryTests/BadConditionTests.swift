import TestSupport
import QuestionnaireLibrary
import Testing

/// The rules on an item's condition: it looks back only, at what is there.
@Suite struct BadConditionTests {
  private static let gated = GoodFile.screen.replacing(
    "  - { id: a_2, text: Two, options: yn }",
    with: "  - { id: a_2, text: Two, options: yn, when: CONDITION }")

  private static func condition(_ what: String, _ condition: String, problems: String...) -> BadFile {
    var file = BadFile(what, in: gated, "CONDITION", condition)
    file.problems = problems
    return file
  }

  @Test(arguments: [
    condition(
      "looks forward", "{ item: a_3, is: [y] } }\n  - { id: a_3, text: Three, options: yn",
      problems: "14:46: the condition looks forward to 'a_3'; it may only look at earlier items"),
    condition(
      "looks at itself", "{ item: a_2, is: [y] }",
      problems: "14:46: the condition looks forward to 'a_2'; it may only look at earlier items"),
    condition(
      "forward inside all, any and not", "{ all: [{ any: [{ not: { sum-of: [a_1, a_2], at-least: 1 } }] }] }",
      problems: "14:46: the condition looks forward to 'a_2'; it may only look at earlier items"),
    condition(
      "an unknown item", "{ item: b_1, is: [y] }",
      problems: "14:46: the condition names 'b_1', which is not an item of this questionnaire"),
    condition(
      "an unknown code", "{ not: { item: a_1, is: [y, maybe] } }",
      problems: "14:46: 'a_1' has no option with the code 'maybe'"),
    condition(
      "a word for declined", "{ item: a_1, is: [y], declined: sometimes }",
      problems: "14:78: 'declined' takes true or false"),
    condition(
      "a cut-off", "{ cut-off: phq-4/depression }",
      problems: "14:46: a condition in a questionnaire cannot use a cut-off; use 'item' or 'sum-of'"),
    condition(
      "a cut-off without a score", "{ cut-off: phq-4 }",
      problems: "14:57: 'cut-off' is written as questionnaire/score, such as phq-4/depression"),
    condition(
      "two forms at once", "{ item: a_1, is: [y], any: [] }",
      problems: "14:46: a condition has exactly one of: item, sum-of, cut-off, all, any, not"),
    condition(
      "no form", "{ is: [y] }",
      problems: "14:46: a condition has exactly one of: item, sum-of, cut-off, all, any, not"),
    condition("no codes", "{ item: a_1 }", problems: "14:46: a condition needs 'is'"),
    condition("no items", "{ sum-of: [], at-least: 1 }", problems: "14:56: 'sum-of' is empty"),
    condition("no threshold", "{ sum-of: [a_1] }", problems: "14:46: a condition needs 'at-least'"),
    condition("no parts", "{ all: [] }", problems: "14:53: 'all' is empty"),
    condition(
      "codes that are no text", "{ item: a_1, is: [[y]] }",
      problems: "14:64: each entry of 'is' is plain text"),
    condition(
      "of both kinds", "{ item: a_1, is: [y] }, left-out-unless: { item: a_1, is: [y] }",
      problems: "14:87: an item has 'when' or 'left-out-unless', not both"),
  ])
  func conditions(_ file: BadFile) throws {
    try file.check()
  }
}
