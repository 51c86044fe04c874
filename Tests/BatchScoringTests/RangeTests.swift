import Testing

/// Complete and incomplete scores; bands and cut-offs when the whole range agrees.
@Suite struct RangeTests {
  @Test("PHQ-9: value, low, high, band, cut-off", arguments: Self.cases)
  func range(codes: String, expected: String) throws {
    let scored = try Scored("phq-9", table("phq9_", codes))
    #expect(try scored.row().score() == expected)
    #expect(scored.isClean)
  }

  private static let cases = [
    // Complete, at the edges of the bands.
    ("0 0 0 0 0 0 0 0 0", "0 0 0 minimal or none not-met"),
    ("0 0 0 0 1 1 1 1 0", "4 4 4 minimal or none not-met"),
    ("0 0 0 1 1 1 1 1 0", "5 5 5 mild not-met"),
    ("1 1 1 1 1 1 1 1 1", "9 9 9 mild not-met"),
    ("2 1 1 1 1 1 1 1 1", "10 10 10 moderate met"),
    ("2 2 2 2 2 1 1 1 1", "14 14 14 moderate met"),
    ("2 2 2 2 2 2 1 1 1", "15 15 15 moderately severe met"),
    ("3 3 2 2 2 2 2 2 1", "19 19 19 moderately severe met"),
    ("3 3 3 2 2 2 2 2 1", "20 20 20 severe met"),
    ("3 3 3 3 3 3 3 3 3", "27 27 27 severe met"),
    // One blank: within a band, across a band's edge, across the cut-off, and at it.
    ("- 0 0 0 0 0 0 0 0", "- 0 3 minimal or none not-met"),
    ("- 1 1 0 0 0 0 0 0", "- 2 5 - not-met"),
    ("- 1 1 1 1 1 1 1 1", "- 8 11 - unknown"),
    ("- 2 1 1 1 1 1 0 0", "- 7 10 - unknown"),
    ("- 1 1 1 1 1 1 0 0", "- 6 9 mild not-met"),
    ("- 3 1 1 1 1 1 1 1", "- 10 13 moderate met"),
    ("- 3 3 1 1 1 1 1 1", "- 12 15 - met"),
    // A declined answer is as open as a blank one.
    ("declined 3 1 1 1 1 1 1 1", "- 10 13 moderate met"),
    ("declined - 1 1 1 1 1 1 1", "- 7 13 - unknown"),
    ("- - - - - - - - -", "- 0 27 - unknown"),
    ("declined declined declined declined declined declined declined declined declined", "- 0 27 - unknown"),
  ]

  @Test("A missing column is as open as a blank one")
  func missingColumn() throws {
    let scored = try Scored("phq-2", "phq9_1\n3\n")
    #expect(try scored.row().score() == "- 3 6 - met")
    #expect(
      scored.problems == ["in:1:1: error: there is no column for phq9_2; no row has an answer to it"])
  }

  @Test("The unscored question changes nothing, answered or not", arguments: ["", "0", "3", "declined"])
  func unscored(_ code: String) throws {
    let codes = (1...9).map { ("phq9_\($0)", "1") }
    let scored = try Scored("phq-9", table(codes + [("phq9_difficulty", code)]))
    #expect(try scored.row().score() == "9 9 9 mild not-met")
    #expect(scored.isClean)
  }

  @Test("A score without published bands and cut-off leaves them blank")
  func nothingPublished() throws {
    #expect(try Scored("pcl-5", table("pcl5_", Self.codes("1", 20))).row().score("intrusion") == "5 5 5 - -")
    let header =
      "mood_sadness,mood_lost_interest,mood_appetite_weight,mood_sleep,mood_low_energy,"
      + "mood_concentration,mood_mania,mood_self_harm\n"
    let scored = try Scored("checklist-mood", header + "yes,no,yes,no,no,no,no,no\nyes,no,yes,,no,no,no,no\n")
    #expect(try scored.rows().map { $0.score() } == ["2 2 2 - -", "- 2 3 - -"])
  }

  private static func codes(_ code: String, _ count: Int) -> String {
    Array(repeating: code, count: count).joined(separator: " ")
  }
}
