import TestSupport
import QuestionnaireLibrary
import Testing

/// The rules on plans: they ask what is there, and look back only.
@Suite struct BadPlanTests {
  @Test(arguments: [
    BadFile(
      "looks at a later step", in: GoodFile.plan, "- ask: phq-4",
      "- { ask: phq-4, when: { cut-off: phq-9/total } }",
      problems: "8:25: the condition looks at 'phq-9', which no earlier step of this plan asks"),
    BadFile(
      "a cut-off of what no step asks", in: GoodFile.plan, "phq-4/depression", "gad-7/total",
      problems: "10:11: the condition looks at 'gad-7', which no earlier step of this plan asks"),
    BadFile(
      "asked twice", in: GoodFile.plan, "ask: phq-9", "ask: phq-4",
      problems: "9:10: 'phq-4' is asked twice in this plan"),
    BadFile(
      "steps with a key that is not known", in: GoodFile.plan, "- ask: phq-4\n  - ask: phq-9",
      "- screen: phq-4\n  - screen: phq-9",
      problems: "8:5: a step has no key 'screen'; the keys are: ask, offer, when", "8:5: a step needs 'ask'",
      "9:5: a step has no key 'screen'; the keys are: ask, offer, when", "9:5: a step needs 'ask'",
      "10:11: the condition looks at 'phq-4', which no earlier step of this plan asks"),
    BadFile(
      "an unknown questionnaire", in: GoodFile.plan, "ask: phq-9", "ask: phq-99",
      problems: "9:10: there is no questionnaire 'phq-99'"),
    BadFile(
      "a cut-off of an unknown questionnaire", in: GoodFile.plan, "phq-4", "phq-44",
      problems: "8:10: there is no questionnaire 'phq-44'",
      "10:11: the condition looks at 'phq-4', which no earlier step of this plan asks"),
    BadFile(
      "an unknown score", in: GoodFile.plan, "phq-4/depression", "phq-4/mood",
      problems: "10:22: 'phq-4' has no score 'mood'"),
    BadFile(
      "a score without a cut-off", in: GoodFile.plan, "phq-4/depression", "phq-4/total",
      problems: "10:22: the score 'phq-4/total' has no cut-off"),
    BadFile(
      "an unknown education page", in: GoodFile.plan, "benefits", "profits",
      problems: "6:9: there is no education page 'profits'"),
    BadFile(
      "looks at an item of a later step", in: GoodFile.plan, "{ cut-off: phq-4/depression }",
      "{ item: phq9_9, is: [\"1\"] }",
      problems: "10:11: the condition looks at 'phq9_9', …"),
    BadFile(
      "adds up items that no step asks", in: GoodFile.plan, "{ cut-off: phq-4/depression }",
      "{ sum-of: [phq9_1, gad7_7], at-least: 1 }",
      problems: "10:11: the condition looks at 'gad7_7', …"),
    BadFile(
      "an answer that the item does not have", in: GoodFile.plan, "{ cut-off: phq-4/depression }",
      "{ item: phq9_1, is: [often] }", problems: "10:11: 'phq9_1' has no option with the code 'often'"),
  ])
  func plan(_ file: BadFile) throws {
    try file.check()
  }
}
