import Foundation
import TestSupport
import Testing

/// Language files and filled-in words, as the program meets them.
@Suite struct LanguageFileTests {
  private func shipped(_ path: String) throws -> String {
    try String(contentsOf: Program.repository.appending(path: "Questionnaires/\(path)"), encoding: .utf8)
  }

  @Test(
    "A place that nothing fills in is refused, by check and at the start",
    arguments: [
      ("interface/en.yaml", "{phone}", "{fone}"), ("interface/en.yaml", "{number}", "{numero}"),
      ("education/what-this-can-mean.yaml", "{phone}", "{fone}"),
    ])
  func unknownPlace(file: String, right: String, wrong: String) throws {
    try TemporaryFolder.with { folder in
      let text = try shipped(file).replacingOccurrences(of: right, with: wrong)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(lines.firstIndex { $0.contains(wrong) }) + 1
      let path = try folder.write(text, to: "changed.yaml")
      for arguments in [["check", path], ["list", "--questionnaires", folder.path]] {
        let run = try Run(arguments)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        let said = "error: nothing is filled in for '\(wrong)'"
        #expect(run.errorLines.contains { $0.hasPrefix("\(path):\(line):") && $0.contains(said) })
      }
    }
  }

  @Test("A language with words of its own pages alone is not offered, and what it lacks is said")
  func interfaceOnly() throws {
    try TemporaryFolder.with { folder in
      let spoken = try shipped("interface/en.yaml").replacingOccurrences(of: "language: en", with: "language: es")
      _ = try folder.write(spoken, to: "es.yaml")
      let run = try Run(["--questionnaires", folder.path, "--lang", "es"])
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("The language 'es' isn't complete here: it is missing quick, full"))
      #expect(run.errors.contains("The languages are: en."))
    }
  }
}
