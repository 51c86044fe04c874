import TextWidth

/// Lays a page out for a terminal's size: what scrolls, what stays, and where the cursor is.
package struct PageLayout: Sendable {
  package let size: Size
  private let strings: any TerminalStrings
  private let glyphs: Glyphs
  /// Lines are kept about this short, however wide the terminal is.
  package static let widestText = 72

  /// The choices in it have no mark yet for the focus: moving the focus then changes nothing here.
  private let content: [Line]
  /// For each choice, its lines of the content.
  private let choiceRows: [Range<Int>]
  private let cursorColumn: Int
  package let page: Page

  package init(
    _ page: Page, size: Size, strings: any TerminalStrings, glyphs: Glyphs, isSpacious: Bool = false
  ) {
    self.page = page
    self.size = size
    self.strings = strings
    self.glyphs = glyphs
    let width = Self.textWidth(in: size)
    let blocks = BlockLayout(width: width, glyphs: glyphs)
    var lines = blocks.lines(of: page.blocks)
    var rows: [Range<Int>] = []
    var column = 0
    if let field = page.field {
      if !lines.isEmpty { lines.append(Line()) }
      let result = FieldLayout(width: width, glyphs: glyphs, isSpacious: isSpacious).layout(field)
      rows = result.rows.map { (lines.count + $0.lowerBound)..<(lines.count + $0.upperBound) }
      column = result.cursorColumn
      lines += result.lines
    }
    let after = blocks.lines(of: page.after)
    if !after.isEmpty { lines += [Line()] + after }
    content = lines
    choiceRows = rows
    cursorColumn = column
  }

  private static func textWidth(in size: Size) -> Int {
    min(widestText, size.columns - 2 * (size.columns >= 60 ? 2 : 1))
  }

  private var margin: Int { (size.columns - Self.textWidth(in: size)) / 2 }

  /// Roomy screens get a free line under the head.
  private var headRows: Int { Self.headRows(in: size) }

  private static func headRows(in size: Size) -> Int { size.rows >= 20 ? 2 : 1 }

  /// The part of the screen that shows a page at once: without margins, head, status and footer.
  package static func room(in size: Size) -> Size {
    Size(columns: textWidth(in: size), rows: size.rows - headRows(in: size) - 2)
  }

  package var viewRows: Int { Self.room(in: size).rows }

  private var furthestScroll: Int { max(0, content.count - viewRows) }

  /// The scroll position nearest to `wanted` that exists.
  package func clamped(scroll wanted: Int) -> Int { min(max(0, wanted), furthestScroll) }

  /// The scroll position nearest to `wanted` that shows the focused choice, and all answers where they fit: nobody
  /// should choose without having seen the last one.
  package func scroll(showing focus: Int, from wanted: Int) -> Int {
    guard choiceRows.indices.contains(focus) else { return clamped(scroll: wanted) }
    let focusRows = choiceRows[focus]
    var scroll = wanted
    if case .options = page.field, let first = choiceRows.first?.lowerBound, let last = choiceRows.last?.upperBound,
      last - first <= viewRows, last > scroll + viewRows
    {
      scroll = last - viewRows
    }
    if focusRows.upperBound > scroll + viewRows { scroll = focusRows.upperBound - viewRows }
    if focusRows.lowerBound < scroll { scroll = focusRows.lowerBound }
    return clamped(scroll: scroll)
  }

  package func hasMoreBelow(scroll: Int) -> Bool { clamped(scroll: scroll) < furthestScroll }

  /// The choice on this row of the screen, if there is one.
  package func choice(atRow row: Int, scroll: Int) -> Int? {
    guard row >= headRows, row < headRows + viewRows else { return nil }
    let line = row - headRows + clamped(scroll: scroll)
    return choiceRows.firstIndex { $0.contains(line) }
  }

  // MARK: The frame

  /// - Parameters:
  ///   - focus: the number of the choice that is marked and on which the cursor stands.
  ///   - scroll: how many lines of the page are above the screen.
  ///   - notice: a kind word on the last key.
  package func frame(focus: Int = 0, scroll wanted: Int, notice: String? = nil) -> Frame {
    if size.isTooSmall { return tooSmall() }
    if page.isBlank {
      let lines = notice.map { [Line($0, .dim)] } ?? []
      return Frame(size: size, lines: lines, cursor: Frame.Position(row: 0, column: 0))
    }
    let scroll = clamped(scroll: wanted)
    var lines = [head()] + Array(repeating: Line(), count: headRows - 1)
    let inSight = scroll..<min(content.count, scroll + viewRows)
    lines += content[inSight].map { $0.indented(by: margin) }
    let focusRow = choiceRows.indices.contains(focus) ? choiceRows[focus].lowerBound : nil
    if let focusRow, inSight.contains(focusRow) {
      lines[headRows + focusRow - scroll] = FieldLayout.focused(content[focusRow]).indented(by: margin)
    }
    lines += Array(repeating: Line(), count: headRows + viewRows - lines.count)
    lines.append(status(scroll: scroll, notice: notice))
    lines.append(footer(scroll: scroll))
    return Frame(size: size, lines: lines, cursor: cursor(at: focusRow, scroll: scroll))
  }

  private func cursor(at focusRow: Int?, scroll: Int) -> Frame.Position {
    guard let focusRow, (scroll..<(scroll + viewRows)).contains(focusRow) else {
      return Frame.Position(row: headRows, column: margin)
    }
    return Frame.Position(row: headRows + focusRow - scroll, column: margin + cursorColumn)
  }

  private func head() -> Line {
    let width = Self.textWidth(in: size)
    let progress = page.progress ?? ""
    let room = width - (progress.isEmpty ? 0 : progress.displayWidth + 2)
    let fits = page.title.displayWidth <= room
    let title = (fits ? page.title : page.shortTitle ?? page.title).clipped(to: room)
    return Line([Span(title.padded(to: width - progress.displayWidth), .title), Span(progress, .dim)])
      .indented(by: margin)
  }

  /// A notice for the person, or that there is more to read.
  private func status(scroll: Int, notice: String?) -> Line {
    let width = Self.textWidth(in: size)
    let more = [scroll > 0 ? strings.moreAbove : nil, hasMoreBelow(scroll: scroll) ? strings.moreBelow : nil]
      .compactMap { $0 }.joined(separator: ", ")
    let notice = (notice ?? "").clipped(to: width)
    // What the last key came to matters more for now.
    if !notice.isEmpty, notice.displayWidth + 2 + more.displayWidth > width {
      return Line(notice, .notice).indented(by: margin)
    }
    guard !(notice.isEmpty && more.isEmpty) else { return Line() }
    return Line([Span(notice.padded(to: width - more.displayWidth), .notice), Span(more, .dim)]).indented(by: margin)
  }

  /// As many keys as fit, the most useful first, and always those that matter most at the end.
  private func footer(scroll: Int) -> Line {
    // A narrow screen's footer needs every column.
    let width = size.columns < 60 ? size.columns : Self.textWidth(in: size)
    let hasMore = hasMoreBelow(scroll: scroll)
    var shown: [[Span]] = []
    let tail = page.keys.filter(\.isAlwaysShown).map { spans(of: $0, hasMore: hasMore) }
    var used = tail.reduce(0) { $0 + Line($1).width + 2 }
    for hint in page.keys where !hint.isAlwaysShown {
      let spans = spans(of: hint, hasMore: hasMore)
      let needed = Line(spans).width + 2
      if used + needed - 2 > width { continue }
      used += needed
      shown.append(spans)
    }
    return Line(Array((shown + tail).joined(separator: [Span("  ")])))
      .indented(by: size.columns < 60 ? 0 : margin)
  }

  private func spans(of hint: KeyHint, hasMore: Bool) -> [Span] {
    [Span(hint.label, .keyName), Span(" " + ((hasMore ? hint.helpWhileMore : nil) ?? hint.help))]
  }

  private func tooSmall() -> Frame {
    let text = strings.tooSmall(columns: String(Size.smallest.columns), rows: String(Size.smallest.rows))
    let lines = text.wrapped(to: max(1, size.columns)).prefix(max(0, size.rows)).map { Line($0) }
    return Frame(size: size, lines: Array(lines), cursor: Frame.Position(row: 0, column: 0))
  }
}
