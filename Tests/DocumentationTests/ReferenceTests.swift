import Foundation
import Testing

/// What the documentation refers to is there: a claim whose test was renamed, or a page that was moved, is noticed here.
@Suite struct ReferenceTests {
  private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let pages =
    ["README.md", "Questionnaires/FORMAT.md"] + names(in: "Documentation").filter { $0.hasSuffix(".md") }

  /// The paths of all files in a folder, from the project on.
  private static func names(in folder: String) -> [String] {
    let files = FileManager.default.enumerator(atPath: project.appending(path: folder).path)
    return (files?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }.sorted()
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: project.appending(path: path), encoding: .utf8)
  }

  /// The tests that a page names, as `Suite` or `Suite/test`, without the target that may stand before them.
  static func testsNamed(in text: String) -> [(suite: String, test: String?)] {
    text.matches(of: /`(?:[A-Za-z]+\.)?([A-Z][A-Za-z]*Tests)(?:\/([a-z][A-Za-z]*))?`/).map {
      (String($0.1), $0.2.map(String.init))
    }
  }

  /// The places in the project that a page leads to.
  static func links(in text: String) -> [String] {
    text.matches(of: /\]\(([^):#]+)\)/).map { String($0.1) }
  }

  @Test("Every test that a page names exists", arguments: pages)
  func tests(_ page: String) throws {
    let sources = try Self.names(in: "Tests").filter { $0.hasSuffix(".swift") }.map(Self.text)
    for (suite, test) in Self.testsNamed(in: try Self.text(page)) {
      let holders = sources.filter { $0.contains("struct \(suite) ") || $0.contains("extension \(suite) ") }
      let isThere = test.map { test in holders.contains { $0.contains("func \(test)(") } } ?? !holders.isEmpty
      // A target is named like its folder.
      let isTarget = test == nil && FileManager.default.fileExists(atPath: Self.project.path + "/Tests/\(suite)")
      #expect(isThere || isTarget, "\(page) names \(suite)\(test.map { "/\($0)" } ?? "")")
    }
  }

  @Test("Every link of a page leads somewhere", arguments: pages)
  func links(_ page: String) throws {
    let folder = Self.project.appending(path: page).deletingLastPathComponent()
    for link in Self.links(in: try Self.text(page)) {
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: link).path), "\(page) leads to \(link)")
    }
  }

  @Test func whatIsLookedFor() {
    let text =
      "| claim | `KillTests`, `A.PassphraseTests/rekeying` | [page](Security.md) [out](https://988lifeline.org)"
    #expect(Self.testsNamed(in: text).map(\.suite) == ["KillTests", "PassphraseTests"])
    #expect(Self.testsNamed(in: text).map(\.test) == [nil, "rekeying"])
    #expect(Self.links(in: text) == ["Security.md"])
  }

  @Test("The page of claims names tests at all") func claims() throws {
    #expect(Self.testsNamed(in: try Self.text("Documentation/Security.md")).count > 40)
  }
}
