/// Bytes that are read in place.
@usableFromInline package typealias Bytes = UnsafeRawBufferPointer

/// The bytes of ASCII that CSV and JSON are made of.
@usableFromInline package enum Byte {
  @inlinable package static var tab: UInt8 { 9 }
  @inlinable package static var newline: UInt8 { 10 }
  @inlinable package static var carriageReturn: UInt8 { 13 }
  @inlinable package static var space: UInt8 { 32 }
  @inlinable package static var quote: UInt8 { 34 }
  @inlinable package static var comma: UInt8 { 44 }
  @inlinable package static var zero: UInt8 { 48 }
  @inlinable package static var nine: UInt8 { 57 }
  @inlinable package static var colon: UInt8 { 58 }
  @inlinable package static var semicolon: UInt8 { 59 }
  @inlinable package static var openBracket: UInt8 { 91 }
  @inlinable package static var backslash: UInt8 { 92 }
  @inlinable package static var closeBracket: UInt8 { 93 }
  @inlinable package static var openBrace: UInt8 { 123 }
  @inlinable package static var closeBrace: UInt8 { 125 }
}

extension UnsafeRawBufferPointer {
  @inlinable package func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[range])
  }

  @inlinable package func matches(_ other: [UInt8]) -> Bool {
    count == other.count && elementsEqual(other)
  }

  /// The bytes as text, with a sign in the place of what is not UTF-8.
  package var text: String { String(decoding: self, as: UTF8.self) }

  /// Whether there is a byte that plain ASCII text does not have: eight at a time, as nearly all files have none.
  package var hasSpecialBytes: Bool {
    let words = count / 8
    for index in 0..<words {
      let word = loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
      // A high bit is set, or a byte is zero.
      if (word | ((word &- 0x0101_0101_0101_0101) & ~word)) & 0x8080_8080_8080_8080 != 0 { return true }
    }
    return self[(words * 8)...].contains { $0 == 0 || $0 >= 0x80 }
  }

  /// The place where the bytes stop being UTF-8 text without NUL, and what is wrong there.
  package var textProblem: (offset: Int, message: String)? {
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
  @inlinable package mutating func append(_ bytes: Bytes) {
    append(contentsOf: bytes)
  }

  @inlinable package mutating func append(number: Int32) {
    if number >= 0 && number < 10 {
      append(Byte.zero + UInt8(number))
    } else {
      append(contentsOf: String(number).utf8)
    }
  }
}
