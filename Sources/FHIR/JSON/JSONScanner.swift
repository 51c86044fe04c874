import ForeignText

/// Finds the members of a JSON object in place, so that values pass through as they were written.
///
/// It checks that the whole text is JSON (RFC 8259).
package struct JSONScanner {
  private let bytes: Bytes
  private(set) var position = 0

  /// One member of the object.
  package struct Member {
    /// The key's bytes between its quotes, escapes and all.
    package let key: Range<Int>
    package let value: Range<Int>
  }

  /// A problem with the text, at an offset.
  package struct Failure: Error {
    package let offset: Int
    package let message: String
  }

  package init(_ bytes: Bytes) {
    self.bytes = bytes
  }

  /// The members of the object that the text is.
  package mutating func readObject(into members: inout [Member]) throws(Failure) {
    members.removeAll(keepingCapacity: true)
    skipSpace()
    try readObject(depth: 0) { members.append($0) }
    skipSpace()
    if position < bytes.count { throw failure("there is more on this line after the object") }
  }

  /// The elements of the array that the text is.
  package mutating func readArray(into elements: inout [Range<Int>]) throws(Failure) {
    elements.removeAll(keepingCapacity: true)
    try readArray(depth: 0) { elements.append($0) }
  }

  private mutating func readObject(depth: Int, member: (Member) -> Void) throws(Failure) {
    if position < bytes.count, bytes[position] == Byte.openBracket {
      throw failure("this is a JSON array; write one object a line, without [ ] around them and commas between them")
    }
    try expect(Byte.openBrace, "a line holds one JSON object: it starts with {")
    skipSpace()
    if take(Byte.closeBrace) { return }
    while true {
      skipSpace()
      let key = try readString()
      skipSpace()
      try expect(Byte.colon, "a colon belongs between a name and its value")
      skipSpace()
      let start = position
      try skipValue(depth: depth + 1)
      member(Member(key: key, value: start..<position))
      skipSpace()
      if take(Byte.closeBrace) { return }
      try expect(Byte.comma, "a comma or } belongs here")
    }
  }

  private mutating func skipValue(depth: Int) throws(Failure) {
    guard depth <= InputLimits.nesting else { throw failure("the value is nested too deeply") }
    guard position < bytes.count else { throw failure("the line ends where a value belongs") }
    switch bytes[position] {
    case Byte.quote: _ = try readString()
    case Byte.openBrace: try readObject(depth: depth) { _ in }
    case Byte.openBracket: try readArray(depth: depth) { _ in }
    case UInt8(ascii: "t"): try skipWord("true")
    case UInt8(ascii: "f"): try skipWord("false")
    case UInt8(ascii: "n"): try skipWord("null")
    default: try skipNumber()
    }
  }

  private mutating func readArray(depth: Int, element: (Range<Int>) -> Void) throws(Failure) {
    position += 1
    skipSpace()
    if take(Byte.closeBracket) { return }
    while true {
      skipSpace()
      let start = position
      try skipValue(depth: depth + 1)
      element(start..<position)
      skipSpace()
      if take(Byte.closeBracket) { return }
      try expect(Byte.comma, "a comma or ] belongs here")
    }
  }

  private mutating func readString() throws(Failure) -> Range<Int> {
    try expect(Byte.quote, "a name in double quotes belongs here")
    let start = position
    var hasEscape = false
    while position < bytes.count {
      switch bytes[position] {
      case Byte.quote:
        position += 1
        if hasEscape, JSONText.unescaped(bytes.slice(start..<(position - 1))) == nil {
          throw Failure(offset: start, message: "this text has a broken \\ escape")
        }
        return start..<(position - 1)
      case Byte.backslash:
        hasEscape = true
        position += 2
      case 0..<0x20: throw failure("there is a line break or control character in this text")
      default: position += 1
      }
    }
    throw Failure(offset: start - 1, message: "a quote is opened here and never closed")
  }

  private mutating func skipNumber() throws(Failure) {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let whole = skipDigits()
    guard whole > 0, whole == 1 || bytes[position - whole] != Byte.zero else {
      throw Failure(offset: start, message: "this is not a JSON value")
    }
    if take(UInt8(ascii: ".")), skipDigits() == 0 { throw failure("a digit belongs after the decimal point") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      if skipDigits() == 0 { throw failure("a digit belongs in the exponent") }
    }
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < bytes.count, bytes[position] >= Byte.zero, bytes[position] <= Byte.nine { position += 1 }
    return position - start
  }

  private mutating func skipWord(_ word: StaticString) throws(Failure) {
    for index in 0..<word.utf8CodeUnitCount {
      guard position < bytes.count, bytes[position] == word.utf8Start[index] else {
        throw failure("this is not a JSON value")
      }
      position += 1
    }
  }

  // The three below are inlined: a line calls them for every sign of its own.

  @inline(__always) private mutating func skipSpace() {
    while position < bytes.count, JSONText.isSpace(bytes[position]) { position += 1 }
  }

  @inline(__always) private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  @inline(__always) private mutating func expect(_ byte: UInt8, _ message: String) throws(Failure) {
    if !take(byte) { throw failure(message) }
  }

  private func failure(_ message: String) -> Failure {
    Failure(offset: min(position, bytes.count), message: message)
  }
}
