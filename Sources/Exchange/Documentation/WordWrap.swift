/// Text on lines that are no wider than wanted, for pages of plain text.
enum WordWrap {
  /// A word that is longer than a line, such as an address, stands on a line of its own.
  ///
  /// - Parameters:
  ///   - first: what the first line begins with.
  ///   - rest: what every other line begins with.
  static func lines(_ text: String, first: String = "", rest: String = "", width: Int) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !isEmpty && line.count + 1 + word.count > width {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}
