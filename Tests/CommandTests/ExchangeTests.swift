import Foundation
import QuestionnaireLibrary
import TestSupport
import Testing

/// `export`, `import` and `show --codebook`, as they are run.
@Suite struct ExchangeTests {
  private static let form = #"""
    {"resourceType": "Questionnaire", "status": "draft", "title": "Own form", "item": [
      {"linkId": "a", "type": "boolean", "text": "Have you thought of killing yourself?"},
      {"linkId": "b", "type": "date", "text": "When?"}]}
    """#

  @Test("Every questionnaire goes out and is recognized", arguments: Library().questionnaireIDs)
  func roundTrip(_ id: String) throws {
    let exported = try Run("export", id)
    #expect(exported.status == 0)
    try TemporaryFolder.with { folder in
      let file = try folder.write(exported.output, to: "form.json")
      let run = try Run("import", file, "--output", "\(folder.path)/new.yaml")
      #expect(run.status == 0)
      #expect(run.outputLines.contains { $0.hasPrefix("RECOGNIZED: \(id),") })
      #expect(run.outputLines.count <= 24)
      #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/new.yaml"))
    }
  }

  @Test("An unknown form becomes a file that passes the check and is scored, its crisis rule with it")
  func unknown() throws {
    try TemporaryFolder.with { folder in
      let file = try folder.write(Self.form, to: "form.json")
      let own = "\(folder.path)/own/own.yaml"
      try FileManager.default.createDirectory(atPath: "\(folder.path)/own", withIntermediateDirectories: true)
      let run = try Run("import", file, "--output", own)
      #expect(run.status == 0)
      #expect(run.output.contains("UNKNOWN"))
      #expect(run.output.contains("no date is asked here: b"))
      #expect(run.output.contains("crisis page"))
      #expect(try Run("check", own).status == 0)
      let scored = try Run("score", "own-form", "--questionnaires", "\(folder.path)/own", input: "a\nyes\nno\n")
      #expect(scored.status == 0)
      #expect(scored.outputLines[1].hasSuffix(",a-self-harm"))
      #expect(scored.outputLines[2].hasSuffix(","))
      let again = try Run("import", file, "--output", own)
      #expect(again.status == 1)
      #expect(again.errors.contains("there is such a file already"))
    }
  }

  @Test func aBadFileIsNamedWithItsPlace() throws {
    try TemporaryFolder.with { folder in
      let file = try folder.write("{\n  \"resourceType\": \"Questionnaire\",\n  \"item\": [{}]}", to: "bad.json")
      let run = try Run("import", file)
      #expect(run.status == 1)
      #expect(run.output.isEmpty)
      #expect(run.errors == "\(file):3:12: error: this item has no 'linkId'; each needs its own\n")
    }
  }

  @Test func oneOfABundle() throws {
    try TemporaryFolder.with { folder in
      let text = #"{"resourceType": "Bundle", "entry": [{"resource": \#(Self.form)}, {"resource": \#(Self.form)}]}"#
      let file = try folder.write(text, to: "bundle.json")
      let run = try Run("import", file)
      #expect(run.status == 1)
      #expect(run.errors.contains("--entry 2"))
      #expect(try Run("import", file, "--entry", "2").status == 0)
      #expect(try Run("import", file, "--entry", "3").status == 2)
    }
  }

  @Test("The codebook has the columns that score reads and writes", arguments: ["phq-9", "phq-panic", "asq"])
  func codebook(_ id: String) throws {
    let rows = try Run("show", id, "--codebook").outputLines.dropFirst().map { $0.prefix { $0 != "," } }.map(
      String.init)
    let items = rows.filter { row in !row.isEmpty }
    let questionnaire = try #require(try Library().questionnaire(id))
    let header = questionnaire.items.map(\.id).joined(separator: ",")
    let written = try Run("score", id, input: header + "\n").outputLines[0].split(separator: ",").map(String.init)
    #expect(items == questionnaire.items.map(\.id) + written)
    let schema = try JSONDecoder().decode(
      JSONValue.self, from: Data(try Run("show", id, "--codebook", "frictionless").output.utf8))
    #expect(schema["fields"]?.array.compactMap { $0["name"]?.string } == items)
    #expect(try Run("show", id, "--codebook", "--json").status == 2)
  }

  @Test func aDictionaryForREDCap() throws {
    let run = try Run("export", "audit", "--format", "redcap")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Variable / Field Name,Form Name,"))
    #expect(run.output.contains("Not for commercial use."))
    #expect(try Run("export", "audit", "--format", "pdf").status == 2)
  }
}
