import BatchScoring
import TestSupport
import Testing

/// FHIR that cannot be scored: named with its place, its row kept, all others scored.
@Suite struct FHIRBadInputTests {
  private static let good = response(
    #"{"linkId":"phq9_1","answer":[{"valueInteger":3}]},{"linkId":"phq9_2","answer":[{"valueInteger":3}]}"#)

  @Test(
    "Answers that an item does not have",
    arguments: [
      (#"{"valueCoding":{"code":"4"}}"#, "item[0].answer[0].valueCoding: phq9_1: '4' is not one of 0, 1, 2, 3"),
      (
        #"{"valueCoding":{"system":"http://loinc.org","code":"2"}}"#,
        "item[0].answer[0].valueCoding: phq9_1: '2' is not"
      ),
      (#"{"valueCoding":{"display":"Several days"}}"#, "item[0].answer[0].valueCoding: this Coding has no code"),
      (#"{"valueInteger":-1}"#, "item[0].answer[0].valueInteger: phq9_1: '-1' is not one of"),
      (#"{"valueDecimal":1.5}"#, "item[0].answer[0].valueDecimal: phq9_1: '1.5' is not one of"),
      (#"{"valueBoolean":true}"#, "item[0].answer[0].valueBoolean: phq9_1: 'true' is not one of"),
      (#"{"valueString":"several days"}"#, "item[0].answer[0].valueString: phq9_1: 'several days' is not one of"),
      (#"{"valueDate":"2024-01-01"}"#, "item[0].answer[0].valueDate: valueDate is not an answer to 'phq9_1'"),
      (#"{"valueInteger":1,"valueString":"1"}"#, "item[0].answer[0]: an answer has one value"),
      (#"{"valueInteger":1},{"valueInteger":1}"#, "item[0]: 'phq9_1' has 2 answers; it takes one"),
    ])
  func badAnswer(answer: String, message: String) throws {
    let bad = response(#"{"linkId":"phq9_1","answer":[\#(answer)]},{"linkId":"phq9_2","answer":[{"valueInteger":1}]}"#)
    let scored = try Scored("phq-2", "\(Self.good)\n\(bad)\n\(Self.good)\n", from: .fhir, to: .csv)
    try #require(scored.problems.count == 1)
    #expect(scored.problems[0].hasPrefix("in:2:"))
    #expect(scored.problems[0].contains(": error: \(message)"))
    #expect(try scored.rows().map { $0.score() } == ["6 6 6 - met", "- - - - -", "6 6 6 - met"])
  }

  @Test("A file of one line that is cut off has its problem on that line")
  func cutOffInTheOnlyLine() throws {
    let scored = try Scored("phq-2", #"{"resourceType":"QuestionnaireResponse","item":["#, from: .fhir, to: .csv)
    #expect(scored.problems.map { $0.hasPrefix("in:1:49: error: ") } == [true], "\(scored.problems)")
  }

  @Test(
    "Lines that are no response",
    arguments: [
      ("{", "in:2:2: error: "), ("[1]", "in:2:1: error: this is a JSON array"), ("7", "in:2:1: error: "),
      (#"{"resourceType":"Patient"}"#, "in:2:17: error: this is a Patient, and not a Questionnaire"),
      (#"{"id":"x"}"#, "in:2:1: error: this has no resourceType"),
      (#"{"resourceType":"Bundle"}"#, "in:2:1: error: there is no QuestionnaireResponse in this Bundle"),
      ("{\"a\":\"\0\"}", "in:2:7: error: there is a NUL byte here"),
      (
        #"{"resourceType":"QuestionnaireResponse","item":[{"linkId":"1"},{"linkId":"2"}]}"#,
        "in:2:48: error: item: no item is one of 'phq-2': its linkIds are 1, 2; expected are phq9_1, phq9_2"
      ),
      (
        #"{"resourceType":"QuestionnaireResponse","item":[{"text":"x"}]}"#,
        "in:2:49: error: item[0]: an item needs a linkId"
      ),
      (
        #"{"resourceType":"QuestionnaireResponse","status":"entered-in-error"}"#,
        "in:2:50: error: status: the response says that it was entered in error"
      ),
      (
        #"{"resourceType":"QuestionnaireResponse","modifierExtension":[{"url":"x"}]}"#,
        "in:2:61: error: modifierExtension: a modifierExtension may change"
      ),
    ])
  func badLine(line: String, message: String) throws {
    let scored = try Scored("phq-2", "\(Self.good)\n\(line)\n\(Self.good)\n", from: .fhir, to: .csv)
    try #require(scored.problems.count == 1)
    #expect(scored.problems[0].hasPrefix(message))
    #expect(try scored.rows().map { $0.score() } == ["6 6 6 - met", "- - - - -", "6 6 6 - met"])
  }

  @Test(
    "A shape that FHIR does not have",
    arguments: [
      (#""item":{"linkId":"phq9_1"}"#, "item: this is a list in FHIR"),
      (#""item":[{"linkId":"phq9_1","answer":{"valueInteger":1}}]"#, "item[0].answer: this is a list in FHIR"),
      (
        #""item":[{"linkId":"phq9_1","answer":[{"valueInteger":1}],"answer":[]}]"#,
        "item[0].answer: 'answer' appears twice"
      ),
      (#""status":"completed","status":"entered-in-error""#, "status: 'status' appears twice here"),
    ])
  func badShape(members: String, message: String) throws {
    let scored = try Scored("phq-2", "{\"resourceType\":\"QuestionnaireResponse\",\(members)}", from: .fhir, to: .csv)
    try #require(scored.problems.count == 1)
    #expect(scored.problems[0].contains(": error: \(message)"))
    #expect(try scored.row().score() == "- - - - -")
  }

  @Test("A boolean that is none")
  func badBoolean() throws {
    let scored = try Scored(
      "asq", response(#"{"linkId":"asq_1","answer":[{"valueBoolean":"false"}]}"#), from: .fhir, to: .csv)
    #expect(scored.problems.count == 1)
    #expect(try scored.row().score() == "- - - - -")
  }

  @Test(
    "Whatever a slip does to the bytes of a row, the others are scored, and no empty score passes in silence",
    arguments: 0..<200)
  func slips(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = Array(Self.good.utf8)
    let place = Int.random(in: bytes.indices, using: &generator)
    switch seed % 3 {
    case 0: bytes.remove(at: place)
    case 1: bytes[place] = UInt8.random(in: 0x20...0xFF, using: &generator)
    default: bytes.removeLast(place)
    }
    let good = Array(Self.good.utf8) + [UInt8(ascii: "\n")]
    let scored = try Scored("phq-2", good + bytes + [UInt8(ascii: "\n")] + good, from: .fhir, to: .csv)
    let scores = try scored.rows().map { $0.score() }
    #expect(scores.count(where: { $0 == "6 6 6 - met" }) >= 2)
    #expect(scores.contains("- - - - -") == !scored.isClean)
  }

  @Test func anItemThatStandsTwice() throws {
    let twice =
      #"{"linkId":"phq9_1","answer":[{"valueInteger":1}]},{"linkId":"/44250-9","answer":[{"valueInteger":1}]}"#
    let scored = try Scored("phq-2", response(twice), from: .fhir, to: .csv)
    #expect(scored.problems.map { $0.hasSuffix("error: item[1]: 'phq9_1' appears twice in this response") } == [true])
    #expect(try scored.row().score() == "- - - - -")
  }

  @Test("In a document, line and column are those of the value")
  func placeInDocument() throws {
    let scored = try Scored(
      "phq-2",
      """
      {
        "resourceType": "QuestionnaireResponse",
        "item": [
          { "linkId": "phq9_1", "answer": [ { "valueInteger": 9 } ] }
        ]
      }
      """, from: .fhir, to: .csv)
    #expect(scored.problems.map { $0.prefix(54) } == ["in:4:57: error: item[0].answer[0].valueInteger: phq9_1"])
    #expect(try scored.row().score() == "- - - - -")
  }

  @Test("A document that is broken is named once, where it breaks")
  func brokenDocument() throws {
    let scored = try Scored("phq-2", "{\n\"resourceType\": \"Bundle\",\n\"entry\": [,]\n}\n", from: .fhir, to: .csv)
    #expect(scored.problems.map { $0.prefix(16) } == ["in:3:11: error: "])
    #expect(try scored.rows().count == 1)
  }

  @Test("A first line that is cut off costs the others nothing")
  func cutFirstLine() throws {
    let scored = try Scored("phq-2", "\(Self.good.dropLast(9))\n\(Self.good)\n\(Self.good)\n", from: .fhir, to: .csv)
    #expect(scored.problems.map { $0.prefix(5) } == ["in:1:"])
    #expect(try scored.rows().map { $0.score() } == ["- - - - -", "6 6 6 - met", "6 6 6 - met"])
  }
}
