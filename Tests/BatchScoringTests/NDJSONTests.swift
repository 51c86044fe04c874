import Testing

/// One JSON object a line: the same names and the same scores as in CSV, values as they are written.
@Suite struct NDJSONTests {
  @Test(
    "An item's code may be a string or a number",
    arguments: [
      ("{\"phq9_1\":\"3\",\"phq9_2\":\"1\"}", "4 4 4 - met"), ("{\"phq9_1\":3,\"phq9_2\":1}", "4 4 4 - met"),
      ("{\"phq9_1\":null,\"phq9_2\":1}", "- 1 4 - unknown"), ("{\"phq9_1\":\"\",\"phq9_2\":1}", "- 1 4 - unknown"),
      ("{\"phq9_1\":\"declined\",\"phq9_2\":0}", "- 0 3 - unknown"),
      ("{ \"phq9_1\" : 3 ,\t\"phq9_2\" : 1 } ", "4 4 4 - met"),
      ("{\"phq9_1\":\"\\u0033\",\"phq9_2\":1}", "4 4 4 - met"),
      ("{\"phq9\\u005f1\":3,\"phq9_2\":1}", "4 4 4 - met"), ("{\"phq9_1\":null,\"phq9_2\":null}", "- 0 6 - unknown"),
    ])
  func codes(line: String, expected: String) throws {
    let scored = try Scored("phq-2", line + "\n", from: .ndjson, to: .csv)
    #expect(try scored.row().score() == expected)
    #expect(scored.isClean)
  }

  @Test("A number item takes numbers and their text", arguments: ["12", "\"12\""])
  func numbers(_ value: String) throws {
    let scored = try Scored("drug-use", "{\"drug_times\":\(value)}\n", from: .ndjson, to: .csv)
    #expect(try scored.row().score() == "12 12 12 - met")
  }

  @Test(
    "Something that is no code",
    arguments: [
      "4", "3.0", "-1", "1e0", "true", "\"x\"", "\" 3\"", "[3]", "{\"code\":3}", "\"\\\"\"",
    ])
  func unknownCode(_ value: String) throws {
    let scored = try Scored("phq-2", "{\"phq9_1\":3,\"phq9_2\":3}\n{\"phq9_1\":\(value),\"phq9_2\":0}\n", from: .ndjson)
    try #require(scored.problems.count == 1)
    #expect(scored.problems[0].hasPrefix("in:2:1\(value.hasPrefix("\"") ? 2 : 1): error: phq9_1: '"))
    #expect(scored.lines.last == Self.blank)
  }

  @Test("The added values, in order; null where there is none")
  func output() throws {
    let scored = try Scored(
      "phq-4", "{\"gad7_1\":1,\"gad7_2\":2,\"phq9_1\":0,\"phq9_2\":null,\"id\":7}\n", from: .ndjson)
    #expect(
      scored.text
        == "{\"id\":7,\"total\":null,\"total_low\":3,\"total_high\":6,\"total_band\":null,\"total_cutoff\":null,"
        + "\"anxiety\":3,\"anxiety_low\":3,\"anxiety_high\":3,\"anxiety_band\":null,\"anxiety_cutoff\":\"met\","
        + "\"depression\":null,\"depression_low\":0,\"depression_high\":3,\"depression_band\":null,"
        + "\"depression_cutoff\":\"unknown\",\"flags\":\"\"}\n")
  }

  @Test(
    "Other values pass through byte for byte, first and in their order",
    arguments: [
      "\"id\":1", "\"id\": \"x\"", "\"a\":{\"b\" : [1 , 2.50e+1,\"\\u00e9\\/\"],\"phq9_1\":9}", "\"\\u0069d\":null",
      "\"z\":true,\"a\":[],\"m\":{}", "\"n\":-0.0", "\"big\":123456789012345678901234567890",
      "\"text\":\"日本語 👩‍👩‍👧 \\ud83d\\ude00\"",
      "\"e\\u0301\":1,\"\\u00e9\":2", "\"\":\"no name\"",
    ])
  func passThrough(_ members: String) throws {
    let scored = try Scored("phq-2", "{\(members),\"phq9_1\":3,\"phq9_2\":0}\n", from: .ndjson)
    #expect(scored.text.hasPrefix("{\(members),\"total\":3,"))
    #expect(scored.isClean)
  }

  @Test("Each line names its own values, whatever the line before had in their place")
  func otherNames() throws {
    let lines = [
      "{\"a\":\"x\",\"phq9_1\":3,\"phq9_2\":0}", "{\"phq9_2\":1,\"a\":\"y\",\"phq9_1\":1}",
      "{\"phq9_1\":2,\"phq9_1\":2,\"a\":\"z\"}", "{\"a\":\"w\",\"phq9_1\":2,\"phq9_2\":2}",
    ]
    let scored = try Scored("phq-2", lines.joined(separator: "\n"), from: .ndjson, to: .csv)
    #expect(
      try scored.rows().map { $0["a", default: ""] + " " + $0.score() } == [
        "x 3 3 3 - met", "y 2 2 2 - not-met", "z - - - - -", "w 4 4 4 - met",
      ])
    #expect(scored.problems.map { $0.prefix(8) } == ["in:3:14:"])
  }

  @Test("A JSON array is not NDJSON, and is told so")
  func array() throws {
    let scored = try Scored("phq-2", "[{\"phq9_1\":3},{\"phq9_1\":3}]\n", from: .ndjson)
    #expect(
      scored.problems == [
        "in:1:1: error: this is a JSON array; write one object a line, without [ ] around them and commas between them"
      ])
  }

  @Test("Line ends, blank lines and a byte order mark", arguments: ["\n", "\r\n"])
  func lines(_ end: String) throws {
    let lines = ["\u{FEFF}{\"phq9_1\":3,\"phq9_2\":3}", "", "  \t", "{\"phq9_1\":9}", "{\"phq9_1\":3,\"phq9_2\":3}"]
    let scored = try Scored("phq-2", lines.joined(separator: end), from: .ndjson)
    #expect(scored.lines.map { $0.prefix(14) } == ["{\"total\":6,\"to", "{\"total\":null,", "{\"total\":6,\"to"])
    #expect(scored.problems.map { $0.prefix(7) } == ["in:4:11"])
  }

  private static let blank =
    "{\"total\":null,\"total_low\":null,\"total_high\":null,\"total_band\":null,\"total_cutoff\":null,\"flags\":\"\"}"
}
