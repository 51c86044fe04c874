import Testing

/// Lines that are not one JSON object each, or whose names do not fit.
@Suite struct BadNDJSONTests {
  @Test(
    "Broken JSON is named with its column; the other lines are scored",
    arguments: [
      ("{", 2), ("{\"a\":1", 7), ("[1]", 1), ("1", 1), ("null", 1), ("\"x\"", 1), ("x", 1), ("}", 1), ("{]", 2),
      ("{a:1}", 2), ("{'a':1}", 2), ("{1:1}", 2), ("{\"a\"}", 5), ("{\"a\" 1}", 6), ("{\"a\"=1}", 5), ("{\"a\":}", 6),
      ("{\"a\":1,}", 8), ("{,\"a\":1}", 2), ("{\"a\":1 \"b\":2}", 8), ("{\"a\":1;\"b\":2}", 7), ("{\"a\":1}}", 8),
      ("{\"a\":1} {\"b\":2}", 9), ("{\"a\":1},", 8), ("{\"a\":1} // x", 9), ("{\"a\":01}", 6), ("{\"a\":.5}", 6),
      ("{\"a\":+1}", 6), ("{\"a\":-}", 6), ("{\"a\":1.}", 8), ("{\"a\":1e}", 8), ("{\"a\":1e+}", 9),
      ("{\"a\":0x10}", 7),
      ("{\"a\":NaN}", 6), ("{\"a\":Infinity}", 6), ("{\"a\":undefined}", 6), ("{\"a\":True}", 6), ("{\"a\":nul}", 9),
      ("{\"a\":\"x}", 6), ("{\"a", 2), ("{\"a\":\"x\\\"}", 6), ("{\"a\":\"\\x\"}", 7), ("{\"a\":\"\\u12\"}", 7),
      ("{\"a\":\"\\u+123\"}", 7), ("{\"a\":\"\\u-000\"}", 7), ("{\"a\":\"\\u00g0\"}", 7), ("{\"a\":\"\\ud800\"}", 7),
      ("{\"a\":\"\\udc00\\ud800\"}", 7), ("{\"\\q\":1}", 3), ("{\"a\":\"\t\"}", 7), ("{\"a\":\"\u{1}\"}", 7),
      ("{\"a\":[1,2}", 10), ("{\"a\":[1,]}", 9), ("{\"a\":[1 2]}", 9), ("{\"a\":[}", 7), ("{\"a\":{\"b\":1}", 13),
      ("{\"a\":{\"b\"}}", 10), ("{\"a\":{1}}", 7),
    ])
  func broken(line: String, column: Int) throws {
    let good = "{\"phq9_1\":3,\"phq9_2\":3}"
    let scored = try Scored("phq-2", "\(good)\n\(line)\n\(good)\n", from: .ndjson, to: .csv)
    #expect(scored.problems.map { $0.prefix { $0 != " " } } == ["in:2:\(column):"])
    #expect(scored.problems.allSatisfy { $0.contains(": error: ") })
    #expect(try scored.rows().map { $0.score() } == ["6 6 6 - met", "- - - - -", "6 6 6 - met"])
  }

  @Test("Deep nesting is refused, not followed to the end of memory")
  func deep() throws {
    let open = String(repeating: "[", count: 100_000)
    let scored = try Scored(
      "phq-2", "{\"phq9_1\":3,\"phq9_2\":3,\"a\":\(open)\n{\"phq9_1\":3,\"phq9_2\":3,\"a\":[[[[]]]]}\n", from: .ndjson)
    #expect(scored.problems.count == 1)
    #expect(scored.problems.allSatisfy { $0.hasPrefix("in:1:") && $0.hasSuffix("the value is nested too deeply") })
    #expect(scored.lines.count == 2)
  }

  @Test(
    "A name that appears twice",
    arguments: [
      ("{\"phq9_1\":1,\"phq9_1\":2,\"phq9_2\":0}", "phq9_1", 14),
      ("{\"id\":1,\"phq9_1\":0,\"phq9_2\":0,\"id\":2}", "id", 32),
      ("{\"id\":1,\"i\\u0064\":2,\"phq9_1\":0,\"phq9_2\":0}", "id", 10),
    ])
  func twice(line: String, name: String, column: Int) throws {
    let scored = try Scored("phq-2", "\(line)\n{\"phq9_1\":3,\"phq9_2\":3}\n", from: .ndjson)
    #expect(scored.problems == ["in:1:\(column): error: '\(name)' appears twice on this line"])
    try #require(scored.lines.count == 2)
    #expect(
      scored.lines[0].hasSuffix(
        "\"total\":null,\"total_low\":null,\"total_high\":null,\"total_band\":null,"
          + "\"total_cutoff\":null,\"flags\":\"\"}"))
    #expect(scored.lines[1].hasPrefix("{\"total\":6,"))
  }

  @Test(
    "A name that a result has is refused, as in CSV: no line holds a name twice",
    arguments: [
      "total", "total_low", "total_cutoff", "flags", "fl\\u0061gs",
    ])
  func resultName(_ name: String) throws {
    for before in ["", "{\"phq9_1\":3,\"phq9_2\":3}\n"] {
      let scored = try Scored("phq-2", before + "{\"\(name)\":1,\"phq9_1\":3,\"phq9_2\":3}\n", from: .ndjson)
      #expect(!scored.isClean)
      #expect(scored.problems.count == 1)
      #expect(!scored.text.contains("{\"\(name)\":1"))
    }
  }

  @Test("FHIR that was taken for plain lines is no row of blanks")
  func fhir() throws {
    let scored = try Scored("phq-2", response(#"{"linkId":"phq9_1"}"#), from: .ndjson, to: .csv)
    #expect(scored.problems == ["in:1:3: error: this is a FHIR resource; score it with --input fhir"])
    #expect(try scored.row().score() == "- - - - -")
  }

  @Test("A stream without a line is a problem, as in CSV", arguments: ["", "\n", "\r\n \n"])
  func empty(_ input: String) throws {
    let scored = try Scored("phq-2", input, from: .ndjson)
    #expect(!scored.isClean)
    #expect(scored.problems == ["in:1:1: error: the file is empty; it needs rows, one JSON object a line"])
    #expect(scored.bytes.isEmpty)
  }
}
