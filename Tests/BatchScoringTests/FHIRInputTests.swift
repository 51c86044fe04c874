import BatchScoring
import Testing

/// FHIR R4 QuestionnaireResponses in: how items are found and what an answer may be.
@Suite struct FHIRInputTests {
  @Test(
    "How an answer may be written",
    arguments: [
      (#"{"valueCoding":{"code":"2"}}"#, "- 2 5 - unknown"),
      (#"{"valueCoding":{"system":"urn:selfscreen:item:phq9_1","code":"2"}}"#, "- 2 5 - unknown"),
      (#"{"valueCoding":{"system":"urn:oid:2.16.840.1.113883.6.1","code":"LA6570-1"}}"#, "- 2 5 - unknown"),
      (#"{"valueCoding":{"system":"http://loinc.org","code":"LA6570-1"}}"#, "- 2 5 - unknown"),
      (#"{"valueCoding":{"code":"LA6570-1"}}"#, "- 2 5 - unknown"), (#"{"valueInteger":3}"#, "- 3 6 - met"),
      (#"{"valueDecimal":3}"#, "- 3 6 - met"), (#"{"valueDecimal":3.00}"#, "- 3 6 - met"),
      (#"{"valueString":"1"}"#, "- 1 4 - unknown"), (#"{"valueString":"Several days"}"#, "- 1 4 - unknown"),
      // Not answered, and declined in its places: both are open.
      (#"{}"#, "- 0 6 - unknown"), (#"{"item":[]}"#, "- 0 6 - unknown"),
      (
        #"{"valueCoding":{"extension":[\#(declined.replacing("asked-declined", with: "unknown"))]}}"#, "- 0 6 - unknown"
      ),
      (#"{"extension":[\#(declined)]}"#, "- 0 6 - unknown"),
      (#"{"_valueString":{"extension":[\#(declined)]}}"#, "- 0 6 - unknown"),
      (#"{"valueCoding":{"extension":[\#(declined)]}}"#, "- 0 6 - unknown"),
    ])
  func answers(answer: String, expected: String) throws {
    let scored = try Scored(
      "phq-2", response(#"{"linkId":"phq9_1","answer":[\#(answer)]},{"linkId":"phq9_2"}"#), from: .fhir, to: .csv)
    #expect(scored.problems.isEmpty)
    #expect(try scored.row().score() == expected)
  }

  private static let otherASQ = (2...5).map { #"{"linkId":"asq_\#($0)"}"# }.joined(separator: ",")
  private static let declined =
    #"{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"asked-declined"}"#

  @Test(
    "Declined counts where the manual counts it, in each of its places; another reason is a blank",
    arguments: [
      (#""answer":[{"extension":[\#(declined)]}]"#, "wished-dead-declined"),
      (#""answer":[{"_valueBoolean":{"extension":[\#(declined)]}}]"#, "wished-dead-declined"),
      (#""extension":[\#(declined)]"#, "wished-dead-declined"),
      (
        #""answer":[{"valueCoding":{"system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"asked-declined"}}]"#,
        "wished-dead-declined"
      ),
      (
        #""answer":[{"valueCoding":{"system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"unknown"}}]"#,
        ""
      ),
    ])
  func declinedPlaces(members: String, expected: String) throws {
    let scored = try Scored(
      "asq", response(#"{"linkId":"asq_1",\#(members)},\#(Self.otherASQ)"#), from: .fhir, to: .csv)
    #expect(scored.problems.isEmpty)
    #expect(try scored.row()["flags"] == expected)
  }

  @Test("Booleans answer items of no and yes", arguments: [("true", "1 1 1 - met"), ("false", "0 0 0 - not-met")])
  func booleans(value: String, expected: String) throws {
    let items = (1...4).map { #"{"linkId":"asq_\#($0)","answer":[{"valueBoolean":\#($0 == 4 ? value : "false")}]}"# }
    let scored = try Scored(
      "asq", response((items + [#"{"linkId":"asq_5"}"#]).joined(separator: ",")), from: .fhir, to: .csv)
    #expect(scored.problems.isEmpty)
    #expect(try scored.row().score() == expected)
  }

  @Test("Numbers", arguments: [#""valueInteger":12"#, #""valueDecimal":12.0"#, #""valueString":"12""#])
  func numbers(_ value: String) throws {
    let scored = try Scored(
      "drug-use", response(#"{"linkId":"drug_times","answer":[{\#(value)}]}"#), from: .fhir, to: .csv)
    #expect(scored.problems.isEmpty)
    #expect(try scored.row().score() == "12 12 12 - met")
  }

  @Test(
    "Items are found by our id or their LOINC code, in groups and under answers",
    arguments: [
      #"{"linkId":"phq9_1","answer":[{"valueInteger":3}]},{"linkId":"phq9_2","answer":[{"valueInteger":1}]}"#,
      #"{"linkId":"/44250-9","answer":[{"valueInteger":3}]},{"linkId":"/55757-9/44255-8","answer":[{"valueInteger":1}]}"#,
      #"{"linkId":"group","item":[{"linkId":"phq9_1","answer":[{"valueInteger":3}]},{"linkId":"g","item":[{"linkId":"phq9_2","answer":[{"valueInteger":1}]}]}]}"#,
      #"{"linkId":"phq9_1","answer":[{"valueInteger":3,"item":[{"linkId":"phq9_2","answer":[{"valueInteger":1}]}]}]}"#,
      #"{"linkId":"other","answer":[{"valueDate":"2024-01-01"}]},{"linkId":"phq9_1","answer":[{"valueInteger":3}]},{"linkId":"44255-8","answer":[{"valueInteger":1}]}"#,
    ])
  func places(_ items: String) throws {
    let scored = try Scored("phq-2", response(items), from: .fhir, to: .csv)
    #expect(scored.problems.isEmpty)
    #expect(try scored.row().score() == "4 4 4 - met")
  }

  private static let good =
    #"{"resourceType":"QuestionnaireResponse","id":"a","subject":{"reference":"Patient/1"},"status":"completed","item":[{"linkId":"phq9_1","answer":[{"valueInteger":3}]},{"linkId":"phq9_2","answer":[{"valueInteger":1}]}]}"#
  private static let spread = good.replacing(",", with: ",\n  ").replacing("{", with: "{ ")

  @Test(
    "Lines, a document over several lines, and Bundles of both kinds",
    arguments: [
      (good, 1), ("\(good)\n\n\(good)\r\n", 2), ("\u{FEFF}\(good)", 1), (spread, 1), ("\n\(spread)\n", 1),
      (
        #"{"resourceType":"Bundle","entry":[{"resource":\#(good)},{"resource":{"resourceType":"Patient"}},{"resource":\#(good)}]}"#,
        2
      ),
      ("{\n\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":\(spread)},\n{\"resource\":\(good)}]}", 2),
    ])
  func documents(input: String, count: Int) throws {
    for pieces in [7, Int.max] {
      let scored = try Scored("phq-2", input, from: .fhir, to: .csv, pieces: pieces)
      #expect(scored.problems.isEmpty)
      #expect(scored.lines.first?.hasPrefix("id,subject,total,") == true)
      #expect(Array(scored.lines.dropFirst()) == Array(repeating: "a,Patient/1,4,4,4,,met,", count: count))
    }
  }

  @Test("NDJSON out")
  func ndjson() throws {
    let scored = try Scored("phq-2", Self.good + "\n" + response(#"{"linkId":"phq9_1"}"#), from: .fhir, to: .ndjson)
    #expect(scored.lines.map { $0.prefix(45) }.first == #"{"id":"a","subject":"Patient/1","total":4,"to"#)
    #expect(scored.lines.last?.hasPrefix(#"{"id":null,"subject":null,"total":null,"total_low":0,"#) == true)
  }

  @Test("A stream without a line is a problem, as in CSV", arguments: ["", "\n", " \r\n"])
  func empty(_ input: String) throws {
    let scored = try Scored("phq-2", input, from: .fhir)
    #expect(scored.problems == ["in:1:1: error: the file is empty; it needs QuestionnaireResponses, as JSON"])
    #expect(scored.bytes.isEmpty)
  }
}

/// A response with these items.
func response(_ items: String) -> String {
  #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[\#(items)]}"#
}
