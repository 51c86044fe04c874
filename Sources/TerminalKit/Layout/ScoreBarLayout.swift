import TextWidth

/// Draws a score on its scale: the bar with the band edges in it, and under it where each band begins.
struct ScoreBarLayout {
  let width: Int
  let glyphs: Glyphs
  private static let widest = 60

  func lines(of bar: ScoreBar) -> [Line] {
    let cells = min(Self.widest, width - 2)
    let span = bar.possible.upperBound - bar.possible.lowerBound + 1
    guard cells > 4, span > 1 else { return [] }
    let edges = Dictionary(
      bar.bandStarts.dropFirst().map { (column(of: $0, in: bar, cells: cells), $0) },
      uniquingKeysWith: { first, _ in first })
    var spans: [Span] = [Span(glyphs.bandEdge)]
    for cell in 0..<cells {
      // The values that this cell stands for: from this one up to where the next cell begins.
      let value = bar.possible.lowerBound + cell * span / cells
      if edges[cell] != nil {
        spans.append(Span(glyphs.bandEdge))
      } else if isReached(value, by: bar.range.lowerBound, in: bar) {
        append(glyphs.barFilled, .barFilled, to: &spans)
      } else if isReached(value, by: bar.range.upperBound, in: bar) {
        append(glyphs.barRange, .barRange, to: &spans)
      } else {
        append(glyphs.barEmpty, .barEmpty, to: &spans)
      }
    }
    spans.append(Span(glyphs.bandEdge))
    return scoreMark(of: bar, cells: cells) + [Line(spans)] + scale(of: bar, cells: cells)
  }

  /// A bar reaches up to its score; only the highest score fills the last cell.
  private func isReached(_ value: Int, by score: Int, in bar: ScoreBar) -> Bool {
    value < score || score == bar.possible.upperBound
  }

  private func append(_ glyph: String, _ style: Style, to spans: inout [Span]) {
    if spans.last?.style == style, spans.count > 1 {
      spans[spans.count - 1].text += glyph
    } else {
      spans.append(Span(glyph, style))
    }
  }

  private func column(of value: Int, in bar: ScoreBar, cells: Int) -> Int {
    let span = bar.possible.upperBound - bar.possible.lowerBound + 1
    return (value - bar.possible.lowerBound) * cells / span
  }

  /// The numbers under the bar: lowest, band starts (or the cut-off), highest.
  private func scale(of bar: ScoreBar, cells: Int) -> [Line] {
    var marks = [(column: 1, text: String(bar.possible.lowerBound))]
    let starts = bar.bandStarts.isEmpty ? [bar.cutOff].compactMap { $0 } : Array(bar.bandStarts.dropFirst())
    for start in starts where start < bar.possible.upperBound {
      marks.append((1 + column(of: start, in: bar, cells: cells), String(start)))
    }
    let top = String(bar.possible.upperBound)
    marks.append((cells + 2 - top.count, top))
    var lines = [Line(numbers(marks), .dim)]
    if let cutOff = bar.cutOff {
      let at = 1 + column(of: cutOff, in: bar, cells: cells)
      lines.append(mark(glyphs.cutOff, bar.cutOffLabel, at: at, cells: cells, .dim))
    }
    return lines
  }

  /// The mark over the bar where a known score stands.
  private func scoreMark(of bar: ScoreBar, cells: Int) -> [Line] {
    guard bar.range.count == 1, !bar.scoreLabel.isEmpty else { return [] }
    let score = bar.range.lowerBound
    // The last filled cell, as a bar reaches up to its score.
    let end = column(of: score, in: bar, cells: cells) + 1
    let at = score == bar.possible.upperBound ? cells : end
    return [mark(glyphs.score, bar.scoreLabel, at: at, cells: cells, .plain)]
  }

  /// A mark with its words, on the side where they have room.
  private func mark(_ sign: String, _ label: String, at column: Int, cells: Int, _ style: Style) -> Line {
    let words = label.isEmpty ? "" : " " + label
    if column + 1 + words.displayWidth <= cells + 2 {
      return Line([Span(String(repeating: " ", count: column)), Span(sign + words, style)])
    }
    let before = label.displayWidth + 1
    guard column >= before else { return Line([Span(String(repeating: " ", count: column)), Span(sign, style)]) }
    return Line([Span(String(repeating: " ", count: column - before)), Span(label + " " + sign, style)])
  }

  private func numbers(_ marks: [(column: Int, text: String)]) -> String {
    var line = ""
    for mark in marks {
      // A number that would touch the one before is left out; the table of bands has it.
      if !line.isEmpty && mark.column <= line.count { continue }
      line = line.padded(to: mark.column) + mark.text
    }
    return line
  }
}
