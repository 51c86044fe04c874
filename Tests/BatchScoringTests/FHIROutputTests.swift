import BatchScoring
import Foundation
import QuestionnaireLibrary
import Screening
import Testing
import TestSupport

/// FHIR R4 out: what a Bundle says of a row.
@Suite struct FHIROutputTests {
  @Test("Writing a table as FHIR and reading it again gives the same scores", arguments: Library().questionnaireIDs)
  func roundTrip(_ id: Questionnaire.ID) throws {
    let questionnaire = try #require(try Library().questionnaire(id))
    var sheets = AnswerSheets(questionnaire, seed: 3)
    let table = CSVTable.text([questionnaire.items.map(\.id)] + (0..<60).map { _ in sheets.next() })
    let direct = try Scored(id, table).rows()
    for output in [OutputFormat.csv, .fhir] {
      var read = try Scored(id, try Scored(id, table, to: .fhir).bytes, from: .fhir, to: output)
      // Once more: what was read is written as it came.
      if output == .fhir { read = try Scored(id, read.bytes, from: .fhir, to: .csv) }
      #expect(read.otherProblems == [])
      let rows = try read.rows().map { $0.filter { $0.key != "id" && $0.key != "subject" } }
      #expect(rows == direct)
    }
  }

  @Test(
    "A score is final with a value, preliminary with a range, or cancelled",
    arguments: [
      ("3,1", "final", #"{"valueInteger":4}"#),
      (",1", "preliminary", #"{"valueRange":{"low":{"value":1},"high":{"value":4}}}"#),
      ("declined,1", "preliminary", #"{"valueRange":{"low":{"value":1},"high":{"value":4}}}"#),
      ("7,1", "cancelled", "{}"),
    ])
  func status(codes: String, status: String, value: String) throws {
    let observation = try observations("phq-2", "phq9_1,phq9_2\n\(codes)\n")[0]
    #expect(observation["status"]?.string == status)
    let expected = try JSONDecoder().decode(JSONValue.self, from: Data(value.utf8))
    for name in ["valueInteger", "valueRange"] { #expect(observation[name] == expected[name]) }
    #expect((observation["dataAbsentReason"] != nil) == (status == "cancelled"))
  }

  @Test("The band and the cut-off are those of the table", arguments: ["3 3 3 3 3 3 3 3 3", "1 1 1 1 1 - 0 0 0"])
  func bandAndCutOff(_ codes: String) throws {
    let row = try Scored("phq-9", table("phq9_", codes)).row()
    let observation = try observations("phq-9", table("phq9_", codes))[0]
    #expect(observation["interpretation"]?.array.first?["text"]?.string ?? "" == row["total_band"])
    let component = try #require(observation["component"]?.array.first)
    let word = component["valueCodeableConcept"]?["coding"]?.array.first?["code"]?.string
    #expect(word ?? "unknown" == row["total_cutoff"])
    #expect(observation["note"]?.array.first?["text"]?.string?.contains("not a diagnosis") == true)
  }

  @Test("An Observation names the score by LOINC where that is known, and by our own code")
  func codes() throws {
    let codings = try observations("phq-9", table("phq9_", "0"))[0]["code"]?["coding"]?.array ?? []
    #expect(codings.map { $0["system"]?.string } == ["http://loinc.org", "urn:selfscreen:score"])
    #expect(codings.map { $0["code"]?.string } == ["44261-6", "phq-9/total"])
  }

  @Test(
    "A safety rule is raised, not raised, or not known: a blank never passes for safe",
    arguments: [
      ("0", ["false", "false"], "final"), ("1", ["true", "false"], "final"),
      ("", ["unknown", "unknown"], "preliminary"),
      ("declined", ["asked-declined", "true"], "preliminary"), ("x", ["unknown", "unknown"], "preliminary"),
    ])
  func safety(code: String, expected: [String], status: String) throws {
    let safety = try #require(
      try observations("phq-9", table((1...8).map { ("phq9_\($0)", "0") } + [("phq9_9", code)])).last)
    #expect(safety["status"]?.string == status)
    let states = safety["component"]?.array.map { component in
      component["valueBoolean"]?.bool.map(String.init)
        ?? component["dataAbsentReason"]?["coding"]?.array.first?["code"]?.string
    }
    #expect(states == expected)
  }

  @Test("A question that is not asked raises nothing, and is not called unknown")
  func notAsked() throws {
    let safety = try #require(try observations("asq", table("asq_", "no no no no -")).last)
    let last = safety["component"]?.array.last
    #expect(last?["dataAbsentReason"]?["coding"]?.array.first?["code"]?.string == "not-asked")
    #expect(safety["status"]?.string == "final")
  }

  @Test("Of the other columns only the id goes along", arguments: [InputFormat.csv, .ndjson])
  func identifier(_ input: InputFormat) throws {
    let text =
      input == .csv
      ? "id,note,phq9_1,phq9_2\n\"7, x\",private,1,1\n" : #"{"id":"7, x","note":"private","phq9_1":1,"phq9_2":1}"#
    let scored = try Scored("phq-2", text, from: input, to: .fhir)
    let response = try resources(scored)[0]
    #expect(response["identifier"]?["value"]?.string == "7, x")
    #expect(response["status"]?.string == "completed")
    #expect(!scored.text.contains("private"))
  }

  @Test("A blank item is left out")
  func items() throws {
    let scored = try Scored("asq", table("asq_", "no declined - no yes"), to: .fhir)
    let items = try resources(scored)[0]["item"]?.array ?? []
    #expect(items.map { $0["linkId"]?.string } == ["asq_1", "asq_2", "asq_4", "asq_5"])
  }

  @Test("A response goes on as it came; its subject and time go to the Observations")
  func passThrough() throws {
    let input =
      #"{"resourceType":"QuestionnaireResponse","id":"q","meta":{"tag":[{"code":"a \" b"}]},"status":"amended","subject":{"reference":"Patient/9"},"authored":"2024-05-01","item":[{"linkId":"phq9_1","answer":[{"valueInteger":1}]}]}"#
    let scored = try Scored("phq-2", input.replacing(",\"", with: ",\n   \""), from: .fhir)
    #expect(scored.text.contains("\"resource\":\(input)}"))
    #expect(scored.lines.count == 1)
    let observation = try resources(scored)[1]
    #expect(observation["subject"]?["reference"]?.string == "Patient/9")
    #expect(observation["effectiveDateTime"]?.string == "2024-05-01")
  }

  @Test("Every entry has a name of its own, and Observations point to their response")
  func references() throws {
    let scored = try Scored("pcl-5", "pcl5_1\n0\n1\n", to: .fhir)
    var names: [String] = []
    for line in scored.lines {
      let entries = try bundle(line)["entry"]?.array ?? []
      names += entries.compactMap { $0["fullUrl"]?.string }
      for entry in entries.dropFirst() {
        #expect(
          entry["resource"]?["derivedFrom"]?.array.first?["reference"]?.string == entries[0]["fullUrl"]?.string)
      }
    }
    #expect(Set(names).count == 2 * 7)
    #expect(
      names.allSatisfy {
        $0.wholeMatch(of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil
      })
  }

  private func bundle(_ line: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8))
  }

  /// The resources of the only Bundle.
  private func resources(_ scored: Scored) throws -> [JSONValue] {
    try #require(scored.lines.count == 1)
    return try bundle(scored.lines[0])["entry"]?.array.compactMap { $0["resource"] } ?? []
  }

  private func observations(_ id: Questionnaire.ID, _ table: String) throws -> [JSONValue] {
    let resources = try resources(Scored(id, table, to: .fhir))
    #expect(resources.first?["resourceType"]?.string == "QuestionnaireResponse")
    return Array(resources.dropFirst())
  }
}
