extension String {
  /// The text in lines of at most `width` cells, broken between words; a word that is longer is broken inside.
  /// Line breaks in the text stay.
  func wrapped(to width: Int) -> [String] {
    let width = Swift.max(1, width)
    if hasOnlySingleSpaces {
      if displayWidth <= width { return [self] }
      if isPlainASCII { return wrappedByBytes(to: width) }
    }
    return split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      Self.wrap(words: paragraph.split(separator: " ").map(String.init), width: width)
    }
  }

  /// Whether single spaces between words are all the white space there is.
  private var hasOnlySingleSpaces: Bool {
    var wasSpace = true
    for byte in utf8 {
      if byte == 10 || (byte == 32 && wasSpace) { return false }
      wasSpace = byte == 32
    }
    return !wasSpace
  }

  /// The same where a byte is a cell and single spaces are all the white space, so that a line is a piece of the text
  /// as it stands. Nearly all text is like that, and every key lays a page out.
  private func wrappedByBytes(to width: Int) -> [String] {
    var text = self
    return text.withUTF8 { bytes in
      var lines: [String] = []
      var start = 0
      while bytes.count - start > width {
        var end = start + width
        while end > start, bytes[end] != UInt8(ascii: " ") { end -= 1 }
        let isLongWord = end == start
        if isLongWord { end = start + width }
        lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
        start = isLongWord ? end : end + 1
      }
      lines.append(String(decoding: bytes[start...], as: UTF8.self))
      return lines
    }
  }

  private static func wrap(words: [String], width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in words {
      var word = word
      var wordWidth = word.displayWidth
      if !line.isEmpty && used + 1 + wordWidth > width {
        lines.append(line)
        line = ""
        used = 0
      }
      while wordWidth > width {
        let head = word.clipped(to: width)
        guard !head.isEmpty else { break }
        lines.append(head)
        word = String(word.dropFirst(head.count))
        wordWidth = word.displayWidth
      }
      line += line.isEmpty ? word : " " + word
      used += (used == 0 ? 0 : 1) + wordWidth
    }
    lines.append(line)
    return lines
  }
}
