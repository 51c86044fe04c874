import Testing

/// Rows that are not what the header says: each keeps its place, what passes through stays, its scores are empty.
@Suite struct BadRowTests {
  @Test(arguments: [
    ("b,1", 2, "in:3:3"), ("b", 1, "in:3:1"), ("b,1,1,x,y", 5, "in:3:9"), ("b,1,1,x,", 5, "in:3:9"),
    (",,,,,,,,", 9, "in:3:9"), ("\"b,1,1,x\"", 1, "in:3:1"), ("b;1;1;x", 1, "in:3:1"), (" ", 1, "in:3:1"),
  ])
  func raggedRow(row: String, count: Int, place: String) throws {
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2,note\na,0,0,x\n\(row)\nc,3,3,z\n")
    #expect(scored.problems.count == 1)
    #expect(scored.problems.allSatisfy { $0.hasPrefix("\(place): error: this row has \(count) field") })
    #expect(!scored.isClean)
    let rows = try scored.rows()
    #expect(rows.map { $0.score() } == ["0 0 0 - not-met", "- - - - -", "6 6 6 - met"])
    #expect(rows.map { $0["note"] }.enumerated().filter { $0.offset != 1 }.map(\.element) == ["x", "z"])
  }

  @Test func aShortRowKeepsWhatPassesThrough() throws {
    let scored = try Scored("phq-2", "id,site,phq9_1,phq9_2\na,north,3\nb,south,3,3\n")
    #expect(scored.lines.dropFirst() == ["a,north,,,,,,", "b,south,6,6,6,,met,"])
  }

  @Test(
    "Text behind a closing quote",
    arguments: [
      ("\"b\"x,1,1,n", "in:3:4"), ("\"b\" ,1,1,n", "in:3:4"), ("b,1,1,\"n\"\"\"o", "in:3:12"),
      ("b,\"1\"1,1,n", "in:3:6"),
      ("\"\"b\"\",1,1,n", "in:3:3"),
    ])
  func textBehindQuote(row: String, place: String) throws {
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2,note\na,0,0,x\n\(row)\nc,3,3,z\n")
    #expect(
      scored.problems == [
        "\(place): error: there is text after a closing quote; a quote inside a field is written twice"
      ])
    #expect(try scored.rows().map { $0.score() } == ["0 0 0 - not-met", "- - - - -", "6 6 6 - met"])
  }

  @Test("Behind a field of several lines, the place is that of the text behind the quote")
  func textBehindSeveralLines() throws {
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2\n\"a\nb\"c,1,1\nd,3,3\n")
    #expect(scored.problems.map { $0.prefix(6) } == ["in:3:3"])
    #expect(try scored.rows().map { $0.score() } == ["- - - - -", "6 6 6 - met"])
  }

  @Test("A quote inside an unquoted field is a letter like others")
  func quoteInsideField() throws {
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2\n5'9\" tall,1,1\nb,3,3\n")
    #expect(scored.lines.dropFirst() == ["5'9\" tall,2,2,2,,not-met,", "b,6,6,6,,met,"])
    #expect(scored.isClean)
  }

  @Test("Problems come in the order of their lines, whatever they are")
  func order() throws {
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2\na,9,0\nb\nc,1,1\n\"d\"d,0,0\ne,0,x\n")
    #expect(scored.problems.map { $0.prefix(5) } == ["in:2:", "in:3:", "in:5:", "in:6:"])
    #expect(try scored.rows().map { $0["id"] } == ["a", "b", "c", "d", "e"])
  }
}
