/// JSON to be written, with its members in the order they are given.
enum JSONTree: Sendable {
  case object([(name: String, value: JSONTree)])
  case array([JSONTree])
  case string(String)
  case number(Int)
  case bool(Bool)
  /// JSON that is already written out.
  case written([UInt8])

  /// The JSON on one line.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  /// The JSON over several lines, for people.
  var lines: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indentedBy: 0)
    bytes.append(Byte.newline)
    return bytes
  }

  private func write(to bytes: inout [UInt8], indentedBy depth: Int) {
    func startLine(_ depth: Int) {
      bytes.append(Byte.newline)
      bytes += Array(repeating: Byte.space, count: 2 * depth)
    }
    switch self {
    case .object(let members) where !members.isEmpty:
      bytes.append(Byte.openBrace)
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(Byte.comma) }
        startLine(depth + 1)
        bytes += JSONText.literal(member.name) + [Byte.colon, Byte.space]
        member.value.write(to: &bytes, indentedBy: depth + 1)
      }
      startLine(depth)
      bytes.append(Byte.closeBrace)
    case .array(let elements) where !elements.isEmpty:
      bytes.append(Byte.openBracket)
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(Byte.comma) }
        startLine(depth + 1)
        element.write(to: &bytes, indentedBy: depth + 1)
      }
      startLine(depth)
      bytes.append(Byte.closeBracket)
    default: write(to: &bytes)
    }
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .object(let members):
      bytes.append(Byte.openBrace)
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(Byte.comma) }
        bytes += JSONText.literal(member.name)
        bytes.append(Byte.colon)
        member.value.write(to: &bytes)
      }
      bytes.append(Byte.closeBrace)
    case .array(let elements):
      bytes.append(Byte.openBracket)
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(Byte.comma) }
        element.write(to: &bytes)
      }
      bytes.append(Byte.closeBracket)
    case .string(let text): bytes += JSONText.literal(text)
    case .number(let number): bytes += Array(String(number).utf8)
    case .bool(let value): bytes += Array((value ? "true" : "false").utf8)
    case .written(let written): bytes += written
    }
  }
}

extension JSONTree: ExpressibleByDictionaryLiteral {
  /// Members without a value are left out.
  init(dictionaryLiteral members: (String, JSONTree?)...) {
    self = .object(members.compactMap { name, value in value.map { (name, $0) } })
  }
}

extension JSONTree: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
}

extension JSONTree: ExpressibleByStringLiteral {
  init(stringLiteral text: String) { self = .string(text) }
}
