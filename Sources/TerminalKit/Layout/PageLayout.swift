import TextWidth

/// Lays a page out for a terminal's size: what scrolls, what stays, and where the cursor is.
package struct PageLayout: Sendable {
  package let size: Size
  private let strings: any TerminalStrings
  private let glyphs: Glyphs
  private let columns: PageColumns

  /// The choices in it have no mark yet for the focus: moving the focus then changes nothing here.
  private let content: [Line]
  /// The lines beside it, where there is room.
  private let aside: [Line]
  /// For each choice, its lines of the content.
  private let choiceRows: [Range<Int>]
  private let cursorColumn: Int
  package let page: Page

  /// - Parameter isLarge: whether numbers to call are drawn large, with free lines between the choices.
  package init(
    _ page: Page, size: Size, strings: any TerminalStrings, glyphs: Glyphs, isLarge: Bool = false
  ) {
    self.page = page
    self.size = size
    self.strings = strings
    self.glyphs = glyphs
    columns = PageColumns(size, hasAside: page.aside != nil)
    let isBeside = columns.asideWidth != nil
    let blocks = BlockLayout(width: columns.textWidth, glyphs: glyphs, isLarge: isLarge)
    var lines = blocks.lines(of: isBeside ? page.blocks : page.blocksInOneColumn)
    var rows: [Range<Int>] = []
    var column = 0
    if let field = page.field {
      if !lines.isEmpty { lines.append(Line()) }
      let result = FieldLayout(width: columns.textWidth, glyphs: glyphs, isSpacious: isLarge).layout(field)
      rows = result.rows.map { (lines.count + $0.lowerBound)..<(lines.count + $0.upperBound) }
      column = result.cursorColumn
      lines += result.lines
    }
    let after = blocks.lines(of: isBeside ? page.after : page.afterInOneColumn)
    if !after.isEmpty { lines += [Line()] + after }
    content = lines
    choiceRows = rows
    cursorColumn = column
    aside =
      columns.asideWidth.map { width in
        let layout = BlockLayout(width: width, glyphs: glyphs, isLarge: isLarge)
        return layout.lines(of: page.aside?.titledBlocks ?? [])
      } ?? []
  }

  /// Lines are kept about this short, however wide the terminal is.
  package static var widestText: Int { PageColumns.widestText }

  // MARK: Rows

  /// Roomy screens get a free line under the head.
  private var headRows: Int { Self.headRows(in: size) }

  private static func headRows(in size: Size) -> Int { size.rows >= 20 ? 2 : 1 }

  /// The part of the screen that shows a page at once: without margins, head, status and footer.
  package static func room(in size: Size) -> Size {
    Size(columns: PageColumns(size, hasAside: false).textWidth, rows: size.rows - headRows(in: size) - 2)
  }

  /// A taller screen than this is not filled by a short page.
  private static let tallRows = 30
  /// The fewest rows of a page on a tall screen, so that its foot seldom moves.
  private static let leastViewRows = 18

  package var viewRows: Int {
    let room = Self.room(in: size).rows
    if size.rows < Self.tallRows { return room }
    return min(room, max(Self.leastViewRows, content.count, aside.count))
  }

  /// The free rows above the page: on a tall screen a short page stands where eyes rest.
  private var topRows: Int { (Self.room(in: size).rows - viewRows) / 3 }

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

  /// Whether the choice can be seen as a whole, or as much of it as the screen has room for. So can what is no choice.
  package func isInSight(choice: Int, scroll wanted: Int) -> Bool {
    guard choiceRows.indices.contains(choice) else { return true }
    let rows = choiceRows[choice]
    let scroll = clamped(scroll: wanted)
    return rows.lowerBound >= scroll && min(rows.upperBound, rows.lowerBound + viewRows) <= scroll + viewRows
  }

  package func hasMoreBelow(scroll: Int) -> Bool { clamped(scroll: scroll) < furthestScroll }

  /// The choice on this row of the screen, if there is one.
  package func choice(atRow row: Int, scroll: Int) -> Int? {
    let viewRow = row - topRows - headRows
    guard (0..<viewRows).contains(viewRow) else { return nil }
    let line = viewRow + clamped(scroll: scroll)
    return choiceRows.firstIndex { $0.contains(line) }
  }

  // MARK: The frame

  /// - Parameters:
  ///   - focus: the number of the choice that is marked and on which the cursor stands.
  ///   - scroll: how many lines of the page are above the screen.
  ///   - notice: a kind word on the last key. The cursor goes to it, so that it is read aloud.
  package func frame(focus: Int = 0, scroll wanted: Int, notice: String? = nil) -> Frame {
    if size.isTooSmall { return tooSmall() }
    if page.isBlank {
      let lines = notice.map { [Line($0, .dim)] } ?? []
      return Frame(size: size, lines: lines, cursor: Frame.Position(row: 0, column: 0))
    }
    let scroll = clamped(scroll: wanted)
    let lines =
      Array(repeating: Line(), count: topRows) + [head()] + Array(repeating: Line(), count: headRows - 1)
      + view(focus: focus, scroll: scroll)
      + [status(scroll: scroll, notice: notice), footer(isReading: isReading(scroll: scroll, focus: focus))]
    return Frame(
      size: size, lines: lines, cursor: cursor(focus: focus, scroll: scroll, hasNotice: notice?.isEmpty == false),
      showsNumbers: page.showsNumbers)
  }

  /// The part of the page that is in sight, with what stands beside it.
  private func view(focus: Int, scroll: Int) -> [Line] {
    let field = FieldLayout.self
    let focused = choiceRows.indices.contains(focus) ? choiceRows[focus] : 0..<0
    return (0..<viewRows).map { row in
      let index = scroll + row
      var line = content.indices.contains(index) ? content[index] : Line()
      if focused.contains(index) {
        line = field.focused(line, isFirst: index == focused.lowerBound, width: columns.textWidth, of: page.field)
      }
      if let beside = aside.indices.contains(row) ? aside[row] : nil {
        let space = String(repeating: " ", count: columns.textWidth - line.width)
        line.spans += [Span(space), Span(" \(glyphs.frame.side)  ", .dim)] + beside.spans
      }
      return line.indented(by: columns.margin)
    }
  }

  private func cursor(focus: Int, scroll: Int, hasNotice: Bool) -> Frame.Position {
    if hasNotice { return Frame.Position(row: topRows + headRows + viewRows, column: columns.margin) }
    guard choiceRows.indices.contains(focus) else {
      return Frame.Position(row: topRows + headRows, column: columns.margin)
    }
    let row = choiceRows[focus].lowerBound - scroll
    guard (0..<viewRows).contains(row) else {
      return Frame.Position(row: topRows + headRows, column: columns.margin)
    }
    return Frame.Position(row: topRows + headRows + row, column: columns.margin + cursorColumn)
  }

  // MARK: Head and foot

  private func head() -> Line {
    let width = columns.width
    let words = page.progress?.text ?? ""
    let room = width - (words.isEmpty ? 0 : words.displayWidth + 2)
    let title = page.title.clipped(to: room)
    let bar = title.displayWidth + Self.progressCells + 2 <= room ? progressBar : []
    let barWidth = bar.isEmpty ? 0 : Self.progressCells + 2
    return Line(
      [Span(title.padded(to: width - words.displayWidth - barWidth), .title)] + bar + [Span(words, .dim)]
    ).indented(by: columns.margin)
  }

  private static let progressCells = 10

  /// The part that is done, as a bar with a space after it.
  private var progressBar: [Span] {
    guard let bar = page.progress?.bar else { return [] }
    let done = bar.done * Self.progressCells / bar.total
    let parts = [
      Span(String(repeating: glyphs.barFilled, count: done), .barFilled),
      Span(String(repeating: glyphs.barEmpty, count: Self.progressCells - done), .barEmpty),
    ]
    return parts.filter { !$0.text.isEmpty } + [Span("  ")]
  }

  /// A notice for the person, and which part of a longer page is in sight.
  private func status(scroll: Int, notice: String?) -> Line {
    let width = columns.width
    let position = position(scroll: scroll)
    let notice = (notice ?? "").clipped(to: width)
    // What the last key came to matters more for now.
    if !notice.isEmpty, notice.displayWidth + 2 + position.displayWidth > width {
      return Line(notice, .notice).indented(by: columns.margin)
    }
    guard !(notice.isEmpty && position.isEmpty) else { return Line() }
    return Line([Span(notice.padded(to: width - position.displayWidth), .notice), Span(position, .dim)])
      .indented(by: columns.margin)
  }

  /// Which screen of how many, for a page that does not fit on one.
  private func position(scroll: Int) -> String {
    if furthestScroll == 0 { return "" }
    let step = max(1, viewRows - 1)
    func screens(_ rows: Int) -> Int { (rows + step - 1) / step + 1 }
    return strings.scrollPosition(number: String(screens(scroll)), total: String(screens(furthestScroll)))
  }

  /// Whether Enter reads on: there is more below, what it would choose is not in sight, or boxes would be left behind.
  private func isReading(scroll: Int, focus: Int) -> Bool {
    switch page.field {
    case nil: hasMoreBelow(scroll: scroll)
    case .ticks(let choices, _): !isInSight(choice: choices.count - 1, scroll: scroll)
    default: !isInSight(choice: focus, scroll: scroll)
    }
  }

  /// As many keys as fit, the most useful first, and always those that matter most at the end.
  private func footer(isReading: Bool) -> Line {
    // A narrow screen's footer needs every column.
    let isNarrow = size.columns < 64
    let width = isNarrow ? size.columns : columns.width
    var shown: [[Span]] = []
    let tail = page.keys.filter(\.isAlwaysShown).map { spans(of: $0, isReading: isReading) }
    var used = tail.reduce(0) { $0 + Line($1).width + 2 }
    for hint in page.keys where !hint.isAlwaysShown {
      let spans = spans(of: hint, isReading: isReading)
      let needed = Line(spans).width + 2
      if used + needed - 2 > width { continue }
      used += needed
      shown.append(spans)
    }
    return Line(Array((shown + tail).joined(separator: [Span("  ")]))).indented(by: isNarrow ? 0 : columns.margin)
  }

  private static let columnsForWholeHelp = 80

  private func spans(of hint: KeyHint, isReading: Bool) -> [Span] {
    let help = size.columns < Self.columnsForWholeHelp ? hint.shortHelp : hint.help
    return [Span(hint.label, .keyName), Span(" " + ((isReading ? hint.helpWhileMore : nil) ?? help))]
  }

  private func tooSmall() -> Frame {
    let text = strings.tooSmall(columns: String(Size.smallest.columns), rows: String(Size.smallest.rows))
    let lines = text.wrapped(to: max(1, size.columns)).prefix(max(0, size.rows)).map { Line($0) }
    return Frame(size: size, lines: Array(lines), cursor: Frame.Position(row: 0, column: 0), showsNumbers: false)
  }
}
