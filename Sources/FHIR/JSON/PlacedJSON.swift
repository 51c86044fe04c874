import ForeignText

/// A JSON value that knows where each of its parts stands, for documents whose problems people mend by hand.
///
/// Unlike `JSONNode` it holds a whole document in memory, and is walked through again and again.
struct PlacedJSON: Sendable {
  /// The offset of the value's first byte.
  let offset: Int
  let content: Content

  enum Content: Sendable {
    case object([Member])
    case array([PlacedJSON])
    case string(String)
    /// As it is written.
    case number(String)
    case bool(Bool)
    case null
  }

  struct Member: Sendable {
    let name: String
    let value: PlacedJSON
  }

  /// - Throws: the place and the cause, when the text is not one JSON value.
  init(_ text: [UInt8]) throws(FormProblem) {
    var parser = PlacedJSONParser(text)
    self = try parser.document()
  }

  init(offset: Int, _ content: Content) {
    self.offset = offset
    self.content = content
  }

  /// The members of an object; none of another value.
  var members: [Member] {
    if case .object(let members) = content { members } else { [] }
  }

  /// The member with this name; a value that is null is none.
  subscript(_ name: String) -> PlacedJSON? {
    guard let value = members.first(where: { $0.name == name })?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  /// The elements of an array; none of another value.
  var elements: [PlacedJSON] {
    if case .array(let elements) = content { elements } else { [] }
  }

  var isObject: Bool {
    if case .object = content { true } else { false }
  }

  var isArray: Bool {
    if case .array = content { true } else { false }
  }

  var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  var bool: Bool? {
    if case .bool(let value) = content { value } else { nil }
  }

  /// A number as it is written.
  var number: String? {
    if case .number(let text) = content { text } else { nil }
  }
}

/// Reads JSON (RFC 8259) in one pass.
private struct PlacedJSONParser {
  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) {
    self.text = text
  }

  mutating func document() throws(FormProblem) -> PlacedJSON {
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    if position < text.count { throw problem("there is more after the end of the resource; a file holds one") }
    return value
  }

  private mutating func value(depth: Int) throws(FormProblem) -> PlacedJSON {
    guard depth <= InputLimits.nesting else {
      throw problem("this is nested more than \(InputLimits.nesting) levels deep")
    }
    guard position < text.count else { throw problem("a value belongs here") }
    let start = position
    switch text[position] {
    case Byte.openBrace: return PlacedJSON(offset: start, .object(try members(depth: depth)))
    case Byte.openBracket: return PlacedJSON(offset: start, .array(try elements(depth: depth)))
    case Byte.quote: return PlacedJSON(offset: start, .string(try string()))
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return PlacedJSON(offset: start, .number(try number()))
    }
  }

  private mutating func members(depth: Int) throws(FormProblem) -> [PlacedJSON.Member] {
    var members: [PlacedJSON.Member] = []
    var names: Set<String> = []
    position += 1
    skipSpace()
    if take(Byte.closeBrace) { return members }
    while true {
      skipSpace()
      let start = position
      guard position < text.count, text[position] == Byte.quote else {
        throw problem("a name in double quotes belongs here")
      }
      let name = try string()
      guard names.insert(name).inserted else {
        throw FormProblem("'\(name)' stands here twice, and nobody can tell which counts; keep one", at: start)
      }
      skipSpace()
      guard take(Byte.colon) else { throw problem("a colon belongs between a name and its value") }
      skipSpace()
      members.append(PlacedJSON.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      if take(Byte.closeBrace) { return members }
      guard take(Byte.comma) else { throw problem("a comma or } belongs here") }
    }
  }

  private mutating func elements(depth: Int) throws(FormProblem) -> [PlacedJSON] {
    var elements: [PlacedJSON] = []
    position += 1
    skipSpace()
    if take(Byte.closeBracket) { return elements }
    while true {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take(Byte.closeBracket) { return elements }
      guard take(Byte.comma) else { throw problem("a comma or ] belongs here") }
    }
  }

  private mutating func string() throws(FormProblem) -> String {
    let start = position
    position += 1
    while position < text.count {
      switch text[position] {
      case Byte.quote:
        let inside = text[(start + 1)..<position]
        position += 1
        guard let bytes = inside.withUnsafeBytes(JSONText.unescaped) else {
          throw FormProblem("this text has a broken \\ escape", at: start)
        }
        return String(decoding: bytes, as: UTF8.self)
      case Byte.backslash: position += 2
      case 0..<0x20:
        throw problem("there is a line break or control character in this text; it may lack its closing quote")
      default: position += 1
      }
    }
    throw FormProblem("a quote is opened here and never closed", at: start)
  }

  private mutating func number() throws(FormProblem) -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let whole = skipDigits()
    guard whole > 0, whole == 1 || text[position - whole] != Byte.zero else { throw notAValue(at: start) }
    if take(UInt8(ascii: ".")), skipDigits() == 0 { throw notAValue(at: start) }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
      if skipDigits() == 0 { throw notAValue(at: start) }
    }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func word(_ word: String, _ content: PlacedJSON.Content) throws(FormProblem) -> PlacedJSON {
    let start = position
    guard text[position...].starts(with: word.utf8) else { throw notAValue(at: start) }
    position += word.utf8.count
    return PlacedJSON(offset: start, content)
  }

  private func notAValue(at offset: Int) -> FormProblem { FormProblem("this is not a JSON value", at: offset) }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < text.count, (Byte.zero...Byte.nine).contains(text[position]) { position += 1 }
    return position - start
  }

  private mutating func skipSpace() {
    while position < text.count, JSONText.isSpace(text[position]) { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  private func problem(_ message: String) -> FormProblem {
    position < text.count
      ? FormProblem(message, at: position)
      : FormProblem("the file ends here, in the middle of the resource; it may have been cut off", at: text.count)
  }
}
