import BatchScoring
import Foundation
import Testing
import TestSupport

/// CSV in and NDJSON out, and the other way round.
@Suite struct FormatTests {
  @Test("CSV to NDJSON: other columns as text, added values as numbers, text and null")
  func csvToJSON() throws {
    let scored = try Scored(
      "phq-2", "id,\"a, \"\"b\"\"\",phq9_1,phq9_2\n007,\"x, \"\"y\"\"\",3,1\n8,,,0\n", to: .ndjson)
    #expect(
      scored.lines == [
        #"{"id":"007","a, \"b\"":"x, \"y\"","total":4,"total_low":4,"total_high":4,"total_band":null,"#
          + #""total_cutoff":"met","flags":""}"#,
        #"{"id":"8","a, \"b\"":"","total":null,"total_low":0,"total_high":3,"total_band":null,"#
          + #""total_cutoff":"unknown","flags":""}"#,
      ])
  }

  @Test(
    "Any text comes through to NDJSON",
    arguments: [
      "tab\there", "two\nlines", "two\r\nlines", "back\\slash", "\u{1B}[0m", "\u{7F}", "\u{1}", "Zoë", "👩‍👩‍👧", "\"", "/",
      "\u{2028}",
    ])
  func textToJSON(_ text: String) throws {
    let scored = try Scored("phq-2", CSVTable.text([["note", "phq9_1", "phq9_2"], [text, "0", "0"]]), to: .ndjson)
    let value = try JSONDecoder().decode([String: JSONValue].self, from: Data(scored.bytes))
    #expect(value["note"] == .string(text))
    #expect(scored.isClean)
  }

  @Test(
    "NDJSON to CSV: strings without quotes, null blank, all else as it is written",
    arguments: [
      ("\"plain\"", "plain"), ("null", ""), ("12.50", "12.50"), ("true", "true"), ("\"\"", ""), ("\"007\"", "007"),
      ("\"a, b\"", "\"a, b\""), ("\"say \\\"x\\\"\"", "\"say \"\"x\"\"\""), ("\"a\\nb\"", "\"a\nb\""),
      ("\"\\u00e9\"", "é"),
      ("[1, 2]", "\"[1, 2]\""), ("{\"a\":\"b\"}", "\"{\"\"a\"\":\"\"b\"\"}\""), ("[1]", "[1]"),
      ("\"\\ud83d\\ude00\"", "😀"),
    ])
  func jsonToCSV(value: String, field: String) throws {
    let scored = try Scored("phq-2", "{\"note\":\(value),\"phq9_1\":1,\"phq9_2\":1}\n", from: .ndjson, to: .csv)
    #expect(
      scored.text == "note,total,total_low,total_high,total_band,total_cutoff,flags\n\(field),2,2,2,,not-met,\n")
  }

  @Test("The first line says which columns CSV has; a name that comes later is named and left out")
  func laterName() throws {
    let lines = [
      "{\"id\":1,\"phq9_1\":0,\"site\":\"x\"}", "{\"site\":\"y\",\"extra\":5,\"phq9_2\":3,\"phq9_1\":3}",
      "{\"id\":3,\"phq9_1\":0}",
    ]
    let scored = try Scored("phq-2", lines.joined(separator: "\n"), from: .ndjson, to: .csv)
    #expect(try CSVTable(scored.bytes).header.prefix(3) == ["id", "site", "total"])
    #expect(try scored.rows().map { $0["id", default: "-"] + $0["site", default: "-"] } == ["1x", "y", "3"])
    #expect(try scored.rows()[1].score() == "6 6 6 - met")
    #expect(scored.problems.map { $0.prefix(8) } == ["in:2:14:"])
  }

  @Test(
    "Blank, broken and double names before the first good line cost no later line its columns",
    arguments: [
      "\n", "  \n", "{\"id\":0,oops}\n", "7\n",
    ])
  func badStart(_ start: String) throws {
    let scored = try Scored(
      "phq-2", start + "{\"id\":1,\"site\":\"x\",\"phq9_1\":3,\"phq9_2\":3}\n", from: .ndjson, to: .csv)
    #expect(try CSVTable(scored.bytes).header.prefix(3) == ["id", "site", "total"])
    #expect(try scored.rows().last?["site"] == "x")
    #expect(scored.problems.allSatisfy { $0.hasPrefix("in:1:") })
  }

  @Test("A name that appears twice on the first line is one column")
  func doubleName() throws {
    let scored = try Scored(
      "phq-2", "{\"id\":1,\"id\":2}\n{\"id\":3,\"phq9_1\":0,\"phq9_2\":0}\n", from: .ndjson, to: .csv)
    #expect(try scored.rows().last?["id"] == "3")
    #expect(scored.problems == ["in:1:10: error: 'id' appears twice on this line"])
  }
}
