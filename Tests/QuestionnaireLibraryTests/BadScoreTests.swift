import TestSupport
import QuestionnaireLibrary
import Testing

/// The rules on scores, their bands and cut-offs.
@Suite struct BadScoreTests {
  private static let banded = GoodFile.screen.replacing(
    "items: [a_1, a_2] }", with: "items: [a_1, a_2], bands-source: A paper, bands: [BANDS] }")

  private static func bands(_ what: String, _ bands: String, problems: String...) -> BadFile {
    var file = BadFile(what, in: banded, "BANDS", bands)
    file.problems = problems
    return file
  }

  @Test(arguments: [
    bands(
      "a gap", "{ from: 0, to: 0, text: A }, { from: 2, to: 2, text: B }",
      problems: "16:124: there is a gap before this band: it should start at 1"),
    bands(
      "an overlap", "{ from: 0, to: 1, text: A }, { from: 1, to: 2, text: B }",
      problems: "16:124: this band overlaps the one before, or starts too low: it should start at 2"),
    bands(
      "starts above the minimum", "{ from: 1, to: 2, text: A }",
      problems: "16:95: there is a gap before this band: it should start at 0"),
    bands(
      "starts below the minimum", "{ from: -1, to: 2, text: A }",
      problems: "16:95: this band overlaps the one before, or starts too low: it should start at 0"),
    bands(
      "ends below the maximum", "{ from: 0, to: 1, text: A }",
      problems: "16:95: the bands end at 1, but the score goes up to 2"),
    bands(
      "ends above the maximum", "{ from: 0, to: 3, text: A }",
      problems: "16:95: the bands end at 3, but the score goes up to 2"),
    bands(
      "upside down", "{ from: 2, to: 0, text: A }", problems: "16:95: the band's 'from' is above its 'to'"),
    BadFile(
      "bands without their source", in: GoodFile.screen, "items: [a_1, a_2]",
      "items: [a_1, a_2], bands: [{ from: 0, to: 2, text: A }]",
      problems: "16:5: bands need 'bands-source': the paper they come from"),
    BadFile(
      "an unknown item", in: GoodFile.screen, "[a_1, a_2]", "[a_1, b_2]",
      problems: "16:58: the score names 'b_2', which is not an item here"),
    BadFile(
      "an item twice", in: GoodFile.screen, "[a_1, a_2]", "[a_1, a_1]",
      problems: "16:58: the score has 'a_1' twice"),
    BadFile(
      "only for counselors", in: GoodFile.screen, "[a_1, a_2]", "[a_1, a_2], counselor: true",
      problems: "16:5: the results page needs this score: it cannot be for counselors only"),
    BadFile(
      "for counselors, though the guidance speaks of it", in: GoodFile.screen, "items: [a_1, a_2] }",
      "items: [a_1, a_2] }\n  - { id: part, title: Part, method: sum, items: [a_1], counselor: true, cut-off: { at-least: 1, source: S } }",
      problems: "17:5: the results page needs this score: it cannot be for counselors only"),
    BadFile(
      "no items", in: GoodFile.screen, "[a_1, a_2]", "[]", problems: "16:52: 'items' is empty"),
    BadFile(
      "a cut-off outside", in: GoodFile.screen, "[a_1, a_2]",
      "[a_1, a_2], cut-off: { at-least: 3, source: S }",
      problems: "16:73: the cut-off 3 is outside the score's range, 0 to 2"),
    BadFile(
      "another cut-off outside", in: GoodFile.screen, "[a_1, a_2]",
      "[a_1, a_2], other-cut-offs: [{ at-least: 3, source: S }]",
      problems: "16:81: the cut-off 3 is outside the score's range, 0 to 2"),
    BadFile(
      "a cut-off without source", in: GoodFile.screen, "[a_1, a_2]", "[a_1, a_2], cut-off: { at-least: 1 }",
      problems: "16:73: a cut-off needs 'source'"),
    BadFile(
      "a cut-off with an unknown score", in: GoodFile.screen, "[a_1, a_2]",
      "[a_1, a_2], cut-off: { at-least: 1, source: S, with: [gates] }",
      problems: "16:73: the cut-off goes with the score 'gates', which is not here"),
  ])
  func scores(_ file: BadFile) throws {
    try file.check()
  }
}
