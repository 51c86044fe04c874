import Testing

/// Answers that the questionnaire would not have asked for: named in every format, and kept as what they are.
@Suite struct UnaskedAnswerTests {
  private static let counted =
    "audit_2: this could have been left out (it is asked only when audit_1 is one of 1, 2, 3, 4); the answer counts, as "
    + "on the published form"
  private static let notCounted =
    "pcptsd5_1: this would not have been asked (it is asked only when pcptsd5_event is yes); the answer does not count"

  @Test("In CSV each has its own place, and the row is scored")
  func csv() throws {
    let scored = try Scored("audit", "id,audit_1,audit_2,audit_9,audit_10\na,0,3,0,0\nb,1,3,0,0\nc,0,,0,0\n")
    #expect(scored.problems.dropFirst() == ["in:2:5: error: \(Self.counted)"], "behind the missing columns")
    #expect(!scored.isClean)
    #expect(
      try scored.rows().map { $0.score() } == ["3 3 3 zone I not-met", "- 4 28 - unknown", "0 0 0 zone I not-met"])
  }

  @Test("In NDJSON too")
  func ndjson() throws {
    let scored = try Scored("pc-ptsd-5", #"{"id": 1, "pcptsd5_event": "no", "pcptsd5_1": "yes"}"#, from: .ndjson)
    #expect(scored.problems == ["in:1:47: error: \(Self.notCounted)"])
    #expect(!scored.isClean)
    #expect(scored.text.contains(#""total":0,"#))
  }

  @Test("In FHIR too, with the path")
  func fhir() throws {
    let items = [("audit_1", "0"), ("audit_2", "3"), ("audit_9", "0"), ("audit_10", "0")].map { id, code in
      #"{"linkId":"\#(id)","answer":[{"valueCoding":{"code":"\#(code)"}}]}"#
    }
    let response = #"{"resourceType":"QuestionnaireResponse","item":["# + items.joined(separator: ",") + "]}"
    let scored = try Scored("audit", response, from: .fhir, to: .csv)
    #expect(scored.problems.count == 1)
    #expect(scored.problems.first?.hasSuffix("item[1]: \(Self.counted)") == true, "\(scored.problems)")
    #expect(!scored.isClean)
    #expect(try scored.row().score() == "3 3 3 zone I not-met")
  }

  @Test("The FHIR response that is written holds them, counted or not")
  func record() throws {
    for (id, table, unasked) in [
      ("audit", "audit_1,audit_2,audit_9,audit_10\n0,3,0,0\n", "audit_2"),
      ("pc-ptsd-5", "pcptsd5_event,pcptsd5_1\nno,yes\n", "pcptsd5_1"),
    ] {
      let scored = try Scored(id, table, to: .fhir)
      #expect(scored.text.contains(#""linkId":"\#(unasked)""#), "\(id)")
    }
  }

  @Test("What was declined or left blank is not named")
  func notAnswers() throws {
    let scored = try Scored("audit", table("audit_", "0 declined - - - - - - 0 0"))
    #expect(scored.isClean)
    #expect(try scored.row().score() == "0 0 0 zone I not-met")
  }
}
