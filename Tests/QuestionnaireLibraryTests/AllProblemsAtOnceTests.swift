import QuestionnaireLibrary
import Testing
import TestSupport

/// An author sees everything that is wrong in one go.
@Suite struct AllProblemsAtOnceTests {
  @Test("Problems of form, of rules and with other files, together")
  func together() throws {
    let text = GoodFile.screen
      .replacing("short: T\n", with: "")
      .replacing("points: 1", with: "points: one")
      .replacing("text: Two", with: "text: Thoughts of hurting yourself, signs: [gloom]")
      .replacing("[a_1, a_2]", with: "[a_1, b_2]")
    try BadFile(
      "", text,
      problems: "1:1: a questionnaire needs 'short'", "10:26: 'points' takes a whole number",
      "13:5: this item asks about self-harm…", "13:60: there is no sign 'gloom' in signs.yaml",
      "15:58: the score names 'b_2', which is not an item here"
    ).check()
  }

  @Test("The problems come in the order in which they stand in the file")
  func order() throws {
    let text = GoodFile.screen
      .replacing("area: mood", with: "area: moods")
      .replacing("minutes: 1", with: "minutes: one")
      .replacing("points: 0", with: "points: none")
      .replacing("options: yn }\nscores", with: "options: ny }\nscores")
    let lines = try TemporaryFolder.with { folder in
      Library.problems(inFilesAt: [try folder.write(text, to: "bad.yaml")]).map(\.line)
    }
    #expect(lines == [4, 7, 10, 14])
  }

  @Test func problemsOfSeveralFiles() throws {
    try TemporaryFolder.with { folder in
      let plan = try folder.write(
        GoodFile.plan.replacing("minutes: 1", with: "minutes: one"), to: "plan.yaml")
      let site = try folder.write(GoodFile.site.replacing("[quick]", with: "[slow]"), to: "site.yaml")
      #expect(
        Library.problems(inFilesAt: [plan, site]).map(\.description) == [
          "\(plan):5:10: error: 'minutes' takes a whole number",
          "\(site):10:9: error: there is no plan 'slow'",
        ])
    }
  }
}
