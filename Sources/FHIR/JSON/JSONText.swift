/// The few things about JSON text that are needed byte by byte.
package enum JSONText {
  /// The text as a JSON string.
  package static func literal(_ text: String) -> [UInt8] {
    var bytes = [Byte.quote]
    for byte in text.utf8 {
      switch byte {
      case Byte.quote, Byte.backslash: bytes += [Byte.backslash, byte]
      case 0..<0x20: bytes += Array("\\u00".utf8) + hex(byte)
      default: bytes.append(byte)
      }
    }
    return bytes + [Byte.quote]
  }

  /// Whether the byte may stand between the parts of JSON.
  @inlinable package static func isSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.space, Byte.tab, Byte.newline, Byte.carriageReturn: true
    default: false
    }
  }

  /// JSON text on one line: without the spaces and line ends between its parts.
  package static func onOneLine(_ json: Bytes) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(json.count)
    var isInString = false
    var isEscaped = false
    for byte in json where isInString || !isSpace(byte) {
      line.append(byte)
      if byte == Byte.quote, !isEscaped { isInString.toggle() }
      isEscaped = byte == Byte.backslash && !isEscaped
    }
    return line
  }

  /// The text that the inside of a JSON string stands for, where that was read before.
  package static func text(_ inside: Bytes) -> String {
    String(decoding: unescaped(inside) ?? [], as: UTF8.self)
  }

  /// The bytes between the quotes of a JSON string; `nil` for another value.
  @inlinable package static func inside(_ value: Bytes) -> Bytes? {
    value.first == Byte.quote ? value.slice(1..<(value.count - 1)) : nil
  }

  private static func hex(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// The text that the inside of a JSON string stands for; `nil` when an escape is broken.
  package static func unescaped(_ inside: Bytes) -> [UInt8]? {
    guard inside.contains(Byte.backslash) else { return Array(inside) }
    var units: [UInt16] = []
    var index = 0
    var result: [UInt8] = []
    func flush() -> Bool {
      guard !units.isEmpty else { return true }
      guard let text = String(validating: units, as: UTF16.self) else { return false }
      result += Array(text.utf8)
      units = []
      return true
    }
    while index < inside.count {
      guard inside[index] == Byte.backslash else {
        guard flush() else { return nil }
        result.append(inside[index])
        index += 1
        continue
      }
      guard index + 1 < inside.count else { return nil }
      let escape = inside[index + 1]
      index += 2
      if escape == UInt8(ascii: "u") {
        // UInt16(_:radix:) alone would take a sign, too.
        guard index + 4 <= inside.count, isHexDigit(inside[index]),
          let unit = UInt16(inside.slice(index..<(index + 4)).text, radix: 16)
        else { return nil }
        units.append(unit)
        index += 4
      } else {
        guard flush(), let byte = escapes[escape] else { return nil }
        result.append(byte)
      }
    }
    return flush() ? result : nil
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool { Character(Unicode.Scalar(byte)).isHexDigit }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92, UInt8(ascii: "/"): 47, UInt8(ascii: "b"): 8,
    UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]
}
