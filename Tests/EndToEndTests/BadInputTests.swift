import Foundation
import Testing
import TestSupport

/// Wrong options and broken files are refused, with a message that says what and where.
@Suite struct BadInputTests {
  @Test(
    "Wrong usage is 2, and says what was wrong",
    arguments: [
      (["--plan", "nonsense"], "nonsense"), (["--nonsense"], "--nonsense"), (["nonsense"], "nonsense"),
      (["--plan"], "--plan"), (["--lang", "xx"], "xx"),
    ])
  func wrongUsage(arguments: [String], named: String) throws {
    let check = try Command([Program.path()] + arguments)
    #expect(check.status == 2)
    #expect(check.output.isEmpty)
    #expect(check.errors.contains(named))
  }

  @Test("The names of the plans are in the message about an unknown one")
  func unknownPlan() throws {
    let check = try Command([Program.path(), "--plan", "nonsense"])
    for plan in ["quick", "full", "mood", "anxiety", "trauma", "substance-use"] { #expect(check.errors.contains(plan)) }
  }

  @Test("Files that are not there are refused", arguments: ["--questionnaires", "--site"])
  func missingFiles(option: String) throws {
    let check = try Command([Program.path(), option, "/there/is/no/such/path"])
    #expect(check.status == 1)
    #expect(check.output.isEmpty)
    #expect(check.errors.contains("/there/is/no/such/path: error: "))
  }

  @Test("A site without crisis lines is refused")
  func siteWithoutCrisisLines() throws {
    try withFolder { folder in
      let site = try shipped("site.yaml").components(separatedBy: "\n")
      let start = try #require(site.firstIndex(of: "crisis-lines:"))
      let end = try #require(site.firstIndex { $0.hasPrefix("trusted-person:") })
      let file = folder.appendingPathComponent("site.yaml")
      try (site[..<start] + site[end...]).joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)

      let check = try Command([Program.path(), "--site", file.path])
      #expect(check.status == 1)
      #expect(check.output.isEmpty)
      #expect(check.errors.contains("\(file.path):1:1: error: "))
      #expect(check.errors.contains("crisis-lines"))
    }
  }

  @Test("A broken questionnaire is refused, at the place where it is broken")
  func brokenQuestionnaire() throws {
    try withFolder { folder in
      let band = "{ from: 5, to: 9, text: \"mild\" }"
      let broken = try shipped("screens/phq-9.yaml").replacingOccurrences(
        of: band, with: "{ from: 6, to: 9, text: \"mild\" }")
      let file = folder.appendingPathComponent("broken.yaml")
      try broken.write(to: file, atomically: true, encoding: .utf8)
      let lines = broken.components(separatedBy: "\n")
      let line = try #require(lines.firstIndex { $0.contains("{ from: 6, to: 9") }) + 1

      let check = try Command([Program.path(), "--questionnaires", folder.path])
      #expect(check.status == 1)
      #expect(check.output.isEmpty)
      #expect(check.errors.contains("\(file.path):\(line):9: error: "))
    }
  }

  @Test(
    "What is no questionnaire file at all is refused too",
    arguments: ["id: [", "kind: nonsense\n", "", "\u{0}\u{1}", "- just\n- a list\n"])
  func notAQuestionnaire(contents: String) throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("broken.yaml")
      try contents.write(to: file, atomically: true, encoding: .utf8)
      let check = try Command([Program.path(), "--questionnaires", folder.path])
      #expect(check.status == 1)
      let place = Pattern("\(NSRegularExpression.escapedPattern(for: file.path)):\\d+:\\d+: error: ")
      #expect(place.matches(check.errors), "\(check.errors)")
    }
  }

  @Test("A reader that has seen enough is no error")
  func closedPipe() throws {
    let check = try Command(["sh", "-c", #"{ "$0" list; echo "status $?" >&2; } | true"#, Program.path()])
    #expect(check.errors == "status 0\n")
  }

  @Test("Help and version are results")
  func helpAndVersion() throws {
    let help = try Command([Program.path(), "--help"])
    #expect(help.status == 0 && help.errors.isEmpty && help.output.contains("--plan"))
    #expect(help.output.contains("911") && help.output.contains("988"))
    let version = try Command([Program.path(), "--version"])
    #expect(version.status == 0 && version.errors.isEmpty && version.output.contains("."))
  }

  /// The text of a file that comes with the program.
  private func shipped(_ path: String) throws -> String {
    try String(contentsOf: Program.repository.appendingPathComponent("Questionnaires/\(path)"), encoding: .utf8)
  }

  private func withFolder(_ act: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("selfscreen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try act(folder)
  }
}
