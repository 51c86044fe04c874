/// Bytes that are read in place.
typealias Bytes = UnsafeRawBufferPointer

enum Byte {
  static let tab: UInt8 = 9
  static let newline: UInt8 = 10
  static let carriageReturn: UInt8 = 13
  static let space: UInt8 = 32
  static let quote: UInt8 = 34
  static let comma: UInt8 = 44
  static let zero: UInt8 = 48
  static let nine: UInt8 = 57
  static let colon: UInt8 = 58
  static let semicolon: UInt8 = 59
  static let openBracket: UInt8 = 91
  static let backslash: UInt8 = 92
  static let closeBracket: UInt8 = 93
  static let openBrace: UInt8 = 123
  static let closeBrace: UInt8 = 125
}

extension UnsafeRawBufferPointer {
  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[range])
  }

  func matches(_ other: [UInt8]) -> Bool {
    count == other.count && elementsEqual(other)
  }

  /// The bytes as text, with a sign in the place of what is not UTF-8.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// A whole number without sign or spaces, up to nine digits.
  var wholeNumber: Int? {
    guard !isEmpty, count <= 9 else { return nil }
    var number = 0
    for byte in self {
      guard byte >= Byte.zero, byte <= Byte.nine else { return nil }
      number = number * 10 + Int(byte - Byte.zero)
    }
    return number
  }

  /// Whether there is a byte that plain ASCII text does not have: eight at a time, as nearly all files have none.
  var hasSpecialBytes: Bool {
    let words = count / 8
    for index in 0..<words {
      let word = loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
      // A high bit is set, or a byte is zero.
      if (word | ((word &- 0x0101_0101_0101_0101) & ~word)) & 0x8080_8080_8080_8080 != 0 { return true }
    }
    return self[(words * 8)...].contains { $0 == 0 || $0 >= 0x80 }
  }

  /// Where the bytes stop being UTF-8 text without NUL, and what is wrong there.
  var textProblem: (offset: Int, message: String)? {
    if let offset = firstIndex(of: 0) { return (offset, "there is a NUL byte here; the file is not plain text") }
    if String(validating: self, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return (offset, "the bytes here are not UTF-8 text; save the file as UTF-8")
      }
    }
  }
}

extension [UInt8] {
  mutating func append(_ bytes: Bytes) {
    append(contentsOf: bytes)
  }

  mutating func append(number: Int32) {
    if number >= 0 && number < 10 {
      append(Byte.zero + UInt8(number))
    } else {
      append(contentsOf: String(number).utf8)
    }
  }
}
