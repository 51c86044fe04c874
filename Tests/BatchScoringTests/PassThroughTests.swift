import QuestionnaireLibrary
import Testing

/// The columns that are not items come first, in their order and byte for byte; what scoring adds follows.
@Suite struct PassThroughTests {
  @Test("The added columns are those of the contract, in order", arguments: Library().questionnaireIDs)
  func addedColumns(_ id: String) throws {
    let questionnaire = try #require(try Library().questionnaire(id))
    let header = (["before"] + questionnaire.items.map(\.id) + ["after"]).joined(separator: ",")
    let scored = try Scored(id, header + "\n")
    var columns = ["before", "after"]
    for score in questionnaire.scores.map(\.id) {
      columns += [score, "\(score)_low", "\(score)_high", "\(score)_band", "\(score)_cutoff"]
    }
    #expect(scored.lines == [(columns + ["flags"]).joined(separator: ",")])
    #expect(scored.isClean)
  }

  @Test func otherColumnsComeFirstInTheirOrderAndItemsAreFoundAnywhere() throws {
    let scored = try Scored("phq-2", "z,phq9_2,a,phq9_1,m\n1,0,2,3,4\n")
    #expect(
      scored.lines == [
        "z,a,m,total,total_low,total_high,total_band,total_cutoff,flags", "1,2,4,3,3,3,,met,",
      ])
  }

  @Test("A field passes through byte for byte", arguments: Self.fields)
  func untouched(_ field: String) throws {
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2,other\n\(field),1,1,\(field)\n")
    let rest = scored.text.split(separator: "\n", maxSplits: 1).last
    #expect(rest == "\(field),\(field),2,2,2,,not-met,\n")
    #expect(scored.isClean)
  }

  private static let fields = [
    "", "plain", "\"\"", "\"quoted without need\"", "\"a, b\"", "\"said \"\"yes\"\"\"", "\"\"\"\"",
    "\"two\nlines\"", "\"two\r\nlines\"", "\"a\rb\"", "\"\n\n,\n\"", " space around ", "5'9\"", "tab\there",
    "Zoë", "日本語", "👩‍👩‍👧", "e\u{301}", "=1+1", "1e5", "0042", "NULL",
  ]

  @Test func theNamesOfOtherColumnsStayWhatTheyAre() throws {
    let scored = try Scored("phq-2", "\"a, b\",phq9_1, c ,\"said \"\"x\"\"\",phq9_2,\"d\ne\"\n1,0,2,3,0,4\n")
    let table = try CSVTable(scored.bytes)
    #expect(table.header.prefix(4) == ["a, b", " c ", "said \"x\"", "d\ne"])
    #expect(table.rows.map { $0["d\ne"] } == ["4"])
  }

  @Test("An item's column may be quoted, and so may its codes")
  func quotedCodes() throws {
    let scored = try Scored("phq-2", "\"phq9_1\",phq9_2\n\"3\",\"\"\n")
    #expect(try scored.row().score() == "- 3 6 - met")
    #expect(scored.isClean)
  }

  @Test func aTableOfItemsAloneHasNothingBeforeTheScores() throws {
    let scored = try Scored("phq-2", "phq9_1,phq9_2\n1,1\n")
    #expect(scored.lines == ["total,total_low,total_high,total_band,total_cutoff,flags", "2,2,2,,not-met,"])
  }
}
