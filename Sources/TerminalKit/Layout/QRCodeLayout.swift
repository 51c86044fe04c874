/// Draws a code with two rows of modules to a line, or in ASCII with two columns to a module.
package struct QRCodeLayout {
  let glyphs: Glyphs

  /// Light modules around the code. The standard asks for four; cameras do with two, and few screens have room for
  /// more.
  private static let edge = 2

  /// The most modules that a side may have for the code to be seen whole.
  package static func largestSide(columns: Int, rows: Int, glyphs: Glyphs) -> Int {
    (glyphs.hasHalfBlocks ? min(columns, 2 * rows) : min(columns / 2, rows)) - 2 * edge
  }

  func lines(of code: QRCode) -> [Line] {
    let all = -Self.edge..<(code.side + Self.edge)
    guard glyphs.hasHalfBlocks else {
      return all.map { row in Line(all.map { code[row, $0] ? "##" : "  " }.joined(), .code) }
    }
    return stride(from: all.lowerBound, to: all.upperBound, by: 2).map { row in
      Line(all.map { half(upper: code[row, $0], lower: code[row + 1, $0]) }.joined(), .code)
    }
  }

  private func half(upper: Bool, lower: Bool) -> String {
    switch (upper, lower) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }
}
