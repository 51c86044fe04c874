import BatchScoring
import FHIR
import QuestionnaireLibrary
import Screening
import Testing

/// A FHIR Questionnaire that says what the linkIds and codes of responses mean.
@Suite struct QuestionnaireFileTests {
  private static let texts = ["Not at all", "Several days", "More than half the days", "Nearly every day"]

  /// The linkIds `1` and `2` of PHQ-2, with options of a system of its own.
  private func questionnaire(
    options: [String] = (0..<4).map { option("\($0 + 1)", display: texts[$0], points: $0) },
    items: [String] = ["44250-9", "44255-8"], url: String = "http://example.org/q"
  ) -> String {
    let items = items.enumerated().map { index, code in
      #"{"linkId":"\#(index + 1)","type":"choice","code":[{"system":"http://loinc.org","code":"\#(code)"}],"answerOption":[\#(options.joined(separator: ","))]}"#
    }
    return
      #"{"resourceType":"Questionnaire","id":"q","url":"\#(url)","item":[{"linkId":"g","item":[\#(items.joined(separator: ","))]}]}"#
  }

  private static func option(_ code: String, display: String, points: Int?) -> String {
    let extensions = points.map { #","extension":[\#(PHQ9Response.points("\($0)"))]"# } ?? ""
    return #"{"valueCoding":{"system":"urn:x","code":"\#(code)","display":"\#(display)"\#(extensions)}}"#
  }

  private func response(_ one: String, _ two: String, questionnaire: String = "http://example.org/q|2") -> String {
    let items = [one, two].enumerated().map { #"{"linkId":"\#($0 + 1)","answer":[\#($1)]}"# }
    return
      #"{"resourceType":"QuestionnaireResponse","questionnaire":"\#(questionnaire)","item":[{"linkId":"g","item":[\#(items.joined(separator: ","))]}]}"#
  }

  private func scored(_ response: String, with file: String) throws -> Scored {
    let own = try #require(try Library().questionnaire("phq-2"))
    let map = try QuestionnaireFile.read(Array(file.utf8), name: "q.json", for: own)
    return try Scored("phq-2", Array(response.utf8), from: .fhir, to: .csv, map: map)
  }

  @Test("linkIds by their codes, and codes by their words and points")
  func mapped() throws {
    let given = response(
      #"{"valueCoding":{"system":"urn:x","code":"4"}}"#, #"{"valueCoding":{"system":"urn:x","code":"2"}}"#)
    let scored = try scored(given, with: questionnaire())
    #expect(scored.problems.isEmpty)
    #expect(try scored.row().score() == "4 4 4 - met")
    // Without the file nothing is known of them.
    #expect(try !Scored("phq-2", given, from: .fhir, to: .csv).isClean)
  }

  @Test("Options in a ValueSet that the Questionnaire contains")
  func valueSet() throws {
    let concepts = Self.texts.enumerated().map { #"{"code":"\#("ABCD".prefix($0 + 1).suffix(1))","display":"\#($1)"}"# }
    let set =
      #""contained":[{"resourceType":"ValueSet","id":"v","compose":{"include":[{"system":"urn:x","concept":[\#(concepts.joined(separator: ","))]}]}}],"item""#
    let file = questionnaire(options: []).replacing(#""answerOption":[]"#, with: ##""answerValueSet":"#v""##)
      .replacing(#""url":"http://example.org/q","item""#, with: #""url":"http://example.org/q",\#(set)"#)
    let scored = try scored(
      response(#"{"valueCoding":{"system":"urn:x","code":"D"}}"#, #"{"valueCoding":{"system":"urn:x","code":"A"}}"#),
      with: file)
    #expect(scored.problems.isEmpty)
    #expect(try scored.row().score() == "3 3 3 - met")
  }

  @Test("A mapped code is compared with the points beside it like any other")
  func compared() throws {
    let scored = try scored(
      response(
        #"{"valueCoding":{"system":"urn:x","code":"4","extension":[\#(PHQ9Response.points("1"))]}}"#,
        #"{"valueInteger":0}"#),
      with: questionnaire())
    #expect(
      scored.problems.map { $0.contains("the code '4' means 3 (Nearly every day), but its points are 1") } == [true])
    #expect(try scored.row().score() == "- - - - -")
  }

  @Test("A code with other words has no certain meaning", arguments: ["Always", "3"])
  func uncertain(_ display: String) throws {
    let file = questionnaire(options: [Self.option("4", display: display, points: 3)])
    let scored = try scored(
      response(#"{"valueCoding":{"system":"urn:x","code":"4"}}"#, #"{"valueInteger":0}"#), with: file)
    #expect(scored.problems.map { $0.contains("'4' is a code of 'urn:x', which is not known here") } == [true])
    #expect(try scored.row().score() == "- - - - -")
  }

  @Test("A response to another Questionnaire is not read by this one")
  func otherOrigin() throws {
    let scored = try scored(
      response(#"{"valueInteger":1}"#, #"{"valueInteger":1}"#, questionnaire: "http://example.org/other"),
      with: questionnaire())
    #expect(scored.problems.map { $0.contains("this is a response to 'http://example.org/other'") } == [true])
    #expect(try scored.row().score() == "- - - - -")
  }

  @Test("A total under a linkId that only the Questionnaire knows")
  func total() throws {
    let file = questionnaire(items: ["44250-9", "55758-7"])
    let scored = try scored(response(#"{"valueInteger":1}"#, #"{"valueInteger":9}"#), with: file)
    #expect(scored.problems.map { $0.contains("the total given here is 9, but the answers come to 1 to 4") } == [true])
  }

  @Test("A file that helps nobody is refused, with its place")
  func refused() throws {
    let own = try #require(try Library().questionnaire("phq-2"))
    let twice = questionnaire(items: ["44250-9", "44250-9"])
    let points = questionnaire(options: [Self.option("4", display: "Nearly every day", points: 1)])
    let files = [
      ("{", "q.json:1:2: error: "),
      ("{\"resourceType\":\"Patient\"}", "q.json:1:17: error: resourceType: this is no FHIR"),
      (questionnaire(items: ["1", "2"]).replacing("\"linkId\":\"g\"", with: "\n\"linkId\":\"g\""), "q.json:1:"),
      (twice, "q.json:1:"), (points, "q.json:1:"), ("\u{FEFF}\n\n[]", "q.json:3:1: error: this is a JSON array"),
    ]
    for (file, start) in files {
      let refusal = #expect(throws: QuestionnaireFile.Refusal.self) {
        try QuestionnaireFile.read(Array(file.utf8), name: "q.json", for: own)
      }
      #expect(refusal?.lines.first?.hasPrefix(start) == true, "\(refusal?.lines ?? [])")
    }
  }
}
