import Testing

/// One answer, said in two ways that disagree: an error that names both, no score, and the flag that either raises. All
/// other rows are scored.
@Suite struct TwoStatementsTests {
  private static let good = PHQ9Response(all: 1).json()
  private static let notAtAll = "LA6568-5"

  /// Scores the response between two good ones, and checks what is the same for all that disagree.
  private func scored(_ response: String, flags: String = "self-harm-thoughts") throws -> [String] {
    let scored = try Scored("phq-9", "\(Self.good)\n\(response)\n\(Self.good)\n", from: .fhir, to: .csv)
    #expect(!scored.isClean)
    #expect(!scored.problems.isEmpty)
    #expect(scored.problems.allSatisfy { $0.hasPrefix("in:2:") })
    let rows = try scored.rows()
    #expect(rows.map { $0.score() } == ["9 9 9 mild not-met", "- - - - -", "9 9 9 mild not-met"])
    #expect(rows.count == 3 && rows[1]["flags"] == flags)
    return scored.problems
  }

  @Test(
    "Points against the code, in each extension that gives them, on the Coding, the answer and the value",
    arguments: [
      "http://hl7.org/fhir/StructureDefinition/ordinalValue", "http://hl7.org/fhir/StructureDefinition/itemWeight",
      "http://hl7.org/fhir/StructureDefinition/iso21090-CO-value",
      "http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue",
      "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",
    ])
  func points(url: String) throws {
    let points = PHQ9Response.points("2", url: url)
    let answers = [
      PHQ9Response.answer(0, #","extension":[\#(points)]"#), #"{"valueInteger":0,"extension":[\#(points)]}"#,
      #"{"valueInteger":0,"_valueInteger":{"extension":[\#(points)]}}"#,
    ]
    for answer in answers {
      var response = PHQ9Response(all: 0)
      response.answers[8] = answer
      let problems = try scored(response.json())
      #expect(problems.count == 1)
      #expect(problems[0].contains("item[8].answer[0]"))
      #expect(problems[0].contains("phq9_9: ") && problems[0].contains("0 (Not at all)"))
      #expect(problems[0].contains("but its points are 2"))
    }
  }

  @Test("A registry's export: every code is that of the lowest answer, the points say 14, and so does its own total")
  func registryExport() throws {
    var response = PHQ9Response(all: 0)
    let co = "http://hl7.org/fhir/StructureDefinition/iso21090-CO-value"
    response.answers = [2, 2, 2, 1, 0, 0, 2, 2, 3].map { points in
      PHQ9Response.answer(0, #","extension":[\#(PHQ9Response.points("\(points)", url: co))],"display":"Yes""#)
    }
    response.more = [#"{"linkId":"/44261-6","answer":[{"valueInteger":14}]}"#]
    let problems = try scored(response.json())
    // The seven answers above 0, and the total.
    #expect(problems.count == 8)
    #expect(problems.last?.contains("the total given here is 14, but the answers come to 0") == true)
  }

  @Test(
    "Words that are those of another option, however they are written",
    arguments: [
      "Nearly every day", "nearly every day", "NEARLY  EVERY DAY", " Nearly\u{A0}every day. ", "Nearly every\u{AD} day",
      "3 - Nearly every day", "Nearly every day (3)",
    ])
  func display(_ text: String) throws {
    var response = PHQ9Response(all: 0)
    response.answers[8] = PHQ9Response.answer(0, #","display":"\#(text)""#)
    let problems = try scored(response.json())
    #expect(problems.count == 1)
    #expect(problems[0].contains("the code '\(Self.notAtAll)' means 0 (Not at all), but the display '"))
    #expect(problems[0].contains("means 3 (Nearly every day)"))
  }

  @Test(
    "Statements of other kinds",
    arguments: [
      // Two Codings, of which the person chose the first.
      #"{"valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA6568-5","userSelected":true},{"system":"http://loinc.org","code":"LA6571-9"}]}}"#,
      #"{"valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA6568-5"}],"text":"Several days"}}"#,
      #"{"valueCoding":[{"code":"0"},{"code":"3"}]}"#, #"{"valueCoding":{"code":"0","code":"3"}}"#,
      #"{"valueCoding":{"code":"0","c\u006fde":"3"}}"#, #"{"valueInteger":0,"valueCoding":{"code":"2"}}"#,
      #"{"valueInteger":0,"valueInteger":2}"#, #"{"valueInteger":0},{"valueInteger":2}"#,
      #"{"valueString":"Not at all","extension":[\#(PHQ9Response.points("1"))]}"#,
      #"{"valueDecimal":0.0,"extension":[\#(PHQ9Response.points("3.0"))]}"#,
      #"{"valueCoding":{"code":"0","extension":[\#(PHQ9Response.points("0")),\#(PHQ9Response.points("1"))]}}"#,
      // Not one answer that can be read, and yet enough to raise the flag.
      #"{"valueCoding":{"system":"urn:x","code":"3"}}"#, #"{"valueCoding":{"system":"urn:x","code":"LA6571-9"}}"#,
      #"{"valueCoding":{"system":"http://loinc.org","code":"3"}}"#, #"{"valueCoding":{"display":"Several days"}}"#,
      #"{"valueCoding":{"system":"urn:x","code":"zz","display":"Several days"}}"#, #"{"valueString":"several days"}"#,
      #"{"valueString":"3\u00a0"}"#, #"{"valueString":"\uff13"}"#,
      #"{"extension":[\#(PHQ9Response.points("3"))]}"#, #"{"valueInteger":"3"}"#, #"{"valueQuantity":{"value":3}}"#,
      #"{"value":3}"#, "3", #"{"valueCoding":{"system":"http://loinc.org","code":"la6571-9 "}}"#,
      #"{"valueInteger":3.0e0}"#,
    ])
  func kinds(_ answer: String) throws {
    var response = PHQ9Response(all: 0)
    response.answers[8] = answer
    _ = try scored(response.json())
  }

  @Test(
    "The same question twice, and a question under the name of another",
    arguments: [
      #"{"linkId":"/44260-8","answer":[{"valueInteger":0}]},{"linkId":"/44260-8","answer":[{"valueInteger":3}]}"#,
      #"{"linkId":"/44260-8","answer":[{"valueInteger":3}]},{"linkId":"phq9_9","answer":[{"valueInteger":0}]}"#,
      #"{"linkId":"g","item":[{"linkId":"/44260-8","answer":[{"valueInteger":0}]}]},{"linkId":"phq9_9","answer":[{"valueInteger":1}]}"#,
      #"{"linkId":"phq9_difficulty","code":[{"system":"http://loinc.org","code":"44260-8"}],"answer":[{"valueInteger":1}]}"#,
      #"{"linkId":"phq9_difficulty","definition":"http://loinc.org/44260-8","answer":[{"valueInteger":1}]}"#,
      #"{"linkId":"phq9_difficulty","text":"Thoughts that you would be better off dead, or of hurting yourself in some way","answer":[{"valueInteger":1}]}"#,
      #"{"linkId":"PHQ9_9","answer":[{"valueInteger":1}]}"#,
      #"{"linkId":"phq9_9\u200b","answer":[{"valueInteger":1}]}"#,
      #"{"linkId":"/44260-8\u00a0","answer":[{"valueInteger":1}]}"#,
      #"{"linkId":"/44260-8","answer":{"valueInteger":1}}"#,
      #"{"linkId":"/44260-8","answer":[{"valueInteger":0}],"answer":[{"valueInteger":1}]}"#,
    ])
  func names(_ last: String) throws {
    _ = try scored(PHQ9Response(all: 0).json(lastQuestion: last))
  }

  @Test(
    "An answer, and a reason for there being none",
    arguments: [
      (#""extension":[\#(absent("asked-declined"))],"#, "self-harm-thoughts;self-harm-declined"),
      (#""extension":[\#(absent("unknown"))],"#, "self-harm-thoughts"),
    ])
  func absence(members: String, flags: String) throws {
    let item = #"{"linkId":"/44260-8",\#(members)"answer":[{"valueInteger":2}]}"#
    let problems = try scored(PHQ9Response(all: 0).json(lastQuestion: item), flags: flags)
    #expect(problems.count == 1)
    let answer = #"{"linkId":"/44260-8","answer":[{\#(members)"valueInteger":2}]}"#
    _ = try scored(PHQ9Response(all: 0).json(lastQuestion: answer), flags: flags)
  }

  private static func absent(_ reason: String) -> String {
    #"{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"\#(reason)"}"#
  }

  @Test(
    "Statements that agree are no problem",
    arguments: [
      PHQ9Response.answer(2, #","display":"more than half the days","extension":[\#(PHQ9Response.points("2"))]"#),
      PHQ9Response.answer(2, #","display":"Yes""#),
      PHQ9Response.answer(2, #","extension":[\#(PHQ9Response.points("2.0"))]"#),
      #"{"valueInteger":2,"extension":[\#(PHQ9Response.points("2"))]}"#,
      #"{"valueCodeableConcept":{"coding":[{"system":"urn:x","code":"B"},{"system":"http://loinc.org","code":"LA6570-1"}]}}"#,
      #"{"valueCodeableConcept":{"coding":[{"code":"2"},{"system":"http://loinc.org","code":"LA6570-1"}]}}"#,
    ])
  func agreement(_ answer: String) throws {
    var response = PHQ9Response(all: 0)
    response.answers[8] = answer
    let scored = try Scored("phq-9", response.json(), from: .fhir, to: .csv)
    #expect(scored.problems.isEmpty)
    #expect(try scored.row().score() == "2 2 2 minimal or none not-met")
    #expect(try scored.row()["flags"] == "self-harm-thoughts")
  }

  @Test(
    "In NDJSON, a name that stands twice or looks like another's", arguments: ["phq9_9", "PHQ9_9", "phq9_9\\u200b"])
  func ndjson(_ name: String) throws {
    let others = (1...8).map { #""phq9_\#($0)":0"# }.joined(separator: ",")
    for (one, two) in [("0", "3"), ("3", "0"), ("null", "\"3\"")] {
      let line = #"{\#(others),"phq9_9":\#(one),"\#(name)":\#(two)}"#
      let good = #"{\#(others),"phq9_9":0}"#
      let scored = try Scored("phq-9", "\(good)\n\(line)\n\(good)\n", from: .ndjson, to: .csv)
      #expect(scored.problems.count == 1)
      #expect(scored.problems.allSatisfy { $0.hasPrefix("in:2:") && $0.contains("phq9_9") })
      #expect(try scored.rows().map { $0.score() }[1] == "- - - - -")
      #expect(try scored.rows().map { $0["flags"] } == ["", "self-harm-thoughts", ""])
    }
  }

  @Test(
    "A code that only looks like one raises its flag in tables too", arguments: ["3 ", "3.0", "\u{FF13}", "3\u{A0}"])
  func probableCode(_ code: String) throws {
    let row = try Scored("phq-9", CSVTable.text([["phq9_1", "phq9_9"], ["0", code]])).row()
    #expect(row.score() == "- - - - -")
    #expect(row["flags"] == "self-harm-thoughts")
  }
}
