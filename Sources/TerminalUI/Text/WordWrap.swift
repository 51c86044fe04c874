extension String {
  /// The text in lines of at most `width` cells, broken between words; a word that is longer is broken inside.
  /// Line breaks in the text stay.
  func wrapped(to width: Int) -> [String] {
    let width = Swift.max(1, width)
    if displayWidth <= width && !utf8.contains(10) { return [self] }
    return split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      Self.wrap(words: paragraph.split(separator: " ").map(String.init), width: width)
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
