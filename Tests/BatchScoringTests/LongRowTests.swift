import BatchScoring
import Testing

/// Rows that are longer than what is read at once.
@Suite struct LongRowTests {
  private static let mebibyte = 1024 * 1024

  @Test("A row longer than a block is scored like others", arguments: ["", "\""])
  func longerThanABlock(_ quote: String) throws {
    let note = quote + String(repeating: "x", count: Self.mebibyte) + quote
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2,note\na,3,3,\(note)\nb,9,0,y\nc,1,2,z\n")
    #expect(scored.problems.map { $0.prefix(7) } == ["in:3:3:"])
    let rows = try scored.rows()
    #expect(rows.map { $0.score() } == ["6 6 6 - met", "- - - - -", "3 3 3 - met"])
    #expect(rows.first?["note"]?.utf8.count == Self.mebibyte)
  }

  @Test("A quoted field of many lines, longer than a block")
  func longQuotedLines() throws {
    let note = "\"" + String(repeating: "a line, and more\n", count: 60_000) + "\""
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2,note\na,3,3,\(note)\nb,9,0,y\n")
    #expect(scored.problems.map { $0.prefix(11) } == ["in:60003:3:"])
    #expect(try scored.rows().map { $0.score() } == ["6 6 6 - met", "- - - - -"])
  }

  @Test("A field of several MiB is too much: its row is named once and keeps its place", arguments: ["", "\""])
  func hugeField(_ quote: String) throws {
    let huge = quote + String(repeating: "x", count: 3 * Self.mebibyte) + quote
    let scored = try Scored("phq-2", "id,phq9_1,phq9_2,note\na,3,3,y\nb,3,3,\(huge)\nc,9,0,y\nd,1,2,z\n")
    #expect(scored.problems.map { $0.prefix(5) } == ["in:3:", "in:4:"])
    let rows = try scored.rows()
    #expect(rows.map { $0.score() } == ["6 6 6 - met", "- - - - -", "- - - - -", "3 3 3 - met"])
  }

  @Test("Whether a row is too long does not depend on what stands before it")
  func limit() throws {
    let row = "b,3,3," + String(repeating: "x", count: 2 * Self.mebibyte + 100_000)
    let outcomes = try [300_000, 480_000].map { before in
      let first = String(repeating: "y", count: before)
      let scored = try Scored("phq-2", "id,phq9_1,phq9_2,note\na,3,3,\(first)\n\(row)\nc,9,0,z\n")
      return try scored.rows().map { $0.score() } + scored.problems
    }
    #expect(Set(outcomes).count == 1)
  }

  @Test(
    "A header that is too long is refused as a row is, and nothing of it is cut off in silence", arguments: ["", "\""])
  func hugeHeader(_ quote: String) throws {
    for name in [
      quote + String(repeating: "x", count: 3 * Self.mebibyte) + quote,
      (0..<400_000).map { "x\($0)" }.joined(separator: ","),
    ] {
      let scored = try Scored("phq-2", "\(name),phq9_1,phq9_2\na,3,3\n")
      #expect(scored.problems == ["in:1:1: error: the header row is longer than 2 MiB; nothing can be scored"])
      #expect(scored.bytes.isEmpty && !scored.isClean)
    }
  }

  @Test("A header or a line with very many problems names the first of them") func manyProblems() throws {
    let header = try Scored("phq-2", String(repeating: "a,", count: 100_000) + "phq9_1,phq9_2\n")
    #expect(header.problems.count == 51)
    #expect(header.problems.last == "in:1:1: error: there are 99949 more problems like these in the header row")
    let members = String(repeating: "\"a\":1,", count: 100_000)
    let line = try Scored("phq-2", "{\(members)\"phq9_1\":3}\n{\"phq9_1\":9}\n", from: .ndjson)
    #expect(line.problems.count == 52)
    #expect(line.problems[50].hasSuffix("error: there are more problems in this row; mend those above first"))
    #expect(line.problems[51].hasPrefix("in:2:11:"))
  }

  @Test func aHugeLineOfNDJSON() throws {
    let good = "{\"phq9_1\":3,\"phq9_2\":3}\n"
    let huge = "{\"phq9_1\":3,\"phq9_2\":3,\"x\":\"" + String(repeating: "x", count: 3 * Self.mebibyte) + "\"}\n"
    let scored = try Scored("phq-2", good + huge + good + "{}x\n", from: .ndjson)
    #expect(scored.problems.map { $0.prefix(5) } == ["in:2:", "in:4:"])
    #expect(scored.lines.count == 4)
  }
}
