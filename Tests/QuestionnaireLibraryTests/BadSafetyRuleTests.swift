import TestSupport
import QuestionnaireLibrary
import Testing

/// The rules on safety rules: an item that asks about self-harm must bring help at once.
@Suite struct BadSafetyRuleTests {
  private static let selfHarm = GoodFile.screen.replacing(
    "text: Two", with: "text: Thoughts of hurting yourself")

  private static func rule(_ what: String, _ rules: String, problems: String...) -> BadFile {
    var file = BadFile(what, in: GoodFile.screen, "minutes: 1\n", "minutes: 1\nsafety:\n\(rules)")
    file.problems = problems
    return file
  }

  @Test(arguments: [
    rule(
      "one id twice",
      "  - { id: r, item: a_1, answers: [y], level: crisis }\n  - { id: r, item: a_2, answers: [y], level: crisis }\n",
      problems: "10:5: the safety rule id 'r' is used twice"),
    rule(
      "an unknown item", "  - { id: r, item: b_1, answers: [y], level: crisis }\n",
      problems: "9:5: the safety rule names 'b_1', which is not an item here"),
    rule(
      "an unknown code", "  - { id: r, item: a_1, answers: [\"yes\"], level: crisis }\n",
      problems: "9:5: 'a_1' has no option with the code 'yes'"),
    rule(
      "nothing that raises it", "  - { id: r, item: a_1, level: crisis }\n",
      problems: "9:5: the safety rule has neither 'answers' nor 'declined', so nothing can raise it"),
    rule(
      "no level", "  - { id: r, item: a_1, answers: [y] }\n", problems: "9:5: a safety rule needs 'level'"),
    rule(
      "an unknown level", "  - { id: r, item: a_1, answers: [y], level: red }\n",
      problems: "9:46: 'level' is one of: crisis, support"),
  ])
  func rules(_ file: BadFile) throws {
    try file.check()
  }

  @Test(arguments: [
    BadFile(
      "without a rule", selfHarm,
      problems:
        "14:5: this item asks about self-harm ('hurting yourself'); it needs a rule under 'safety' with 'answers'"
    ),
    BadFile(
      "in capitals", in: selfHarm, "Thoughts of hurting yourself", "HURTING YOURSELF",
      problems:
        "14:5: this item asks about self-harm ('hurting yourself'); it needs a rule under 'safety' with 'answers'"
    ),
    BadFile(
      "over a line break", in: selfHarm, "Thoughts of hurting yourself",
      "\"Thoughts of hurting\n        yourself\"",
      problems:
        "14:5: this item asks about self-harm ('hurting yourself'); it needs a rule under 'safety' with 'answers'"
    ),
    BadFile(
      "with a rule only for declining", in: selfHarm, "minutes: 1",
      "minutes: 1\nsafety: [{ id: r, item: a_2, declined: true, level: support }]",
      problems:
        "15:5: this item asks about self-harm ('hurting yourself'); it needs a rule under 'safety' with 'answers'"
    ),
    BadFile(
      "with a rule for another item", in: selfHarm, "minutes: 1",
      "minutes: 1\nsafety: [{ id: r, item: a_1, answers: [y], level: crisis }]",
      problems:
        "15:5: this item asks about self-harm ('hurting yourself'); it needs a rule under 'safety' with 'answers'"
    ),
    BadFile(
      "in the words above the item", in: GoodFile.screen, "text: Two",
      "stem: Have you wanted to, text: kill yourself?",
      problems:
        "14:5: this item asks about self-harm ('kill yourself'); it needs a rule under 'safety' with 'answers'"
    ),
    BadFile(
      "in a checklist", in: selfHarm, "kind: screen", "kind: checklist",
      problems:
        "14:5: this item asks about self-harm ('hurting yourself'); it needs a rule under 'safety' with 'answers'"
    ),
  ])
  func itemThatAsksAboutSelfHarm(_ file: BadFile) throws {
    try file.check()
  }

  @Test("With a rule for its answers the same item passes")
  func withRule() throws {
    let text = Self.selfHarm.replacing(
      "minutes: 1", with: "minutes: 1\nsafety: [{ id: r, item: a_2, answers: [y], level: crisis }]")
    try BadFile("good", text).check()
  }
}
