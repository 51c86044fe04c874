import BatchScoring
import Testing

/// What a sender says of its own results is compared with what its answers come to.
@Suite struct StatedResultsTests {
  private func response(total: String, points: Int = 1, lastAnswer: String? = nil) -> String {
    var response = PHQ9Response(all: points)
    response.more = [total]
    if let lastAnswer { response.answers[0] = lastAnswer }
    return response.json()
  }

  @Test(
    "A total among the items, by each of its names and as each kind of number",
    arguments: [
      #"{"linkId":"/44261-6","answer":[{"valueDecimal":19}]}"#, #"{"linkId":"44261-6","answer":[{"valueInteger":19}]}"#,
      #"{"linkId":"total","answer":[{"valueInteger":19}]}"#, #"{"linkId":"/44261-6","answer":[{"valueString":"19"}]}"#,
      #"{"linkId":"/44261-6","answer":[{"valueQuantity":{"value":19,"unit":"{score}"}}]}"#,
      #"{"linkId":"s","code":[{"system":"http://loinc.org","code":"44261-6"}],"answer":[{"valueInteger":19}]}"#,
      #"{"linkId":"s","definition":"http://loinc.org/44261-6","answer":[{"valueInteger":19}]}"#,
      #"{"linkId":"g","item":[{"linkId":"/44249-1/44261-6","answer":[{"valueInteger":19}]}]}"#,
    ])
  func total(item: String) throws {
    let scored = try Scored("phq-9", response(total: item), from: .fhir, to: .csv)
    #expect(scored.problems.count == 1)
    #expect(scored.problems.allSatisfy { $0.contains("total: the total given here is 19, but the answers come to 9;") })
    #expect(try scored.row().score() == "- - - - -")
    #expect(try scored.row()["flags"] == "self-harm-thoughts")
    let right = try Scored("phq-9", response(total: item.replacing("19", with: "9")), from: .fhir, to: .csv)
    #expect(right.problems.isEmpty)
    #expect(try right.row().score() == "9 9 9 mild not-met")
  }

  @Test("A total that is no number", arguments: [#"{"valueString":"moderate"}"#, #"{"valueBoolean":true}"#])
  func noNumber(value: String) throws {
    let item = #"{"linkId":"/44261-6","answer":[\#(value)]}"#
    let scored = try Scored("phq-9", response(total: item), from: .fhir, to: .csv)
    #expect(scored.problems.map { $0.hasSuffix("this is the place of a total, and no number stands in it") } == [true])
    #expect(try scored.row().score() == "- - - - -")
  }

  @Test(
    "The range of an incomplete response has to hold it", arguments: [(7, false), (8, true), (11, true), (12, false)])
  func range(total: Int, agrees: Bool) throws {
    let item = #"{"linkId":"/44261-6","answer":[{"valueInteger":\#(total)}]}"#
    let scored = try Scored("phq-9", response(total: item, lastAnswer: "{}"), from: .fhir, to: .csv)
    #expect(scored.problems.isEmpty == agrees)
    #expect(try scored.row().score() == (agrees ? "- 8 11 - unknown" : "- - - - -"))
    if !agrees { #expect(scored.problems[0].contains("given here is \(total), but the answers come to 8 to 11")) }
  }

  // MARK: Observations

  private func bundle(_ observation: String, response: String = PHQ9Response(all: 1).json()) -> String {
    #"{"resourceType":"Bundle","entry":[{"fullUrl":"urn:a","resource":\#(response)},{"resource":{"resourceType":"Observation",\#(observation)}}]}"#
  }

  private static let code = #""code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]}"#

  @Test(
    "An Observation in the same Bundle",
    arguments: [
      #"\#(code),"valueInteger":19"#, #"\#(code),"valueQuantity":{"value":19}"#,
      #""code":{"coding":[{"system":"urn:selfscreen:score","code":"phq-9/total"}]},"valueInteger":19"#,
      #""code":{"text":"PHQ-9"},"component":[{\#(code),"valueInteger":19}]"#,
      #"\#(code),"derivedFrom":[{"reference":"urn:a"}],"valueInteger":19"#,
      #"\#(code),"valueRange":{"low":{"value":10},"high":{"value":12}}"#,
    ])
  func observation(members: String) throws {
    let scored = try Scored("phq-9", bundle(members), from: .fhir, to: .csv)
    #expect(scored.problems.count == 1)
    #expect(scored.problems.allSatisfy { $0.contains("entry[1].resource") && $0.contains("but the answers come to 9") })
    #expect(try scored.row().score() == "- - - - -")
    #expect(try scored.row()["flags"] == "self-harm-thoughts")
  }

  @Test(
    "One that is about something else says nothing",
    arguments: [
      #"\#(code),"valueInteger":9"#, #"\#(code),"status":"entered-in-error","valueInteger":19"#,
      #"\#(code),"derivedFrom":[{"reference":"QuestionnaireResponse/other"}],"valueInteger":19"#,
      #"\#(code),"subject":{"reference":"Patient/2"},"valueInteger":19"#,
      #"\#(code),"effectiveDateTime":"2024-01-01T10:00:00Z","valueInteger":19"#,
      #""code":{"coding":[{"system":"http://loinc.org","code":"70274-6"}]},"valueInteger":19"#,
      #""code":{"coding":[{"system":"urn:x","code":"44261-6"}]},"valueInteger":19"#,
    ])
  func otherObservation(members: String) throws {
    let about = PHQ9Response(all: 1).json().replacing(
      #""status":"#, with: #""subject":{"reference":"Patient/1"},"authored":"2024-05-01","status":"#)
    let scored = try Scored("phq-9", bundle(members, response: about), from: .fhir, to: .csv)
    #expect(scored.problems.isEmpty)
    #expect(try scored.row().score() == "9 9 9 mild not-met")
  }

  @Test("An Observation of one answer, and one that says that a rule is raised")
  func answersAndRules() throws {
    let answer =
      #""code":{"coding":[{"system":"http://loinc.org","code":"44260-8"}]},"valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA6571-9"}]}"#
    let rule =
      #""code":{"text":"safety"},"component":[{"code":{"coding":[{"system":"urn:selfscreen:safety-rule","code":"phq-9/self-harm-thoughts"}]},"valueBoolean":true}]"#
    for members in [answer, rule] {
      let scored = try Scored("phq-9", bundle(members, response: PHQ9Response(all: 0).json()), from: .fhir, to: .csv)
      #expect(scored.problems.count == 1)
      #expect(try scored.row().score() == "- - - - -")
      #expect(try scored.row()["flags"] == "self-harm-thoughts")
    }
  }

  @Test("Several responses in one Bundle: each has its own Observations")
  func severalResponses() throws {
    let entries = [(1, "a", 9), (2, "b", 19)].map { points, name, total in
      #"{"fullUrl":"urn:\#(name)","resource":\#(PHQ9Response(all: points).json())},{"resource":{"resourceType":"Observation",\#(Self.code),"derivedFrom":[{"reference":"urn:\#(name)"}],"valueInteger":\#(total)}}"#
    }
    let scored = try Scored(
      "phq-9", #"{"resourceType":"Bundle","entry":[\#(entries.joined(separator: ","))]}"#, from: .fhir, to: .csv)
    #expect(scored.problems.map { $0.contains("given here is 19, but the answers come to 18") } == [true])
    #expect(try scored.rows().map { $0.score() } == ["9 9 9 mild not-met", "- - - - -"])
  }
}
