import TextWidth

/// Lays blocks out as lines of at most `width` cells.
struct BlockLayout {
  let width: Int
  let glyphs: Glyphs
  /// Numbers to call are drawn large.
  let isLarge: Bool

  func lines(of blocks: [Block]) -> [Line] {
    var lines: [Line] = []
    for block in blocks {
      if block.isSetOff, !lines.isEmpty, lines.last != Line() { lines.append(Line()) }
      lines += self.lines(of: block)
    }
    return lines
  }

  private func lines(of block: Block) -> [Line] {
    switch block {
    case .text(let text, let style): text.wrapped(to: width).map { Line($0, style) }
    case .section(let text): [section(text)]
    case .heading(let text): text.wrapped(to: width).map { Line($0, .heading) }
    case .number(let text, let isBoxed): number(text, isBoxed: isBoxed)
    case .list(let entries): entries.flatMap(bulleted)
    case .table(let columns, let rows): TableLayout(width: width).lines(columns: columns, rows: rows)
    case .scoreBar(let bar): ScoreBarLayout(width: width, glyphs: glyphs).lines(of: bar)
    case .scores(let rows): ScoreRowsLayout(width: width, glyphs: glyphs).lines(of: rows)
    case .scorePlot(let plot): ScorePlotLayout(width: width, glyphs: glyphs).lines(of: plot)
    case .row(let text, let value): row(text, value: value)
    case .code(let code): QRCodeLayout(glyphs: glyphs).lines(of: code)
    case .gap: [Line()]
    }
  }

  private func section(_ text: String) -> Line {
    let title = text.clipped(to: width)
    let rule = String(repeating: glyphs.rule, count: max(0, width - title.displayWidth - 1))
    return Line([Span(title, .heading), Span(rule.isEmpty ? "" : " " + rule, .dim)])
  }

  private func number(_ text: String, isBoxed: Bool) -> [Line] {
    if isLarge, let number = LargeNumberLayout.number(in: text) {
      return text.wrapped(to: width).map { Line($0, .lifeline) }
        + LargeNumberLayout(width: width, glyphs: glyphs).lines(of: number)
    }
    return isBoxed ? box(text) : text.wrapped(to: width).map { Line($0, .lifeline) }
  }

  private func box(_ text: String) -> [Line] {
    let lines = text.wrapped(to: width - 6)
    let inside = (lines.map(\.displayWidth).max() ?? 0) + 4
    let frame = glyphs.frame
    let edge = String(repeating: glyphs.rule, count: inside)
    return [Line(frame.topLeft + edge + frame.topRight, .dim)]
      + lines.map { line in
        Line([
          Span(frame.side + "  ", .dim), Span(line.padded(to: inside - 4), .lifeline), Span("  " + frame.side, .dim),
        ])
      } + [Line(frame.bottomLeft + edge + frame.bottomRight, .dim)]
  }

  private func bulleted(_ entry: String) -> [Line] {
    let mark = glyphs.bullet + " "
    return entry.wrapped(to: width - mark.displayWidth).enumerated().map { index, text in
      Line([Span(index == 0 ? mark : "  "), Span(text)])
    }
  }

  /// Words at the left and a value at the right; the value takes a line of its own where both do not fit.
  private func row(_ text: String, value: String) -> [Line] {
    let valueWidth = value.displayWidth
    if valueWidth > width / 2 {
      return text.wrapped(to: width).map { Line($0) } + value.wrapped(to: width - 4).map { Line($0).indented(by: 4) }
    }
    var lines = text.wrapped(to: width - valueWidth - 2).map { Line($0) }
    let last = lines.count - 1
    lines[last] = Line([Span(lines[last].text.padded(to: width - valueWidth)), Span(value)])
    return lines
  }
}

extension Block {
  /// Whether there is a free line before it.
  fileprivate var isSetOff: Bool {
    switch self {
    case .section, .heading: true
    default: false
    }
  }
}
