import Testing

/// Every way that lines end, and what stands around the rows.
@Suite struct LineEndTests {
  private static let head = "id,total,total_low,total_high,total_band,total_cutoff,flags"
  private static let output = [head, "a,0,0,0,,not-met,", "b,,,,,,", "c,6,6,6,,met,"].joined(separator: "\n") + "\n"

  @Test("All of them give the same rows and the same lines in messages", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(_ end: String) throws {
    let lines = ["id,phq9_1,phq9_2", "a,0,0", "b,9,0", "c,3,3"]
    let whole = try Scored("phq-2", lines.map { $0 + end }.joined())
    #expect(whole.text == Self.output)
    #expect(whole.problems.map { $0.prefix(7) } == ["in:3:3:"])
    let withoutLast = try Scored("phq-2", lines.joined(separator: end))
    #expect(withoutLast.text == Self.output)
    #expect(withoutLast.problems == whole.problems)
  }

  @Test("A large file with any line end", arguments: ["\n", "\r\n", "\r"])
  func largeFile(_ end: String) throws {
    // Larger than what the reader holds at most.
    let rows = 12_000
    let id = String(repeating: "a", count: 250)
    let scored = try Scored(
      "phq-2", "id,phq9_1,phq9_2\(end)" + String(repeating: "\(id),3,3\(end)", count: rows) + "b,3,4")
    #expect(scored.problems.map { $0.prefix(9) } == ["in:\(rows + 2):"])
    #expect(scored.bytes.count { $0 == UInt8(ascii: "\n") } == rows + 2)
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstName() throws {
    let scored = try Scored("phq-2", "\u{FEFF}phq9_1,phq9_2,id\n9,3,a\n")
    #expect(scored.text == "id,total,total_low,total_high,total_band,total_cutoff,flags\na,,,,,,\n")
    #expect(scored.problems.map { $0.prefix(7) } == ["in:2:1:"])
  }

  @Test("Blank lines are passed over, and counted", arguments: ["\n", "\r\n"])
  func blankLines(_ end: String) throws {
    let lines = ["id,phq9_1,phq9_2", "", "a,0,0", "", "", "b,9,0", "c,3,3", "", ""]
    let scored = try Scored("phq-2", lines.joined(separator: end))
    #expect(scored.text == Self.output)
    #expect(scored.problems.map { $0.prefix(7) } == ["in:6:3:"])
  }

  @Test("In a table of one column a blank line is a blank answer")
  func blankLineInOneColumn() throws {
    let scored = try Scored("alcohol-use", "alcohol_days\n3\n\n0\n")
    #expect(try scored.rows().map { $0.score() } == ["3 3 3 - met", "- 0 366 - unknown", "0 0 0 - not-met"])
  }

  @Test("Line ends inside quotes are counted in messages")
  func linesInsideQuotes() throws {
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2\n\"a\nb\r\nc\",0,0\nb,9,0\n")
    #expect(scored.problems.map { $0.prefix(7) } == ["in:5:3:"])
  }

  @Test("A comma at the end of every line is a column without a name")
  func trailingCommas() throws {
    let scored = try Scored("phq-2", "phq9_1,phq9_2,\n3,3,\n")
    #expect(scored.lines == [",total,total_low,total_high,total_band,total_cutoff,flags", ",6,6,6,,met,"])
    #expect(scored.isClean)
  }
}
