import TestSupport
import QuestionnaireLibrary
import Testing

/// The rules on items, their options and where a questionnaire comes from.
@Suite struct BadItemTests {
  private static let tickList = GoodFile.screen.replacing(
    "minutes: 1", with: "minutes: 1\npresentation: tick-list")

  @Test(arguments: [
    BadFile(
      "two options with one code", in: GoodFile.screen, "code: y", "code: n",
      problems: "11:15: the option code 'n' is used twice in this set; give each its own"),
    BadFile(
      "two items with one id", in: GoodFile.screen, "id: a_2", "id: a_1",
      problems: "14:11: the item id 'a_1' is used twice in this file; give each its own",
      "16:58: the score names 'a_2', which is not an item here"),
    BadFile(
      "two scores with one id", in: GoodFile.screen, "source:",
      "  - { id: total, title: Again, method: count, items: [a_1] }\nsource:",
      problems: "17:11: the score id 'total' is used twice in this file; give each its own"),
    BadFile(
      "an unknown option set", in: GoodFile.screen, "Two, options: yn", "Two, options: ny",
      problems: "14:36: there is no option set 'ny' under 'option-sets'"),
    BadFile(
      "option sets as words", in: GoodFile.screen,
      "\n  yn:\n    - { code: n, points: 0, text: No }\n    - { code: y, points: 1, text: Yes }",
      " yes and no",
      problems: "8:14: 'option-sets' takes names, each with a list of options", "…", "…"),
    BadFile(
      "an empty option set", in: GoodFile.screen, "items:\n", "  none: []\nitems:\n",
      problems: "12:9: an option set takes a list of options"),
    BadFile(
      "neither options nor a number", in: GoodFile.screen, "Two, options: yn", "Two",
      problems: "14:5: an item has either 'options' or 'number'"),
    BadFile(
      "both options and a number", in: GoodFile.screen, "Two, options: yn",
      "Two, options: yn, number: { minimum: 0, maximum: 9, unit: times }",
      problems: "14:5: an item has either 'options' or 'number'"),
    BadFile(
      "a number range upside down", in: GoodFile.screen, "Two, options: yn",
      "Two, number: { minimum: 9, maximum: 0, unit: times }", problems: "14:35: 'minimum' is above 'maximum'"),
    BadFile(
      "a tick list with three options", in: tickList, "text: Yes }\n",
      "text: Yes }\n    - { code: o, points: 0, text: Other }\n",
      problems: "15:5: in a checklist page every item has exactly two options: not checked, then checked",
      "16:5: in a checklist page every item has exactly two options: not checked, then checked"),
    BadFile(
      "a tick list with a number", in: tickList, "Two, options: yn",
      "Two, number: { minimum: 0, maximum: 9, unit: times }",
      problems: "15:5: in a checklist page every item has exactly two options: not checked, then checked"),
    BadFile(
      "a screen without source", in: GoodFile.screen, "source: { citation: A paper, terms: Free }\n", "",
      problems: "1:1: a screen is somebody's published work: it needs 'source' with 'citation' and 'terms'"),
    BadFile(
      "a screen without terms", in: GoodFile.screen, ", terms: Free", "",
      problems: "17:9: a screen is somebody's published work: it needs 'source' with 'citation' and 'terms'"),
    BadFile(
      "a place after letters that take several bytes", in: GoodFile.screen, "text: Two, options: yn",
      "text: \"Zwölf Ängste\", options: ny",
      problems: "14:47: there is no option set 'ny' under 'option-sets'"),
  ])
  func items(_ file: BadFile) throws {
    try file.check()
  }
}
