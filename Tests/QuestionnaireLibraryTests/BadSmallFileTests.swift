import TestSupport
import Foundation
import QuestionnaireLibrary
import Testing

/// Education pages, the words of the interface, signs and phrases, and what questionnaires refer to.
@Suite struct BadSmallFileTests {
  @Test(arguments: [
    BadFile(
      "two forms in a block", in: GoodFile.education, "- text: Words", "- { text: Words, heading: More }",
      problems: "8:5: a block has exactly one of: text, heading, list, table"),
    BadFile(
      "an empty block", in: GoodFile.education, "- text: Words", "- {}",
      problems: "8:5: a block has exactly one of: text, heading, list, table"),
    BadFile(
      "a short table row", in: GoodFile.education, "text: Words",
      "table: { columns: [A, B], rows: [[1, 2], [1]] }",
      problems: "8:46: this row has 1 cells, but the table has 2 columns"),
    BadFile(
      "a long table row", in: GoodFile.education, "text: Words",
      "table: { columns: [A, B], rows: [[1, 2, 3]] }",
      problems: "8:38: this row has 3 cells, but the table has 2 columns"),
    BadFile(
      "a table row that is no list", in: GoodFile.education, "text: Words",
      "table: { columns: [A, B], rows: [one] }",
      problems: "8:38: this row has 0 cells, but the table has 2 columns"),
    BadFile(
      "no blocks", in: GoodFile.education, "\n  - text: Words", " []", problems: "7:9: 'blocks' is empty"),
  ])
  func education(_ file: BadFile) throws {
    try file.check()
  }

  @Test(arguments: [
    BadFile(
      "an interface without words", "kind: interface\nid: xx\nlanguage: xx\n",
      problems: "1:1: an interface file needs 'words': names with their words"),
    BadFile(
      "an interface with few words", "kind: interface\nid: xx\nlanguage: xx\nwords:\n  app-name: X\n",
      problems: "5:3: 'words' is missing: area-mood, area-anxiety, …"),
    BadFile(
      "an interface with a list for words",
      "kind: interface\nid: xx\nlanguage: xx\nwords:\n  app-name: [X]\n",
      problems: "5:13: each entry of 'words' is a name and its words", "5:3: 'words' is missing: …"),
    BadFile(
      "signs of an unknown area", "kind: signs\nid: signs\nsigns: [{ id: x, area: head, text: X }]\n",
      problems: "3:24: 'area' is one of: mood, anxiety, trauma, substance-use, general"),
    BadFile("signs without signs", "kind: signs\nid: signs\n", problems: "1:1: a signs file needs 'signs'"),
    BadFile(
      "phrases without phrases", "kind: phrases\nid: self-harm\n",
      problems: "1:1: a phrases file needs 'phrases': lists by language"),
    BadFile(
      "phrases that are no list", "kind: phrases\nid: self-harm\nphrases: { en: hurt }\n",
      problems: "3:16: each language takes a list of phrases"),
  ])
  func others(_ file: BadFile) throws {
    try file.check()
  }

  @Test(arguments: [
    BadFile(
      "a sign that is not in signs.yaml", in: GoodFile.screen, "Two,", "Two, signs: [gloom],",
      problems: "14:35: there is no sign 'gloom' in signs.yaml"),
    BadFile(
      "a fuller plan that is not there", in: GoodFile.screen, "minutes: 1", "minutes: 1\nfuller: moods",
      problems: "8:9: there is no plan 'moods'"),
    BadFile(
      "a shared item with other words", GoodFile.screen.replacing("a_2", with: "gad7_1"),
      problems: "14:11: 'gad7_1' is also in screens/gad-2.yaml with other words, options or points; …"),
    BadFile(
      "once with an item that is not there", in: GoodFile.screen, "Two,", "Two, once-with: b_1,",
      problems: "14:38: no questionnaire has an item 'b_1'"),
    BadFile(
      "once with another question", in: GoodFile.screen, "Two,", "Two, once-with: gad7_1,",
      problems: "14:38: 'gad7_1' has other words or options; 'once-with' names the same question"),
  ])
  func references(_ file: BadFile) throws {
    try file.check()
  }

}
