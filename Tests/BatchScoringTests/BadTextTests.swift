import BatchScoring
import Testing

/// Bytes that are no text: the row is named, and what passes through does so byte for byte. Its scores are empty only
/// where they need those bytes.
@Suite struct BadTextTests {
  private static let notUTF8 = notUTF8()
  private static func notUTF8(_ sign: String? = nil) -> String {
    let latin = sign.map { " (in Latin-1 and Windows-1252 this would be '\($0)')" } ?? ""
    return "the bytes here are not UTF-8 text\(latin); save the file as UTF-8"
  }
  private static let nul = "there is a NUL byte here; the file is not plain text"

  @Test(
    arguments: [
      ([0xE9], notUTF8("é")), ([0xFF], notUTF8("ÿ")), ([0xC3], notUTF8("Ã")), ([0x80], notUTF8),
      ([0xC0, 0x80], notUTF8("À")), ([0xED, 0xA0, 0x80], notUTF8("í")),
      ([0xF8, 0x88, 0x80, 0x80, 0x80], notUTF8("ø")), ([0], nul),
    ] as [([UInt8], String)])
  func badBytes(bytes: [UInt8], message: String) throws {
    let head = Array("id,note,phq9_1,phq9_2\na,Zoë,3,3\nb,né".utf8)
    let scored = try Scored("phq-2", head + bytes + Array(",1,1\nc,x,0,0\n".utf8))
    #expect(scored.problems == ["in:3:6: error: \(message)"])
    let rows = scored.bytes.split(separator: UInt8(ascii: "\n")).dropFirst().map(Array.init)
    let expected: [[UInt8]] = [
      Array("a,Zoë,6,6,6,,met,".utf8), Array("b,né".utf8) + bytes + Array(",2,2,2,,not-met,".utf8),
      Array("c,x,0,0,0,,not-met,".utf8),
    ]
    #expect(rows == expected)
  }

  @Test("A code that is no text")
  func badCode() throws {
    let scored = try Scored("phq-2", Array("id,phq9_1,phq9_2\na,".utf8) + [0xB9] + Array(",0\nb,3,3\n".utf8))
    #expect(scored.problems == ["in:2:3: error: \(Self.notUTF8("¹"))"])
    #expect(try scored.rows().map { $0.score() } == ["- - - - -", "6 6 6 - met"])
  }

  @Test("Behind a field of several lines, the place is that of the bytes themselves")
  func placeInSeveralLines() throws {
    let scored = try Scored("phq-2", Array("id,phq9_1,phq9_2\n\"a\nb".utf8) + [0xFF] + Array("\",0,0\n".utf8))
    #expect(scored.problems == ["in:3:2: error: \(Self.notUTF8("ÿ"))"])
  }

  @Test("As JSON, a sign stands in their place")
  func asJSON() throws {
    let scored = try Scored(
      "phq-2", Array("note,phq9_1,phq9_2\nn".utf8) + [0xE9] + Array(",1,1\n".utf8), to: .ndjson)
    #expect(scored.problems == ["in:2:2: error: \(Self.notUTF8("é"))"])
    #expect(scored.text.hasPrefix("{\"note\":\"n\u{FFFD}\",\"total\":2,"))
  }

  @Test("In NDJSON", arguments: [OutputFormat.ndjson, .csv])
  func badJSON(_ output: OutputFormat) throws {
    let line = Array("{\"id\":\"".utf8) + [0xE9] + Array("\",\"phq9_1\":3,\"phq9_2\":3}\n".utf8)
    let scored = try Scored("phq-2", line, from: .ndjson, to: output)
    #expect(scored.problems == ["in:1:8: error: \(Self.notUTF8("é"))"])
    let expected =
      output == .csv
      ? [0xE9] + Array(",6,6,6,,met,\n".utf8)
      : Array("{\"id\":\"".utf8) + [0xE9] + Array("\",\"total\":6,".utf8)
    #expect(scored.bytes.contains(expected))
  }

  @Test("JSON has no NUL: the line is broken")
  func nulInJSON() throws {
    let scored = try Scored("phq-2", "{\"phq9_1\":3,\"phq9_2\":3}\n{\"id\":\"\0\"}\n", from: .ndjson, to: .csv)
    #expect(scored.problems == ["in:2:8: error: \(Self.nul)"])
    #expect(try scored.rows().map { $0.score() } == ["6 6 6 - met", "- - - - -"])
  }
}
