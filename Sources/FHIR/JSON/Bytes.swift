import ForeignText

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
    other.withUnsafeBytes { matches($0) }
  }

  /// The place of the byte, from this place on: looked for in eight at a time.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    let repeated = UInt64(byte) &* 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= count {
      let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ repeated
      // The high bit of the first byte that is the same, and perhaps of some behind it.
      let found = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  package func matches(_ text: StaticString) -> Bool {
    matches(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package func matches(_ text: String) -> Bool {
    if count != text.utf8.count { return false }
    var text = text
    return text.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
  }

  /// Eight at a time, after a look at the first: most names that are compared differ there.
  @inlinable package func matches(_ other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard count > 0 else { return true }
    if self[0] != other[0] { return false }
    var index = 0
    while index + 8 <= count {
      let word = loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if word != other.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
      index += 8
    }
    while index < count {
      if self[index] != other[index] { return false }
      index += 1
    }
    return true
  }

  /// The bytes as text, with a sign in the place of what is not UTF-8.
  package var text: String { String(decoding: self, as: UTF8.self) }

  /// Whether there is a byte that plain ASCII text does not have.
  package var hasSpecialBytes: Bool {
    var start = 0
    while start < count {
      let end = Swift.min(start + 4096, count)
      // Without a way out in between, the compiler looks at many bytes at once.
      var found: UInt8 = 0
      for byte in slice(start..<end) { found |= byte & 0x80 | (byte == 0 ? 1 : 0) }
      if found != 0 { return true }
      start = end
    }
    return false
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
      case .emptyInput, .error: return (offset, Self.notUTF8(self[offset]))
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// - Parameter byte: the first that is no part of UTF-8 text.
  private static func notUTF8(_ byte: UInt8) -> String {
    // The signs from here on are the same in the encodings that files of Western programs have.
    let latin =
      byte < 0xA1 || byte == 0xAD ? "" : " (in Latin-1 and Windows-1252 this would be '\(Unicode.Scalar(byte))')"
    return "the bytes here are not UTF-8 text\(latin); save the file as UTF-8"
  }

  /// The message about a file that is no text in UTF-8 at all, by how it begins; `nil` for one that may be.
  package var foreignStart: String? {
    let encodings: [(start: [UInt8], name: String)] = [
      ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"), ([0xFF, 0xFE], "UTF-16"),
      ([0xFE, 0xFF], "UTF-16"),
    ]
    if let encoding = encodings.first(where: { starts(with: $0.start) }) { return Self.notThis(encoding.name) }
    if starts(with: [0x50, 0x4B, 3, 4]) {
      return "this is a ZIP or spreadsheet file, and not text; save the table as CSV in UTF-8"
    }
    if starts(with: [0x1F, 0x8B]) { return "this is a gzip file, and not text; unpack it first" }
    // Without a mark at its start, text in UTF-16 still has a NUL in every letter of ASCII.
    guard count >= 4 else { return nil }
    let areNUL = self[0..<4].map { $0 == 0 }
    return areNUL == [false, true, false, true] || areNUL == [true, false, true, false] ? Self.notThis("UTF-16") : nil
  }

  private static func notThis(_ encoding: String) -> String { "this file is text in \(encoding); save it as UTF-8" }

  /// Whether there is nothing but space between the parts of JSON.
  package var isBlank: Bool { allSatisfy(JSONText.isSpace) }

  /// The sign here with its name, when it is one that is not seen.
  package var unseenStart: String? {
    // No sign has more than four bytes.
    guard let first, first >= 0x80 else { return nil }
    return String(decoding: prefix(4), as: UTF8.self).unseenStart
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
