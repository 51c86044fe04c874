import ForeignText

/// Reads JSON in place, once, and checks that the whole text is JSON (RFC 8259).
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

  /// The bytes of a string between its quotes.
  struct Text {
    let range: Range<Int>
    /// Whether there is a `\` in it.
    let hasEscape: Bool

    static let none = Text(range: 0..<0, hasEscape: false)
  }

  package init(_ bytes: Bytes) {
    self.bytes = bytes
  }

  /// The members of the object that the text is, so that values pass through as they were written.
  package mutating func readObject(into members: inout [Member]) throws(Failure) {
    members.removeAll(keepingCapacity: true)
    var top = TopMembers(members: members)
    members = []
    defer { members = top.members }
    try readObject(into: &top)
  }

  /// All values of the object that the text is.
  mutating func readObject(into sink: inout some JSONSink) throws(Failure) {
    skipSpace()
    if position < bytes.count, bytes[position] == Byte.openBracket {
      throw failure("this is a JSON array; write one object a line, without [ ] around them and commas between them")
    }
    guard position < bytes.count, bytes[position] == Byte.openBrace else {
      throw failure("a line holds one JSON object: it starts with {")
    }
    try readValue(depth: 0, named: .none, into: &sink)
    skipSpace()
    if position < bytes.count { throw failure("there is more on this line after the object") }
  }

  /// Keeps only the members of the outermost object.
  private struct TopMembers: JSONSink {
    var members: [Member]
    private var depth = 0
    private var start = 0
    private var key = 0..<0

    init(members: [Member]) { self.members = members }

    mutating func begin(_ kind: JSONKind, at start: Int, named name: Text) -> Int {
      if depth == 1 {
        self.start = start
        key = name.range
      }
      depth += 1
      return depth
    }

    mutating func end(_ mark: Int, at end: Int, hasEscape: Bool) {
      depth -= 1
      if depth == 1 { members.append(Member(key: key, value: start..<end)) }
    }
  }

  private mutating func readValue(depth: Int, named name: Text, into sink: inout some JSONSink) throws(Failure) {
    guard depth <= InputLimits.nesting else { throw failure("the value is nested too deeply") }
    guard position < bytes.count else { throw failure("the line ends where a value belongs") }
    let start = position
    var hasEscape = false
    let mark: Int
    switch bytes[position] {
    case Byte.quote:
      mark = sink.begin(.string, at: start, named: name)
      hasEscape = try readString().hasEscape
    case Byte.openBrace:
      mark = sink.begin(.object, at: start, named: name)
      try readMembers(depth: depth, into: &sink)
    case Byte.openBracket:
      mark = sink.begin(.array, at: start, named: name)
      try readElements(depth: depth, into: &sink)
    case UInt8(ascii: "t"):
      mark = sink.begin(.bool, at: start, named: name)
      try skipWord("true")
    case UInt8(ascii: "f"):
      mark = sink.begin(.bool, at: start, named: name)
      try skipWord("false")
    case UInt8(ascii: "n"):
      mark = sink.begin(.null, at: start, named: name)
      try skipWord("null")
    default:
      mark = sink.begin(.number, at: start, named: name)
      try skipNumber()
    }
    sink.end(mark, at: position, hasEscape: hasEscape)
  }

  private mutating func readMembers(depth: Int, into sink: inout some JSONSink) throws(Failure) {
    position += 1
    skipSpace()
    if take(Byte.closeBrace) { return }
    while true {
      skipSpace()
      let key = try readString()
      skipSpace()
      try expect(Byte.colon, "a colon belongs between a name and its value")
      skipSpace()
      try readValue(depth: depth + 1, named: key, into: &sink)
      skipSpace()
      if take(Byte.closeBrace) { return }
      try expect(Byte.comma, "a comma or } belongs here")
    }
  }

  private mutating func readElements(depth: Int, into sink: inout some JSONSink) throws(Failure) {
    position += 1
    skipSpace()
    if take(Byte.closeBracket) { return }
    while true {
      skipSpace()
      try readValue(depth: depth + 1, named: .none, into: &sink)
      skipSpace()
      if take(Byte.closeBracket) { return }
      try expect(Byte.comma, "a comma or ] belongs here")
    }
  }

  private mutating func readString() throws(Failure) -> Text {
    try expect(Byte.quote, "a name in double quotes belongs here")
    let start = position
    var hasEscape = false
    while true {
      skipPlainText()
      guard position < bytes.count else { break }
      switch bytes[position] {
      case Byte.quote:
        position += 1
        if hasEscape, JSONText.unescaped(bytes.slice(start..<(position - 1))) == nil {
          throw Failure(offset: start, message: "this text has a broken \\ escape")
        }
        return Text(range: start..<(position - 1), hasEscape: hasEscape)
      case Byte.backslash:
        hasEscape = true
        position += 2
      default: throw failure("there is a line break or control character in this text")
      }
    }
    throw Failure(offset: start - 1, message: "a quote is opened here and never closed")
  }

  /// Goes on to the next byte that is a quote, a backslash or a control character: eight at a time, as most text is
  /// neither.
  @inline(__always) private mutating func skipPlainText() {
    while position + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      // In each: the high bit of the first byte that is found, and perhaps of some behind it.
      let quotes = Self.zeros(in: word ^ Self.repeated(Byte.quote))
      let backslashes = Self.zeros(in: word ^ Self.repeated(Byte.backslash))
      let controls = (word &- Self.repeated(0x20)) & ~word & Self.repeated(0x80)
      let found = quotes | backslashes | controls
      if found != 0 {
        position += found.trailingZeroBitCount / 8
        return
      }
      position += 8
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Byte.quote || byte == Byte.backslash || byte < 0x20 { return }
      position += 1
    }
  }

  @inline(__always) private static func zeros(in word: UInt64) -> UInt64 {
    (word &- repeated(1)) & ~word & repeated(0x80)
  }

  @inline(__always) private static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

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
    let offset = min(position, bytes.count)
    let unseen = bytes.slice(offset..<bytes.count).unseenStart.map {
      "; \($0) stands here, which is not seen: remove it"
    }
    return Failure(offset: offset, message: message + (unseen ?? ""))
  }
}
