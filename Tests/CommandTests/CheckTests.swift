import Testing
import TestSupport

@Suite struct CheckTests {
  @Test func aGoodFileIsMetWithSilence() throws {
    try TemporaryFolder.with { folder in
      let run = try Run("check", try folder.write(GoodFile.screen, to: "own.yaml"))
      #expect(run.status == 0)
      #expect(run.output.isEmpty)
      #expect(run.errors.isEmpty)
    }
  }

  @Test func everyProblemIsNamedWithFileLineAndColumn() throws {
    try TemporaryFolder.with { folder in
      let good = try folder.write(GoodFile.screen, to: "good.yaml")
      let text = GoodFile.screen.replacing("id: test", with: "id: bad").replacing("a_", with: "b_")
        .replacing("points: 1", with: "points: one").replacing("method: sum", with: "method: mean")
      let bad = try folder.write(text, to: "bad.yaml")
      let run = try Run("check", good, bad)
      #expect(run.status == 1)
      #expect(run.output.isEmpty)
      #expect(
        run.errorLines == [
          "\(bad):11:26: error: 'points' takes a whole number", "\(bad):16:40: error: 'method' is one of: sum, count",
        ])
    }
  }

  @Test("A file is named as it was given") func relativeName() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.write("kind: plan\nid: [\n", to: "bad.yaml")
      let run = try Run("check", "bad.yaml", in: folder.path)
      #expect(run.status == 1)
      #expect(run.errorLines.first?.firstMatch(of: /^bad\.yaml:\d+:\d+: error: ./) != nil)
    }
  }

  @Test(
    "What is no such file",
    arguments: [
      ("no/such.yaml", "there is no such file"), ("/", "this is a folder"),
    ])
  func noFile(path: String, message: String) throws {
    let run = try Run("check", path)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("\(path): error: \(message)"))
  }

  @Test func withoutFilesItIsWrongUsage() throws {
    let run = try Run("check")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("<file>"))
  }
}
