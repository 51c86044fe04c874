import Testing

/// A quote that is opened and never closed costs its own line, and no other.
@Suite struct UnclosedQuoteTests {
  private let header = "id,phq9_1,phq9_2\n"

  @Test(arguments: [
    ("\"b,1,1", "in:3:1"), ("b,\"1,1", "in:3:3"), ("b,1,\"1", "in:3:5"), ("b,1,\"", "in:3:5"), ("\"", "in:3:1"),
    ("\"b\"\"\"\",1,1", "in:3:1"),
  ])
  func inTheMiddle(row: String, place: String) throws {
    let scored = try Scored("phq-2", "\(header)a,0,0\n\(row)\nc,3,3\nd,1,2\n")
    #expect(scored.problems.count == 1)
    #expect(scored.problems.allSatisfy { $0.hasPrefix("\(place): error: a quote is opened here and never closed") })
    #expect(try scored.rows().map { $0.score() } == ["0 0 0 - not-met", "- - - - -", "6 6 6 - met", "3 3 3 - met"])
  }

  @Test("At the end, with and without a line end", arguments: ["", "\n", "\r\n"])
  func atTheEnd(_ end: String) throws {
    let scored = try Scored("phq-2", "\(header)a,3,3\n\"b,1,1\(end)")
    #expect(scored.problems.map { $0.prefix(7) } == ["in:3:1:"])
    #expect(try scored.rows().map { $0.score() } == ["6 6 6 - met", "- - - - -"])
  }

  @Test("Where a later quote closes it, the lines between are its field, and the row is wrong")
  func closedByALaterQuote() throws {
    let scored = try Scored("phq-2", "\(header)a,0,0\n\"b,1,1\nc,1,1\n\"d\",2,2\ne,3,3\n")
    #expect(scored.problems.map { $0.prefix(7) } == ["in:5:2:"])
    #expect(try scored.rows().map { $0.score() } == ["0 0 0 - not-met", "- - - - -", "6 6 6 - met"])
  }

  @Test("Several in one file")
  func several() throws {
    let scored = try Scored("phq-2", "\(header)a,3,3\nb,1,\"1\n\"c\",1,1\nd,\"1,1\n")
    #expect(!scored.isClean)
    #expect(try scored.rows().first?.score() == "6 6 6 - met")
    #expect(scored.problems.allSatisfy { $0.contains(": error: ") })
  }

  @Test("With more rows behind it than the reader holds, every one of them is scored")
  func largerThanSeveralBlocks() throws {
    let rows = 12_000
    let id = String(repeating: "c", count: 250)
    let input = header + "a,0,0\n\"b,1,1\n" + String(repeating: "\(id),3,3\n", count: rows) + "d,9,0\n"
    let scored = try Scored("phq-2", input)
    #expect(scored.problems.map { $0.prefix(9) } == ["in:3:1: e", "in:\(rows + 4):"].map { $0.prefix(9) })
    let lines = scored.text.utf8.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == rows + 4)
    #expect(lines.count { $0.elementsEqual("\(id),6,6,6,,met,".utf8) } == rows)
  }
}
