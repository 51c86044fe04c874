import Testing

/// Codes that an item does not have: named with line and column, an empty score in their place, all other rows scored.
@Suite struct BadCodeTests {
  @Test(
    "An unknown code",
    arguments: [
      "4", "9", "-1", "00", "01", "+1", "1.0", " 1", "1 ", "yes", "Declined", "declined ", "NA", "\u{661}",
      "\u{FF11}", "x",
    ])
  func unknownCode(_ code: String) throws {
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2\na,0,0\nb,1,\(code)\nc,3,3\n")
    #expect(scored.lines.dropFirst() == ["a,0,0,0,,not-met,", "b,,,,,,", "c,6,6,6,,met,"])
    #expect(!scored.isClean)
    try #require(scored.problems.count == 1)
    #expect(scored.problems[0].hasPrefix("in:3:5: error: phq9_2: '\(code)' is not one of 0, 1, 2, 3"))
  }

  @Test("Codes are words, not points", arguments: ["0", "1", "Yes", "YES", "y", "true"])
  func pointsAreNoCodes(_ code: String) throws {
    let scored = try Scored("asq", "asq_1,asq_2,asq_3,asq_4,asq_5\nno,no,\(code),no,\n")
    #expect(try scored.row().score() == "- - - - -")
    try #require(scored.problems.count == 1)
    #expect(scored.problems[0].hasPrefix("in:2:7: error: asq_3: '\(code)' is not one of no, yes"))
  }

  @Test(
    "A number outside what the item takes",
    arguments: [
      "367", "-1", "1.5", "3.0", "1e2", "+3", " 3", "3 ", "0x10", "twelve", "99999999999999999999", "1,000",
    ])
  func badNumber(_ code: String) throws {
    let scored = try Scored("alcohol-use", CSVTable.text([["id", "alcohol_days"], ["1", code], ["2", "5"]]))
    #expect(try scored.rows().map { $0.score() } == ["- - - - -", "5 5 5 - met"])
    try #require(scored.problems.count == 1)
    #expect(scored.problems[0].contains(": error: alcohol_days: '\(code)' is not a whole number from 0 to 366"))
  }

  @Test("Every unknown code of a row is named")
  func severalInOneRow() throws {
    let scored = try Scored("phq-4", "gad7_1,gad7_2,phq9_1,phq9_2\n7,0,8,9\n")
    #expect(
      scored.problems.map { $0.prefix(18) } == ["in:2:1: error: gad", "in:2:5: error: phq", "in:2:7: error: phq"])
    #expect(scored.lines.count == 2)
  }

  @Test("The message names what may stand there, declined too")
  func expectation() throws {
    #expect(try Scored("phq-2", "phq9_1,phq9_2\n7,0\n").problems.contains { $0.contains("declined") })
    #expect(try Scored("drug-use", "drug_times\nx\n").problems.contains { $0.contains("declined") })
  }

  @Test(
    "What other programs write gets advice",
    arguments: [
      ("1.0", "write it as a whole number: 1"), ("NA", "for not answered, leave it blank"),
      ("null", "for not answered, leave it blank"), ("999", "for not answered, leave it blank"),
      ("-1", "for not answered, leave it blank"), (" 1", "write it without spaces"),
    ])
  func advice(code: String, expected: String) throws {
    let scored = try Scored("phq-2", "phq9_1,phq9_2\n\(code),0\n")
    #expect(scored.problems.map { $0.split(separator: "; ").last ?? "" } == [expected[...]])
  }

  @Test("A number is no advice where codes are words")
  func noNumberForWords() throws {
    let scored = try Scored("pc-ptsd-5", table([("pcptsd5_event", "1.0")]))
    #expect(scored.problems.last?.hasSuffix("'1.0' is not one of no, yes, declined, or blank") == true)
  }

  @Test("Other codes get none", arguments: ["4", "1.5", "x", "3.1.0"])
  func noAdvice(_ code: String) throws {
    let scored = try Scored("phq-2", "phq9_1,phq9_2\n\(code),0\n")
    #expect(scored.problems.map { $0.hasSuffix(", or blank") } == [true])
  }

  @Test(
    "A message stays one short line, whatever the code is",
    arguments: [
      "two\nlines", "two\r\nlines", "1\t", "\u{1B}[31mred", String(repeating: "long", count: 1000),
      String(repeating: "é", count: 50),
    ])
  func messageIsOneLine(_ code: String) throws {
    let scored = try Scored("phq-2", CSVTable.text([["phq9_1", "phq9_2"], [code, "0"], ["3", "3"]]))
    try #require(scored.problems.count == 1)
    #expect(scored.problems[0].utf8.count < 200)
    #expect(!scored.problems[0].unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{FFFD}" })
    #expect(try scored.rows().map { $0.score() } == ["- - - - -", "6 6 6 - met"])
  }

  @Test("Behind a field of several lines, line and column are those of the code itself")
  func placeBehindSeveralLines() throws {
    let scored = try Scored("phq-2", "note,phq9_1,phq9_2\n\"one\ntwo\nthree\",0,7\nx,8,0\n")
    #expect(scored.problems.map { $0.prefix(13) } == ["in:4:10: erro", "in:5:3: error"])
  }
}
