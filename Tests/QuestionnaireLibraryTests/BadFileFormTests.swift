import TestSupport
import QuestionnaireLibrary
import Testing

/// What is wrong with the form of a file: its keys and the kinds of its values.
@Suite struct BadFileFormTests {
  @Test(arguments: GoodFile.all)
  func theGoodFilesAreGood(_ text: String) throws {
    try BadFile("good", text).check()
  }

  @Test(arguments: [
    BadFile(
      "an unknown key", in: GoodFile.screen, "minutes: 1\n", "minutes: 1\nminuets: 2\n",
      problems: "8:1: a questionnaire has no key 'minuets'; the keys are: area, …"),
    BadFile(
      "a missing key", in: GoodFile.screen, "short: T\n", "", problems: "1:1: a questionnaire needs 'short'"),
    BadFile(
      "a list where lines belong", in: GoodFile.screen, "{ id: a_2, text: Two, options: yn }", "[a_2]",
      problems: "14:5: an item is written as 'key: value' lines",
      "14:5: an item has either 'options' or 'number'",
      "16:58: the score names 'a_2', which is not an item here"),
    BadFile(
      "a list where plain text belongs", in: GoodFile.screen, "version: \"1\"", "version: [1]",
      problems: "3:10: 'version' takes plain text"),
    BadFile(
      "empty text", in: GoodFile.screen, "version: \"1\"", "version: \"\"",
      problems: "3:10: 'version' is empty"),
    BadFile(
      "empty words", in: GoodFile.screen, "title: Test", "title: \"\"", problems: "5:8: 'title' is empty"),
    BadFile(
      "an empty question", in: GoodFile.screen, "text: Two", "text: ''", problems: "14:22: 'text' is empty"),
    BadFile(
      "an id with capital letters", in: GoodFile.screen, "id: test", "id: Test",
      problems: "2:5: the id 'Test' may have only lowercase letters, digits and '-'"),
    BadFile(
      "an item id with a hyphen", in: GoodFile.screen, "a_2, text", "a-2, text",
      problems: "14:11: the id 'a-2' may have only lowercase letters, digits and '_'",
      "16:58: the score names 'a_2', which is not an item here"),
    BadFile(
      "a list where words belong", in: GoodFile.screen, "title: Test", "title: [Test]",
      problems: "5:8: 'title' takes words, or the same words by language"),
    BadFile(
      "a list for a language", in: GoodFile.screen, "title: Test", "title: { en: [Test] }",
      problems: "5:14: each line of 'title' is a language code and its words, as in 'en: Not at all'", "…"),
    BadFile(
      "words for a number", in: GoodFile.screen, "minutes: 1", "minutes: one",
      problems: "7:10: 'minutes' takes a whole number"),
    BadFile(
      "a fraction", in: GoodFile.screen, "points: 1", "points: 0.5",
      problems: "11:26: 'points' takes a whole number"),
    BadFile(
      "points that no instrument has", in: GoodFile.screen, "points: 1", "points: 9999999999", problems: "11:26: …"),
    BadFile(
      "neither true nor false", in: GoodFile.screen, "minutes: 1", "minutes: 1\nnoncommercial: maybe",
      problems: "8:16: 'noncommercial' takes true or false"),
    BadFile(
      "not one of the choices", in: GoodFile.screen, "area: mood", "area: moods",
      problems: "4:7: 'area' is one of: mood, anxiety, trauma, substance-use, general"),
    BadFile(
      "an unknown method", in: GoodFile.screen, "method: sum", "method: average",
      problems: "16:40: 'method' is one of: sum, count"),
    BadFile(
      "an unknown rule for missing answers", in: GoodFile.screen, "minutes: 1",
      "minutes: 1\nmissing: { rule: zero }",
      problems: "8:18: 'rule' is one of: range, declined-counts"),
    BadFile(
      "words where a list belongs", in: GoodFile.screen, "minutes: 1", "minutes: 1\nsafety: none",
      problems: "8:9: 'safety' takes a list"),
    BadFile(
      "an empty list", in: GoodFile.plan,
      "steps:\n  - ask: phq-4\n  - ask: phq-9\n    when: { cut-off: phq-4/depression }",
      "steps: []", problems: "7:8: 'steps' is empty"),
    BadFile(
      "a list in a list of words", in: GoodFile.plan, "learn: [benefits]", "learn: [[benefits]]",
      problems: "6:9: each entry of 'learn' is plain text"),
    BadFile(
      "a text without a language that others have", in: GoodFile.plan, "title: Test",
      "title: { en: Test, es: Prueba }",
      problems: "4:10: this text is missing in es, which other texts of the file have; add it"),
  ])
  func form(_ file: BadFile) throws {
    try file.check()
  }
}
