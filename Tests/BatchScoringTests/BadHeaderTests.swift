import Testing

/// A header that cannot be used is refused as a whole: nothing is written, everything wrong with it is named.
@Suite struct BadHeaderTests {
  @Test(
    arguments: [
      ("", ["in:1:1: error: the file is empty; it needs a header row and rows"]),
      ("\u{FEFF}", ["in:1:1: error: the file is empty; it needs a header row and rows"]),
      ("id,phq9_1,id,phq9_2\n1,0,2,0\n", ["in:1:11: error: the header has the column 'id' twice"]),
      ("id,phq9_1,phq9_1,phq9_2\n", ["in:1:11: error: the header has the column 'phq9_1' twice"]),
      (
        "phq9_1,phq9_2,,\n0,0,,\n",
        ["in:1:16: error: this column has no name, like one before it; give it a name, or remove it"]
      ),
      ("total,phq9_1,phq9_2\n", ["in:1:1: error: the column 'total' has the name of a result of 'phq-2'; rename it"]),
      (
        "phq9_1,phq9_2,\"flags\",total_low,x,x\n",
        [
          "in:1:15: error: the column 'flags' has the name of a result of 'phq-2'; rename it",
          "in:1:23: error: the column 'total_low' has the name of a result of 'phq-2'; rename it",
          "in:1:35: error: the header has the column 'x' twice",
        ]
      ),
      (
        "id,PHQ9_1, phq9_2\n1,0,0\n",
        [
          "in:1:4: error: 'PHQ9_1' is not the item phq9_1: it has other capitals; write phq9_1",
          "in:1:11: error: ' phq9_2' is not the item phq9_2: there is a space too many in it; write phq9_2",
        ]
      ),
      ("\n\nid,phq9_1,phq9_2\n", nil), ("\"id,phq9_1,phq9_2\n1,0,0\n", nil), ("\"id\"x,phq9_1,phq9_2\n1,0,0\n", nil),
      ("id\0,phq9_1,phq9_2\n1,0,0\n", ["in:1:3: error: there is a NUL byte here; the file is not plain text"]),
    ] as [(String, [String]?)])
  func refused(input: String, problems: [String]?) throws {
    let scored = try Scored("phq-2", input)
    #expect(scored.text.isEmpty)
    #expect(!scored.isClean)
    if let problems { #expect(scored.problems == problems) }
    #expect(scored.problems.allSatisfy { $0.hasPrefix("in:1:") })
    #expect(!scored.problems.isEmpty)
  }

  @Test func aHeaderThatIsNotUTF8IsRefused() throws {
    let scored = try Scored("phq-2", Array("phq9_1,phq9_2,na".utf8) + [0xEF] + Array("ve\n0,0,x\n".utf8))
    #expect(scored.bytes.isEmpty)
    #expect(scored.problems.count == 1)
    #expect(
      scored.problems.allSatisfy { $0.hasPrefix("in:1:17: error: the bytes here are not UTF-8 text (in Latin-1") })
  }

  @Test("A header alone gives a header alone", arguments: ["\n", "", "\r\n", "\n\n\n"])
  func headerOnly(_ end: String) throws {
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2\(end)")
    #expect(scored.text == "id,total,total_low,total_high,total_band,total_cutoff,flags\n")
    #expect(scored.isClean)
  }

  @Test("A missing item is named once, and the rows are scored as ranges")
  func missingItem() throws {
    let scored = try Scored(
      "phq-9", "id,phq9_1,phq9_3,phq9_4,phq9_5,phq9_7,phq9_8,phq9_9\n1,0,0,0,0,0,0,0\n2,3,3,3,3,3,3,3\n")
    #expect(scored.problems.count == 1)
    #expect(scored.problems.allSatisfy { $0.hasPrefix("in:1:1: error: there is no column for phq9_2, phq9_6; no row") })
    #expect(try scored.rows().map { $0.score() } == ["- 0 6 - not-met", "- 21 27 severe met"])
  }

  @Test("An item that is not always asked is missing like others, and rows that do not ask it are complete")
  func missingConditionalItem() throws {
    let scored = try Scored("asq", "asq_1,asq_2,asq_3,asq_4\nno,no,no,no\nno,no,no,yes\n")
    #expect(scored.problems.map { $0.prefix(51) } == ["in:1:1: error: there is no column for asq_5; no row"])
    #expect(try scored.rows().map { $0.score("now") } == ["0 0 0 - not-met", "- 0 1 - unknown"])
  }

  @Test("An item that nothing looks at may be left out")
  func itemThatMayBeLeftOut() throws {
    #expect(try Scored("phq-9", table("phq9_", "0 0 0 0 0 0 0 0 0")).isClean)
  }
}
