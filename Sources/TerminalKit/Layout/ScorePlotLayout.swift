import TextWidth

/// Draws scores over time: the scale at the left, a column for each screen, the bands' names at the right.
package struct ScorePlotLayout {
  let width: Int
  let glyphs: Glyphs

  private static let tallest = 14
  private static let lowest = 8
  /// Names of bands have room at the right from this width on.
  private static let roomForNames = 60
  private static let namesWidth = 22

  func lines(of plot: ScorePlot) -> [Line] {
    let span = plot.possible.upperBound - plot.possible.lowerBound
    guard span > 0, !plot.scores.isEmpty, width >= 12 else { return [] }
    let scaleWidth = String(plot.possible.upperBound).count + 1
    let hasNames = width >= Self.roomForNames && !plot.bands.isEmpty
    let columns = width - scaleWidth - 1 - (hasNames ? Self.namesWidth + 1 : 0)
    let height = min(span + 1, width >= Self.roomForNames ? Self.tallest : Self.lowest)
    let grid = Grid(plot, columns: columns, height: height, glyphs: glyphs)
    let body = (0..<height).map { row in
      let number = grid.numbers[row].map(String.init) ?? ""
      let head = String(repeating: " ", count: max(0, scaleWidth - 1 - number.count)) + number + " " + glyphs.bandEdge
      let name = hasNames ? (grid.names[row].map { " " + $0.clipped(to: Self.namesWidth) } ?? "") : ""
      return Line([Span(head, .dim)] + grid.spans(row) + (name.isEmpty ? [] : [Span(name, .dim)]))
    }
    let indent = scaleWidth + 1
    return body + [dates(plot, columns: columns).indented(by: indent), legend(plot).indented(by: indent)]
  }

  /// The most scores that a plot of this width shows: each has a column, and one that is free.
  package static func mostScores(width: Int) -> Int { max(0, width - (width >= roomForNames ? namesWidth + 7 : 6)) / 2 }

  private func dates(_ plot: ScorePlot, columns: Int) -> Line {
    guard plot.scores.count > 1, plot.firstLabel.displayWidth + plot.lastLabel.displayWidth + 2 <= columns else {
      return Line(plot.lastLabel, .dim)
    }
    return Line(plot.firstLabel.padded(to: columns - plot.lastLabel.displayWidth) + plot.lastLabel, .dim)
  }

  private func legend(_ plot: ScorePlot) -> Line {
    var parts = ["\(glyphs.plotScore) \(plot.legend.score)"]
    if plot.scores.contains(where: { $0.lowerBound < $0.upperBound }) {
      parts.append("\(glyphs.plotRange) \(plot.legend.range)")
    }
    if plot.cutOff != nil { parts.append("\(glyphs.plotCutOff) \(plot.legend.cutOff)") }
    if plot.bands.count > 1 { parts.append("\(glyphs.plotBand) \(plot.legend.band)") }
    var line = ""
    for part in parts where line.displayWidth + part.displayWidth + 2 <= width - 5 {
      line += (line.isEmpty ? "" : "  ") + part
    }
    return Line(line, .dim)
  }

  /// The plot cell by cell, the highest row first.
  private struct Grid {
    private var cells: [[(glyph: String, style: Style)]]
    /// Beside which rows the scale has a number, and where a band has its name.
    private(set) var numbers: [Int?]
    private(set) var names: [String?]

    init(_ plot: ScorePlot, columns: Int, height: Int, glyphs: Glyphs) {
      cells = Array(repeating: Array(repeating: (" ", .plain), count: columns), count: height)
      numbers = Array(repeating: nil, count: height)
      names = Array(repeating: nil, count: height)
      let low = plot.possible.lowerBound
      let span = plot.possible.upperBound - low
      func row(_ value: Int) -> Int {
        let value = min(max(value, low), plot.possible.upperBound)
        return height - 1 - ((value - low) * (height - 1) + span / 2) / span
      }
      /// There is always a row below a line, for what does not reach it.
      func row(ofLine value: Int) -> Int { value > low ? min(row(value), height - 2) : row(value) }
      let lines = plot.bands.map(\.start) + [plot.cutOff].compactMap { $0 }
      /// A score is on or above a line that it reaches, and below one that it does not.
      func row(ofScore value: Int) -> Int {
        let value = max(value, low)
        let highest = lines.filter { value < $0 }.map { row(ofLine: $0) + 1 }.max() ?? 0
        let lowest = lines.filter { value >= $0 }.map(row(ofLine:)).min() ?? height - 1
        return max(highest, min(row(value), lowest))
      }
      func rule(_ value: Int, _ glyph: String) {
        cells[row(ofLine: value)] = Array(repeating: (glyph, .barEmpty), count: columns)
        numbers[row(ofLine: value)] = value
      }
      for band in plot.bands {
        if band.start > low { rule(band.start, glyphs.plotBand) }
        names[row(ofLine: band.start)] = band.name
      }
      numbers[0] = plot.possible.upperBound
      numbers[height - 1] = low
      if let cutOff = plot.cutOff { rule(cutOff, glyphs.plotCutOff) }
      for (index, score) in plot.scores.enumerated() {
        let count = plot.scores.count
        let column = count == 1 ? columns / 2 : index * (columns - 1) / (count - 1)
        if score.lowerBound == score.upperBound {
          cells[row(ofScore: score.lowerBound)][column] = (glyphs.plotScore, .question)
        } else {
          for row in row(ofScore: score.upperBound)...row(ofScore: score.lowerBound) {
            cells[row][column] = (glyphs.plotRange, .barRange)
          }
        }
      }
    }

    /// A row, with neighbours of one style in one span.
    func spans(_ row: Int) -> [Span] {
      cells[row].reduce(into: []) { spans, cell in
        if spans.last?.style == cell.style {
          spans[spans.count - 1].text += cell.glyph
        } else {
          spans.append(Span(cell.glyph, cell.style))
        }
      }
    }
  }
}
