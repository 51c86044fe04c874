import BatchScoring
import Testing

/// Every format says the same about the same data: what is an error in one is an error in all.
@Suite struct SameVerdictTests {
  /// Rows of PHQ-2 in each format, with only some of the items.
  private func inputs(_ items: [String]) -> [(InputFormat, String)] {
    let header = items.joined(separator: ",") + "\n"
    let members = items.map { "\"\($0)\":1" }.joined(separator: ",")
    let fhir = response(items.map { #"{"linkId":"\#($0)","answer":[{"valueInteger":1}]}"# }.joined(separator: ","))
    return [
      (.csv, header + String(repeating: items.map { _ in "1" }.joined(separator: ",") + "\n", count: 2)),
      (.ndjson, String(repeating: "{\(members)}\n", count: 2)), (.fhir, String(repeating: fhir + "\n", count: 2)),
    ]
  }

  @Test("An item that no row has is named once")
  func missingItem() throws {
    for (format, input) in inputs(["id", "phq9_1"]) {
      let scored = try Scored("phq-2", input, from: format, to: .csv)
      #expect(scored.problems.count == 1)
      #expect(
        scored.problems.allSatisfy { $0.hasPrefix("in:1:1: error: ") && $0.contains("phq9_2; no row has an answer") })
      #expect(try scored.rows().map { $0.score() } == Array(repeating: "- 1 4 - unknown", count: 2), "\(format)")
    }
  }

  @Test("An item that some row has, or that no row needs, is not")
  func itemsThatAreThere() throws {
    let someRow = "{\"phq9_1\":1}\n{\"phq9_1\":1,\"phq9_2\":null}\n"
    #expect(try Scored("phq-2", someRow, from: .ndjson).problems.isEmpty)
    let gate = response(#"{"linkId":"pcptsd5_event","answer":[{"valueBoolean":false}]}"#)
    let scored = try Scored("pc-ptsd-5", gate, from: .fhir, to: .csv)
    #expect(scored.problems.isEmpty)
    #expect(try scored.row().score() == "0 0 0 - not-met")
  }

  @Test("No known item at all")
  func noItem() throws {
    for (format, input) in inputs(["id", "gad7_1"]) {
      let scored = try Scored("phq-2", input, from: format, to: .csv)
      #expect(!scored.isClean)
      // A header speaks for all rows.
      #expect(scored.problems.count == (format == .csv ? 1 : 2))
      #expect(scored.problems.allSatisfy { $0.contains("phq9_1, phq9_2") })
      if format != .csv { #expect(try scored.rows().map { $0.score() } == ["- - - - -", "- - - - -"]) }
    }
  }

  @Test("A row without any item among others", arguments: [InputFormat.ndjson, .fhir])
  func emptyRow(_ format: InputFormat) throws {
    let good = inputs(["phq9_1", "phq9_2"]).first { $0.0 == format }?.1 ?? ""
    let empty = format == .fhir ? [#"{"resourceType":"QuestionnaireResponse"}"#, response("")] : ["{}"]
    for line in empty {
      let scored = try Scored("phq-2", "\(good)\(line)\n", from: format, to: .csv)
      #expect(scored.problems.count == 1)
      #expect(scored.problems.allSatisfy { $0.hasPrefix("in:3:") })
      #expect(try scored.rows().map { $0.score() } == ["2 2 2 - not-met", "2 2 2 - not-met", "- - - - -"])
    }
  }

  @Test("A row of blanks that was written as FHIR is read as a row of blanks")
  func blankRow() throws {
    let written = try Scored("phq-2", "phq9_1,phq9_2\n,\n1,1\n", to: .fhir)
    let read = try Scored("phq-2", written.bytes, from: .fhir, to: .csv)
    #expect(read.problems.isEmpty)
    #expect(try read.rows().map { $0.score() } == ["- 0 6 - unknown", "2 2 2 - not-met"])
  }

  @Test("Nothing at all", arguments: ["", "\n", "\u{FEFF}"])
  func empty(_ input: String) throws {
    for format in InputFormat.allCases {
      let scored = try Scored("phq-2", input, from: format, to: .csv)
      #expect(!scored.isClean)
      #expect(scored.problems.count == 1)
      #expect(scored.problems.allSatisfy { $0.hasPrefix("in:1:1: error: ") })
    }
  }

  @Test("Files that are no UTF-8 text are named for what they are, once, and give no row")
  func foreignFiles() throws {
    for (format, input) in inputs(["phq9_1", "phq9_2"]) {
      let little = input.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      let big = input.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
      for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
        let scored = try Scored("phq-2", bytes, from: format, to: .csv)
        #expect(scored.problems == ["in:1:1: error: this file is text in UTF-16; save it as UTF-8"])
        #expect(scored.bytes.isEmpty)
      }
      let packed = try Scored("phq-2", [0x50, 0x4B, 3, 4, 0, 0], from: format, to: .csv)
      #expect(packed.problems.map { $0.contains("ZIP or spreadsheet file") } == [true])
    }
  }

  @Test(
    "Names that only look like an item's",
    arguments: [
      ("PHQ9_1", "it has other capitals"), ("phq9_1\u{A0}", "there is U+00A0 (a no-break space) in it"),
      ("\u{200B}phq9_1", "there is U+200B (a zero-width space) in it"),
      ("phq\u{AD}9_1", "there is U+00AD (a soft hyphen) in it"),
      ("phq9_1\u{FEFF}", "there is U+FEFF (a byte order mark) in it"), (" phq9_1", "there is a space too many in it"),
      ("\u{440}hq9_1", "U+0440 in it only looks like 'p'"), ("phq9_\u{FF11}", "U+FF11 in it only looks like '1'"),
    ])
  func lookAlikes(name: String, difference: String) throws {
    for (format, input) in inputs([name, "phq9_2"]) {
      let scored = try Scored("phq-2", input, from: format, to: .csv)
      #expect(!scored.isClean)
      #expect(scored.problems.count == (format == .csv ? 1 : 2), "\(format) \(scored.problems)")
      #expect(scored.problems.allSatisfy { $0.contains(difference) && $0.hasSuffix("; write phq9_1") })
      #expect(!scored.text.contains(",2,"))
    }
  }

  @Test(
    "Cells with something that is not seen, or written otherwise, say what to write",
    arguments: [
      ("1\u{A0}", "there is U+00A0 (a no-break space) in it, which is not seen; write 1"),
      ("\u{200B}1", "there is U+200B (a zero-width space) in it, which is not seen; write 1"),
      ("1\u{AD}", "there is U+00AD (a soft hyphen) in it, which is not seen; write 1"),
      ("\u{FF11}", "U+FF11 in it only looks like '1'; write 1"), ("Declined", "it has other capitals; write declined"),
      ("1 ", "write it without spaces"),
    ])
  func cells(code: String, advice: String) throws {
    let fhir = response(
      #"{"linkId":"phq9_1","answer":[{"valueString":"\#(code)"}]},{"linkId":"phq9_2","answer":[{"valueInteger":0}]}"#)
    let inputs: [(InputFormat, String)] = [
      (.csv, CSVTable.text([["phq9_1", "phq9_2"], [code, "0"]])),
      (.ndjson, "{\"phq9_1\":\"\(code)\",\"phq9_2\":0}\n"), (.fhir, fhir),
    ]
    for (format, input) in inputs {
      let scored = try Scored("phq-2", input, from: format, to: .csv)
      #expect(scored.problems.map { $0.hasSuffix("; " + advice) } == [true], "\(format): \(scored.problems)")
      #expect(try scored.row().score() == "- - - - -")
    }
  }

  @Test("A byte order mark where two files were joined", arguments: [InputFormat.ndjson, .fhir])
  func joinedFiles(_ format: InputFormat) throws {
    let good = inputs(["phq9_1", "phq9_2"]).first { $0.0 == format }?.1 ?? ""
    let scored = try Scored("phq-2", "\u{FEFF}\(good)\u{FEFF}\(good)", from: format, to: .csv)
    #expect(scored.problems.count == 1)
    #expect(
      scored.problems.allSatisfy { $0.hasPrefix("in:3:1:") && $0.contains("U+FEFF (a byte order mark) stands here") })
    #expect(try scored.rows().map { $0.score() }.filter { $0 == "2 2 2 - not-met" }.count == 3)
  }

  @Test("A header or a line that is too long is named, and never cut")
  func tooLong() throws {
    let long = String(repeating: "x", count: 3 << 20)
    let header = try Scored("phq-2", "\(long),phq9_1,phq9_2\na,1,1\n")
    #expect(header.problems == ["in:1:1: error: the header row is longer than 2 MiB; nothing can be scored"])
    #expect(header.bytes.isEmpty)
    let line = try Scored(
      "phq-2", "{\"id\":\"\(long)\",\"phq9_1\":1,\"phq9_2\":1}\n{\"phq9_1\":1,\"phq9_2\":1}\n", from: .ndjson, to: .csv)
    #expect(line.problems == ["in:1:1: error: this line is longer than 2 MiB; it is skipped"])
    #expect(try line.rows().map { $0.score() } == ["- - - - -", "2 2 2 - not-met"])
  }

  @Test("Many FHIR lines are scored in order, wherever reads end", arguments: [65_521, Int.max])
  func order(pieces: Int) throws {
    let note = String(repeating: "n", count: 900)
    let lines = (0..<3000).map { number in
      number % 500 == 499
        ? "{oops"
        : #"{"resourceType":"QuestionnaireResponse","id":"\#(number)","text":"\#(note)","item":[{"linkId":"phq9_1","answer":[{"valueInteger":\#(number % 4)}]},{"linkId":"phq9_2","answer":[{"valueInteger":0}]}]}"#
    }
    let scored = try Scored("phq-2", lines.joined(separator: "\n"), from: .fhir, to: .csv, pieces: pieces)
    #expect(scored.problems.map { $0.prefix { $0 != " " } } == (1...6).map { "in:\($0 * 500):2:" })
    let expected = (0..<3000).map { number in
      number % 500 == 499
        ? ",,,,,,," : "\(number),,\(number % 4),\(number % 4),\(number % 4),,\(number % 4 == 3 ? "" : "not-")met,"
    }
    #expect(scored.lines.dropFirst() == expected[...])
  }
}
