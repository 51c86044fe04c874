import Testing

/// Each instrument's own way of counting, through `score`. The figures are worked out by hand.
@Suite struct InstrumentTests {
  @Test(
    "PC-PTSD-5: after no event nothing is missing and answers count nothing",
    arguments: [
      ("no", "- - - - -", "0 0 0 - not-met"), ("no", "yes yes yes yes yes", "0 0 0 - not-met"),
      ("yes", "yes yes yes no no", "3 3 3 - met"), ("yes", "yes yes no no -", "- 2 3 - unknown"),
      ("", "- - - - -", "- 0 5 - unknown"), ("declined", "no no no no no", "- 0 0 - not-met"),
    ])
  func traumaGate(event: String, codes: String, expected: String) throws {
    let items = codes.split(separator: " ").enumerated().map { ("pcptsd5_\($0 + 1)", $1 == "-" ? "" : String($1)) }
    let scored = try Scored("pc-ptsd-5", table([("pcptsd5_event", event)] + items))
    #expect(try scored.row().score() == expected)
    #expect(scored.otherProblems == [])
  }

  @Test(
    "AUDIT: what the manual's two skips leave out gives nothing, what a form answers counts",
    arguments: [
      ("0 - - - - - - - 0 0", "0 0 0 zone I not-met"), ("0 - - - - - - - 4 4", "8 8 8 zone II met"),
      ("0 4 4 4 4 4 4 4 0 0", "28 28 28 zone IV met"), ("2 0 0 - - - - - 0 2", "4 4 4 zone I not-met"),
      ("2 0 0 4 4 4 4 4 0 2", "24 24 24 zone IV met"), ("2 0 1 1 1 1 1 1 0 2", "10 10 10 zone II met"),
      ("4 4 4 4 4 4 4 4 4 4", "40 40 40 zone IV met"), ("1 - - - - - - - 0 0", "- 1 29 - unknown"),
      ("- - - - - - - - 4 4", "- 8 40 - met"), ("0 - - - - - - - 2 -", "- 2 6 zone I not-met"),
    ])
  func alcoholSkips(codes: String, expected: String) throws {
    let scored = try Scored("audit", table("audit_", codes))
    #expect(try scored.row().score() == expected)
    #expect(scored.otherProblems == [])
  }

  @Test(
    "Panic: the signs' cut-off is met only together with the four gates",
    arguments: [
      ("yes yes yes yes", 4, "4 4 4 - met", "4 4 4 - met"),
      ("yes yes yes no", 11, "3 3 3 - not-met", "11 11 11 - not-met"),
      ("yes yes yes yes", 3, "4 4 4 - met", "3 3 3 - not-met"),
      ("yes yes yes -", 4, "- 3 4 - unknown", "4 4 4 - unknown"),
      ("yes yes yes -", 3, "- 3 4 - unknown", "3 3 3 - not-met"), ("no - - -", 0, "0 0 0 - not-met", "0 0 0 - not-met"),
    ])
  func panicGates(gates: String, count: Int, expectedGates: String, expectedSigns: String) throws {
    let signs = (0..<11).map { $0 < count ? "yes" : "no" }.joined(separator: " ")
    let row = try Scored("phq-panic", table("phqpd_", "\(gates) \(signs)")).row()
    #expect(row.score("gates") == expectedGates)
    #expect(row.score("signs") == expectedSigns)
  }

  @Test("PHQ-4: three scores, of which one may be complete without the others")
  func threeScores() throws {
    let items = ["gad7_1", "gad7_2", "phq9_1", "phq9_2"]
    let scored = try Scored("phq-4", CSVTable.text([items, ["1", "2", "3", "0"], ["1", "", "3", "3"]]))
    let rows = try scored.rows()
    #expect(rows.map { $0.score("total") } == ["6 6 6 moderate -", "- 7 10 - -"])
    #expect(rows.map { $0.score("anxiety") } == ["3 3 3 - met", "- 1 4 - unknown"])
    #expect(rows.map { $0.score("depression") } == ["3 3 3 - met", "6 6 6 - met"])
  }

  @Test("PCL-5: the total and its four parts")
  func fiveScores() throws {
    let codes = "1 1 1 1 1  2 2  3 3 3 3 3 3 3  0 0 0 0 0 -"
    let row = try Scored("pcl-5", table("pcl5_", codes)).row()
    #expect(row.score("total") == "- 30 34 - unknown")
    #expect(row.score("intrusion") == "5 5 5 - -")
    #expect(row.score("avoidance") == "4 4 4 - -")
    #expect(row.score("negative") == "21 21 21 - -")
    #expect(row.score("arousal") == "- 0 4 - -")
  }

  @Test(
    "DAST-10: the third item gives its point for no; after no drug use what is left out gives nothing",
    arguments: [
      ("yes no yes no no no no no no no", "1 1 1 low level not-met"),
      ("yes no no no no no no no no no", "2 2 2 low level not-met"),
      ("yes yes no yes yes yes yes yes yes yes", "10 10 10 severe level met"),
      ("no - - - - - - - - -", "0 0 0 no problems reported not-met"),
      ("no no yes no no no no no no no", "0 0 0 no problems reported not-met"),
      ("no no no no no no no no no no", "1 1 1 low level not-met"),
      ("no yes no yes yes yes yes yes yes yes", "9 9 9 severe level met"),
    ])
  func reversedItem(codes: String, expected: String) throws {
    #expect(try Scored("dast-10", table("dast10_", codes)).row().score() == expected)
  }

  @Test(
    "A number counts as itself",
    arguments: [
      ("0", "0 0 0 - not-met"), ("1", "1 1 1 - met"), ("366", "366 366 366 - met"), ("007", "7 7 7 - met"),
      ("", "- 0 366 - unknown"), ("declined", "- 0 366 - unknown"),
    ])
  func number(code: String, expected: String) throws {
    let scored = try Scored("alcohol-use", "id,alcohol_days\n1,\(code)\n")
    #expect(try scored.row().score() == expected)
    #expect(scored.isClean)
  }

  @Test("ASQ: a declined question counts as a yes, a blank one leaves the count open")
  func declinedCounts() throws {
    #expect(try Scored("asq", table("asq_", "declined no no no no")).row().score() == "1 1 1 - met")
    #expect(try Scored("asq", table("asq_", "- no no no -")).row().score() == "- 0 1 - unknown")
  }
}
