import FHIR

/// Reads RFC 4180 rows in place: fields between commas, quoted where they hold commas, quotes or line ends.
struct CSVScanner {
  let bytes: Bytes
  private(set) var position = 0
  /// The line that the scanner is on, counted from 0.
  private(set) var line = 0

  /// One field of a row.
  struct Field {
    /// The field as it stands in the file, quotes and all.
    let raw: Range<Int>
    let isQuoted: Bool
    /// The bytes between the quotes; doubled quotes are still doubled.
    var content: Range<Int> { isQuoted ? (raw.lowerBound + 1)..<(raw.upperBound - 1) : raw }
  }

  /// The end of a row.
  enum End {
    case row
    /// A quote that was opened at this offset has no partner.
    case unclosedQuote(Int)
    /// Something stands between a closing quote and the next comma, at this offset.
    case textAfterQuote(Int)
  }

  init(_ bytes: Bytes) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// Goes on behind lines that somebody else has read.
  mutating func skipLines(_ count: Int, to position: Int) {
    line += count
    self.position = position
  }

  /// Reads the fields of the next row. After a problem the rest of the line is passed over.
  mutating func readRow(into fields: inout [Field]) -> End {
    fields.removeAll(keepingCapacity: true)
    let count = bytes.count
    while true {
      let start = position
      if start < count, bytes[start] == Byte.quote {
        guard let end = endOfQuoted(from: start) else { return giveUpLine(.unclosedQuote(start)) }
        fields.append(Field(raw: start..<end, isQuoted: true))
        position = end
        if position < count, !isSeparator(bytes[position]) { return giveUpLine(.textAfterQuote(position)) }
      } else {
        var end = start
        while end < count, !isSeparator(bytes[end]) { end += 1 }
        fields.append(Field(raw: start..<end, isQuoted: false))
        position = end
      }
      if position >= count { return .row }
      if bytes[position] == Byte.comma {
        position += 1
        continue
      }
      skipLineEnd()
      return .row
    }
  }

  /// Passes over a row, only to find its end.
  mutating func skipRow() -> (isClosed: Bool, hasLineEnd: Bool) {
    var fields: [Field] = []
    if case .unclosedQuote = readRow(into: &fields) { return (false, false) }
    let last = position > 0 ? bytes[position - 1] : Byte.comma
    // Behind a carriage return at the very end a newline may still come.
    return (true, last == Byte.newline || (last == Byte.carriageReturn && !isAtEnd))
  }

  /// Behind the first line, or `nil` when it has no end.
  static func endOfLine(in bytes: Bytes) -> Int? {
    guard let end = bytes.firstPlace(of: Byte.newline, or: Byte.carriageReturn) else { return nil }
    let isPair = bytes[end] == Byte.carriageReturn && end + 1 < bytes.count && bytes[end + 1] == Byte.newline
    return end + (isPair ? 2 : 1)
  }

  /// A line ends with a newline, with a carriage return, or with both.
  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.newline || byte == Byte.carriageReturn
  }

  private mutating func skipLineEnd() {
    if bytes[position] == Byte.carriageReturn { position += 1 }
    if position < bytes.count, bytes[position] == Byte.newline { position += 1 }
    line += 1
  }

  private mutating func endOfQuoted(from start: Int) -> Int? {
    var index = start + 1
    var lines = 0
    while index < bytes.count {
      switch bytes[index] {
      case Byte.quote:
        guard index + 1 < bytes.count, bytes[index + 1] == Byte.quote else {
          line += lines
          return index + 1
        }
        index += 1
      case Byte.newline: lines += 1
      default: break
      }
      index += 1
    }
    return nil
  }

  private mutating func giveUpLine(_ end: End) -> End {
    let rest = bytes.slice(position..<bytes.count)
    position += Self.endOfLine(in: rest) ?? rest.count
    line += 1
    return end
  }
}
