import TextWidth

/// Lays results out one below the other: names, small bars, values and words each in a column of their own where that fits.
struct ScoreRowsLayout {
  let width: Int
  let glyphs: Glyphs
  private static let cells = 10
  private static let gap = "  "

  func lines(of rows: [ScoreRow]) -> [Line] {
    let names = rows.map(\.name.displayWidth).max() ?? 0
    let values = rows.map(\.value.displayWidth).max() ?? 0
    let bands = rows.compactMap(\.band?.displayWidth).max() ?? 0
    let needed = names + 2 + values + (bands > 0 ? 2 + bands : 0)
    if needed + Self.cells + 2 <= width, rows.contains(where: { $0.bar != nil }) {
      return rows.map { line($0, names: names, values: values, hasBar: true) }
    }
    if needed <= width { return rows.map { line($0, names: names, values: values, hasBar: false) } }
    return rows.flatMap(stacked)
  }

  private func line(_ row: ScoreRow, names: Int, values: Int, hasBar: Bool) -> Line {
    var spans = [Span(row.name.padded(to: names) + Self.gap)]
    if hasBar {
      spans += bar(row.bar) + [Span(Self.gap)]
    }
    spans.append(Span(row.band == nil ? row.value : row.value.padded(to: values)))
    if let band = row.band { spans.append(Span(Self.gap + band)) }
    return Line(spans)
  }

  private func bar(_ bar: ScoreRow.Bar?) -> [Span] {
    guard let bar else { return [Span(String(repeating: " ", count: Self.cells))] }
    let sure = cells(of: bar.range.lowerBound, in: bar)
    let open = cells(of: bar.range.upperBound, in: bar) - sure
    let parts = [
      Span(String(repeating: glyphs.barFilled, count: sure), .barFilled),
      Span(String(repeating: glyphs.barRange, count: open), .barRange),
      Span(String(repeating: glyphs.barEmpty, count: Self.cells - sure - open), .barEmpty),
    ]
    return parts.filter { !$0.text.isEmpty }
  }

  /// The bar's cells up to a score: none for the lowest, and at least one for any other.
  private func cells(of score: Int, in bar: ScoreRow.Bar) -> Int {
    let span = max(1, bar.possible.upperBound - bar.possible.lowerBound)
    return ((score - bar.possible.lowerBound) * Self.cells + span - 1) / span
  }

  /// The name, and below it what does not fit beside it.
  private func stacked(_ row: ScoreRow) -> [Line] {
    if row.text.displayWidth <= width { return [Line(row.text)] }
    let value = [row.value, row.band].compactMap { $0 }.joined(separator: ", ")
    return row.name.wrapped(to: width).map { Line($0) } + value.wrapped(to: width - 2).map { Line($0).indented(by: 2) }
  }
}
