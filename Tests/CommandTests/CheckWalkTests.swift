import Testing
import TestSupport

/// `check --walk`: what no single file shows, and the way through a plan does.
@Suite struct CheckWalkTests {
  private static let screen = GoodFile.screen.replacing(
    "source:", with: "safety:\n  - { id: harm, item: a_2, answers: [y], level: crisis }\nsource:")
  private static let plan = """
    kind: plan
    id: own
    title: Own
    summary: For tests
    minutes: 1
    steps:
      - ask: test

    """

  private func check(_ screen: String, _ more: String..., walking: [String] = ["--walk"]) throws -> (Run, [String]) {
    try TemporaryFolder.with { folder in
      var files = [try folder.write(screen, to: "screen.yaml")]
      for (index, text) in more.enumerated() { files.append(try folder.write(text, to: "more\(index).yaml")) }
      return (try Run(["check"] + walking + files), files)
    }
  }

  @Test func aGoodPlanIsWalkedToItsEnd() throws {
    let (run, _) = try check(Self.screen, Self.plan)
    #expect(run.status == 0)
    #expect(run.outputLines.count == 1)
    #expect(run.outputLines.first?.firstMatch(of: /^own: \d+ states walked, which is all of them$/) != nil)
    #expect(run.errors.isEmpty)
  }

  @Test("A questionnaire that no plan asks is walked by itself") func questionnaireAlone() throws {
    let (run, _) = try check(Self.screen)
    #expect(run.status == 0)
    #expect(run.outputLines.first?.hasPrefix("test: ") == true)
  }

  @Test("Within a bound, it says that there is more") func bound() throws {
    let (run, _) = try check(Self.screen, Self.plan, walking: ["--walk", "--walk-states", "1"])
    #expect(run.status == 0)
    #expect(run.outputLines == ["own: 1 state walked, which is not all of them"])
  }

  @Test("Without --walk nothing is walked") func notWalked() throws {
    let (run, _) = try check(
      Self.screen.replacing("title: Test\n", with: "title: Test\nplain: \(Self.long)\n"), walking: [])
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty)
  }

  private static let long = "Mood and much else that a person may wish to think about in peace"

  /// What a site's files can break, each with what is said of it.
  private static let faults: [(String, [String], String)] = [
    (
      screen.replacing("title: Test\n", with: "title: Test\nplain: \(long)\n"), [],
      "not all is to be seen on a screen of 40x15"
    ),
    (
      // A box that is left open raises nothing: only ticking one does.
      screen.replacing("minutes: 1", with: "minutes: 1\npresentation: tick-list").replacing(
        "answers: [y]", with: "answers: [n]"),
      [], "the crisis page does not come after an answer about safety"
    ),
    (
      screen.replacing(
        "{ id: a_2, text: Two, options: yn }",
        with: "{ id: a_2, text: Two, options: yn, when: { all: [{ item: a_1, is: [y] }, { item: a_1, is: [n] }] } }"),
      [], "the safety rule 'harm' is for a question that never comes: 'a_2'"
    ),
    (
      screen.replacing("source:", with: "guidance: { always: You are depressed. }\nsource:"), [],
      "no page may say 'you are depressed'"
    ),
    (
      screen,
      [
        plan + "learn: [long]\n",
        GoodFile.education.replacing("id: test", with: "id: long").replacing(
          "- text: Words", with: "- list: [\(Array(repeating: "word", count: 200).joined(separator: ", "))]"),
      ], "more than 6 times Enter from the results to the number"
    ),
  ]

  @Test("What a site's files can break is said with the keys that lead there", arguments: faults.indices)
  func fault(_ index: Int) throws {
    let (screen, more, finding) = Self.faults[index]
    let (run, files) = try TemporaryFolder.with { folder in
      var files = [try folder.write(screen, to: "screen.yaml")]
      for (index, text) in more.enumerated() { files.append(try folder.write(text, to: "more\(index).yaml")) }
      return (try Run(["check", "--walk"] + files), files)
    }
    #expect(run.status == 1)
    #expect(
      run.errorLines.contains { line in
        files.contains { line.hasPrefix("\($0): error: in the plan '") } && line.contains(finding)
          && line.contains("The keys that lead there from its first question: ")
      }, "\(run.errors)")
  }
}
