import Exchange
import Testing

/// Bytes that are no text: the row is named, its scores are empty, and the output is text all the same.
@Suite struct BadTextTests {
  private static let notUTF8 = "the bytes here are not UTF-8 text; save the file as UTF-8"
  private static let nul = "there is a NUL byte here; the file is not plain text"

  @Test(
    arguments: [
      ([0xE9], notUTF8), ([0xFF], notUTF8), ([0xC3], notUTF8), ([0x80], notUTF8), ([0xC0, 0x80], notUTF8),
      ([0xED, 0xA0, 0x80], notUTF8), ([0xF8, 0x88, 0x80, 0x80, 0x80], notUTF8), ([0], nul),
    ] as [([UInt8], String)])
  func badBytes(bytes: [UInt8], message: String) throws {
    let head = Array("id,note,phq9_1,phq9_2\na,Zoë,3,3\nb,né".utf8)
    let scored = try Scored("phq-2", head + bytes + Array(",1,1\nc,x,0,0\n".utf8))
    #expect(scored.problems == ["in:3:6: error: \(message)"])
    let rows = try scored.rows()
    #expect(rows.map { $0.score() } == ["6 6 6 - met", "- - - - -", "0 0 0 - not-met"])
    #expect(rows.map { $0["note"] } == ["Zoë", "", "x"])
  }

  @Test("A code that is no text")
  func badCode() throws {
    let scored = try Scored("phq-2", Array("id,phq9_1,phq9_2\na,".utf8) + [0xB9] + Array(",0\nb,3,3\n".utf8))
    #expect(scored.problems == ["in:2:3: error: \(Self.notUTF8)"])
    #expect(try scored.rows().map { $0.score() } == ["- - - - -", "6 6 6 - met"])
  }

  @Test("Behind a field of several lines, the place is that of the bytes themselves")
  func placeInSeveralLines() throws {
    let scored = try Scored("phq-2", Array("id,phq9_1,phq9_2\n\"a\nb".utf8) + [0xFF] + Array("\",0,0\n".utf8))
    #expect(scored.problems == ["in:3:2: error: \(Self.notUTF8)"])
  }

  @Test("In NDJSON", arguments: [([0xE9], notUTF8), ([0], nul)] as [([UInt8], String)])
  func badJSON(bytes: [UInt8], message: String) throws {
    let input = Array("{\"phq9_1\":3,\"phq9_2\":3}\n{\"id\":\"".utf8) + bytes + Array("\"}\n".utf8)
    let scored = try Scored("phq-2", input, from: .ndjson, to: .csv)
    #expect(scored.problems == ["in:2:8: error: \(message)"])
    #expect(try scored.rows().map { $0.score() } == ["6 6 6 - met", "- - - - -"])
  }
}
