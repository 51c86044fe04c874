extension Character {
  /// How many terminal cells the character takes: 0, 1 or 2.
  var displayWidth: Int {
    if isASCII { return 1 }
    guard let base = unicodeScalars.first(where: { !$0.isZeroWidth }) else { return 0 }
    let isEmoji = unicodeScalars.contains { $0.value == 0xFE0F } && base.properties.isEmoji
    return isEmoji || base.properties.isEmojiPresentation || base.isWide ? 2 : 1
  }
}

extension String {
  /// How many terminal cells the text takes on one line.
  package var displayWidth: Int {
    // Nearly all text is ASCII, where a byte is a cell.
    isPlainASCII ? utf8.count : reduce(0) { $0 + $1.displayWidth }
  }

  /// Whether a byte of the text is a cell.
  var isPlainASCII: Bool {
    utf8.allSatisfy { $0 < 0x80 }
  }

  /// The text with spaces up to this many cells.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - displayWidth))
  }

  /// As much of the text as fits into this many cells.
  func clipped(to width: Int) -> String {
    var used = 0
    var result = ""
    for character in self {
      used += character.displayWidth
      if used > width { break }
      result.append(character)
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Combining marks and invisible format characters.
  fileprivate var isZeroWidth: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  /// East Asian wide and full-width characters, and emoji that are drawn as such. Ranges from Unicode's
  /// EastAsianWidth.txt, blocks joined where nothing narrow lies between.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FC, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default:
      false
    }
  }
}
