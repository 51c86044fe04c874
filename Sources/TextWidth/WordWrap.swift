extension String {
  /// The text in lines of at most `width` cells, broken between words; a word that is longer is broken inside, between
  /// what a reader sees as characters. Line breaks in the text stay.
  package func wrapped(to width: Int) -> [String] {
    let width = Swift.max(1, width)
    if hasOnlySingleSpaces {
      if displayWidth <= width { return [self] }
      if isPlainASCII { return wrappedByBytes(to: width) }
    }
    return split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      WordWrap(width: width).lines(of: paragraph.split(separator: " "))
    }
  }

  /// The text in lines that begin in a certain way. A word that is longer than a line, such as an address, stays whole.
  ///
  /// - Parameters:
  ///   - first: the beginning of the first line.
  ///   - rest: the beginning of every other line.
  package func wrapped(to width: Int, first: String, rest: String = "") -> [String] {
    WordWrap(width: width, first: first, rest: rest, breaksWords: false)
      .lines(of: split(whereSeparator: \.isWhitespace))
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
}

/// Puts words on lines.
private struct WordWrap {
  let width: Int
  /// The beginning of the first line, and of every other.
  var first = ""
  var rest = ""
  /// Whether a word that is longer than a line is broken.
  var breaksWords = true

  func lines(of words: [Substring]) -> [String] {
    var lines: [String] = []
    var line = first
    var used = first.displayWidth
    var isEmpty = true
    func end() {
      lines.append(line)
      line = rest
      used = rest.displayWidth
      isEmpty = true
    }
    for var word in words {
      var cells = word.displayWidth
      if !isEmpty && used + 1 + cells > width { end() }
      while breaksWords && used + cells > width {
        let head = String(word).clipped(to: width - used)
        // A character that is wider than the line has to stand somewhere.
        guard !head.isEmpty else { break }
        line += head
        end()
        word = word.dropFirst(head.count)
        cells = word.displayWidth
      }
      line += (isEmpty ? "" : " ") + word
      used += (isEmpty ? 0 : 1) + cells
      isEmpty = false
    }
    return lines + [line]
  }
}
