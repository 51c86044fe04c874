import BatchScoring
import TestSupport
import Testing

/// The output is the same however the input comes in.
@Suite struct PiecesTests {
  private static let csv =
    "\u{FEFF}id,note,phq9_1,phq9_2\r\n1,\"a, \"\"b\"\"\r\nc\",0,1\r\n2,x,9,0\n\n3,y,declined,\n4,\"z,3,3\n5,Zoë,3,3\r\n6,q"
  private static let ndjson =
    "{\"id\":1,\"phq9_1\":0,\"phq9_2\":\"1\"}\r\n\n{\"id\":{\"a\":[1,\"é\"]},\"phq9_1\":null}\n{\"phq9_1\":7}\n{oops}\n{}"

  @Test(arguments: [1, 2, 3, 7, 511], [OutputFormat.csv, .ndjson])
  func smallFile(pieces: Int, output: OutputFormat) throws {
    for (text, input) in [(Self.csv, InputFormat.csv), (Self.ndjson, .ndjson)] {
      let whole = try Scored("phq-2", text, from: input, to: output)
      let cut = try Scored("phq-2", text, from: input, to: output, pieces: pieces)
      #expect(cut.bytes == whole.bytes)
      #expect(cut.problems == whole.problems)
      #expect(!whole.problems.isEmpty)
    }
  }

  @Test("A file of several blocks, with quoted fields and bad rows", arguments: [511, 131_071, 131_073])
  func largeFile(pieces: Int) throws {
    let text = manyRows(6000, seed: 1)
    let whole = try Scored("phq-2", text)
    let cut = try Scored("phq-2", text, pieces: pieces)
    #expect(cut.bytes == whole.bytes)
    #expect(cut.problems == whole.problems)
    #expect(whole.lines.count > 6000)
  }

  @Test("A row that ends at, before or behind the edge of a block", arguments: Array(-6...6))
  func edge(_ offset: Int) throws {
    // A block is 128 KiB; the first note moves everything behind it to and fro across its edge.
    for row in ["\"b\nb\",3,\"3\",\"\"\"\"", "b,3,3,y\r"] {
      let start = "id,phq9_1,phq9_2,note\na,0,0,"
      let filler = String(repeating: "x", count: 128 * 1024 - start.utf8.count - row.utf8.count + offset)
      let scored = try Scored("phq-2", "\(start)\(filler)\n\(row)\nc,9,0,z\nd,1,2,z\n")
      #expect(
        try scored.rows().map { $0.score() } == ["0 0 0 - not-met", "6 6 6 - met", "- - - - -", "3 3 3 - met"])
      #expect(scored.problems.map { $0.prefix(4) } == ["in:\(row.contains("\n") ? 5 : 4)"])
    }
  }

  @Test("Many blocks come out in order")
  func order() throws {
    let rows = 60_000
    let text =
      "id,phq9_1,phq9_2,note\n" + (1...rows).map { "\($0),3,3,0123456789012345678901234567890123456789\n" }.joined()
    let scored = try Scored("phq-2", text)
    #expect(scored.isClean)
    let ids = scored.bytes.split(separator: UInt8(ascii: "\n")).dropFirst().map { line in
      line.prefix { $0 != UInt8(ascii: ",") }.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    #expect(ids == Array(1...rows))
  }

  private func manyRows(_ count: Int, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    let long = String(repeating: "long ", count: 100)
    let notes = [
      long, "\"\(long)\n\(long)\"", "\"a, b\"", "\"two\nlines\"", "\"said \"\"x\"\"\"", "Zoë", "", "\"x\"y", "a,b",
    ]
    let codes = ["0", "1", "2", "3", "", "declined", "7"]
    func pick(_ values: [String]) -> String { values.randomElement(using: &generator) ?? "" }
    return "id,note,phq9_1,phq9_2\n"
      + (1...count).map { "\($0),\(pick(notes)),\(pick(codes)),\(pick(codes))\n" }.joined()
  }
}
