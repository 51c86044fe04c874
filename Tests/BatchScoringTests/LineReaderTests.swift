import Testing

@testable import BatchScoring

/// Lines of which none may be longer than the reader is told.
@Suite struct LineReaderTests {
  @Test("A line that is too long is passed over, and the next one starts where it should", arguments: [1, 7, 1000])
  func tooLong(pieces: Int) throws {
    let text = "ab\n" + String(repeating: "x", count: 100) + "\ncd\n" + String(repeating: "y", count: 100)
    var reader = reader(of: text, pieces: pieces)
    var lines: [String] = []
    while let line = try reader.next() { lines.append(Self.words(line)) }
    #expect(lines == ["ab", "too long", "cd", "too long"])
  }

  @Test("The rest of a document is as long at most", arguments: [(5, "too long"), (500, "0123456789")])
  func rest(longest: Int, expected: String) throws {
    var reader = reader(of: "{\n0123456789", pieces: 1, longest: longest)
    #expect(try reader.next().map(Self.words) == "{")
    #expect(Self.words(try reader.rest()) == expected)
  }

  private func reader(of text: String, pieces: Int, longest: Int = 10) -> LineReader {
    let bytes = Array(text.utf8)
    var position = 0
    return LineReader(longest: longest) { buffer in
      let count = min(buffer.count, pieces, bytes.count - position)
      buffer.copyBytes(from: bytes[position..<(position + count)])
      position += count
      return count
    }
  }

  private static func words(_ line: LineReader.Line) -> String {
    switch line {
    case .whole(let bytes): String(decoding: bytes, as: UTF8.self)
    case .tooLong: "too long"
    }
  }
}
