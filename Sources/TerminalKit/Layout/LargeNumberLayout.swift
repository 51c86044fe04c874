import TextWidth

/// Draws a number to call large enough to be read from afar, in blocks of half a cell, or of signs where there are none.
struct LargeNumberLayout {
  let width: Int
  let glyphs: Glyphs

  /// The last number in the words, such as the 988 of "Call or text 988".
  static func number(in text: String) -> String? {
    let numbers = text.split { !($0.isASCII && $0.isNumber) && $0 != "-" }.filter { $0.contains(where: \.isNumber) }
    return numbers.last.map(String.init)
  }

  func lines(of number: String) -> [Line] {
    let signs = number.compactMap { Self.shapes[$0] }
    return rows(of: signs).joined(separator: [Line()]).map { $0 }
  }

  /// Rows of as many digits as fit.
  private func rows(of signs: [[String]]) -> [[Line]] {
    let perRow = max(1, (width + 1) / 4)
    return stride(from: 0, to: signs.count, by: perRow).map { start in
      drawn(Array(signs[start..<min(start + perRow, signs.count)]))
    }
  }

  private func drawn(_ signs: [[String]]) -> [Line] {
    let pixels = (0..<5).map { row in Array(signs.map { $0[row] }.joined(separator: " ")) }
    if !glyphs.hasHalfBlocks {
      return pixels.map { Line(String($0.map { $0 == "#" ? "#" : " " }), .lifeline) }
    }
    return stride(from: 0, to: 5, by: 2).map { row in
      let lower = row + 1 < 5 ? pixels[row + 1] : Array(repeating: " ", count: pixels[row].count)
      let cells = zip(pixels[row], lower).map { upper, lower in
        switch (upper == "#", lower == "#") {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      }
      return Line(cells.joined(), .lifeline)
    }
  }

  private static let shapes: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"],
    "1": [" # ", "## ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"],
    "3": ["###", "  #", "###", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"],
    "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"],
    "7": ["###", "  #", "  #", "  #", "  #"],
    "8": ["###", "# #", "###", "# #", "###"],
    "9": ["###", "# #", "###", "  #", "###"],
    "-": ["   ", "   ", "###", "   ", "   "],
  ]
}
