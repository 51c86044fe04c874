import Testing

/// The safety rules that a row raises.
@Suite struct FlagsTests {
  @Test(
    "PHQ-9, question 9",
    arguments: [
      ("0", ""), ("1", "self-harm-thoughts"), ("2", "self-harm-thoughts"), ("3", "self-harm-thoughts"), ("", ""),
      ("declined", "self-harm-declined"),
    ])
  func oneFlag(code: String, expected: String) throws {
    let codes = (1...8).map { ("phq9_\($0)", "0") }
    #expect(try Scored("phq-9", table(codes + [("phq9_9", code)])).row()["flags"] == expected)
  }

  @Test(
    "Several flags are joined by semicolons, in the order of the items",
    arguments: [
      ("yes no yes no yes", "wished-dead;thoughts-past-week;thoughts-now"),
      ("declined yes no no no", "wished-dead-declined;better-off-dead"),
      ("no declined no yes declined", "better-off-dead-declined;past-attempt;thoughts-now-declined"),
    ])
  func severalFlags(codes: String, expected: String) throws {
    #expect(try Scored("asq", table("asq_", codes)).row()["flags"] == expected)
    let json = try Scored("asq", table("asq_", codes), to: .ndjson)
    #expect(json.text.hasSuffix("\"flags\":\"\(expected)\"}\n"))
  }

  @Test(
    "An answer about safety on a form raises its flag, whatever the other answers led to",
    arguments: [("yes", "thoughts-now"), ("no", ""), ("-", "")])
  func notAsked(code: String, expected: String) throws {
    #expect(try Scored("asq", table("asq_", "no no no no \(code)")).row()["flags"] == expected)
  }

  @Test("An answer to an item that may have been asked raises its flag")
  func perhapsAsked() throws {
    #expect(try Scored("asq", table("asq_", "no no no - yes")).row()["flags"] == "thoughts-now")
  }

  @Test("A row with an unknown code keeps the flags of what could be read")
  func invalidRow() throws {
    let scored = try Scored("phq-9", "id,phq9_1,phq9_9\n7,x,3\n")
    let row = try scored.row()
    #expect(row["id"] == "7")
    #expect(row.score() == "- - - - -")
    #expect(row["flags"] == "self-harm-thoughts")
  }
}
