/// Lays a page out for a terminal's size: what scrolls, what stays, and where the cursor is.
struct PageLayout {
  let size: Size
  let words: Words
  let glyphs: Glyphs
  /// Lines are kept about this short, however wide the terminal is.
  static let widestText = 72

  /// The choices in it have no mark yet for the focus: moving the focus then changes nothing here.
  private let content: [Line]
  /// For each choice, its lines of the content.
  private let choiceRows: [Range<Int>]
  private let cursorColumn: Int
  let page: Page

  init(_ page: Page, size: Size, words: Words, glyphs: Glyphs, isSpacious: Bool = false) {
    self.page = page
    self.size = size
    self.words = words
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

  /// How much of a page can be seen at once: what margins, head, status and footer leave.
  static func room(in size: Size) -> Size {
    Size(columns: textWidth(in: size), rows: size.rows - headRows(in: size) - 2)
  }

  var viewRows: Int { Self.room(in: size).rows }

  private var furthestScroll: Int { max(0, content.count - viewRows) }

  /// The scroll position nearest to `wanted` that exists.
  func clamped(scroll wanted: Int) -> Int { min(max(0, wanted), furthestScroll) }

  /// The scroll position nearest to `wanted` that shows the focused choice, and all answers where they fit: nobody
  /// should choose without having seen the last one.
  func scroll(showing focus: Int, from wanted: Int) -> Int {
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

  func hasMoreBelow(scroll: Int) -> Bool { clamped(scroll: scroll) < furthestScroll }

  /// The choice on this row of the screen, if there is one.
  func choice(atRow row: Int, scroll: Int) -> Int? {
    guard row >= headRows, row < headRows + viewRows else { return nil }
    let line = row - headRows + clamped(scroll: scroll)
    return choiceRows.firstIndex { $0.contains(line) }
  }

  // MARK: The frame

  /// - Parameters:
  ///   - focus: the number of the choice that is marked and on which the cursor stands.
  ///   - scroll: how many lines of the page are above the screen.
  ///   - notice: a kind word on the last key.
  func frame(focus: Int = 0, scroll wanted: Int, notice: String? = nil) -> Frame {
    if size.isTooSmall { return tooSmall() }
    if page.isBlank { return Frame(size: size, lines: [], cursor: Frame.Position(row: 0, column: 0)) }
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
    lines.append(footer())
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
    let more = [scroll > 0 ? words[.moreAbove] : nil, hasMoreBelow(scroll: scroll) ? words[.moreBelow] : nil]
      .compactMap { $0 }.joined(separator: ", ")
    let notice = (notice ?? "").clipped(to: width)
    // What the last key came to matters more for now.
    if !notice.isEmpty, notice.displayWidth + 2 + more.displayWidth > width {
      return Line(notice, .notice).indented(by: margin)
    }
    guard !(notice.isEmpty && more.isEmpty) else { return Line() }
    return Line([Span(notice.padded(to: width - more.displayWidth), .notice), Span(more, .dim)]).indented(by: margin)
  }

  /// As many keys as fit, the most useful first, and always the two that matter most at the end.
  private func footer() -> Line {
    // A narrow screen's footer needs every column.
    let width = size.columns < 60 ? size.columns : Self.textWidth(in: size)
    let always: [Action] = page.actions.filter { [.helpNow, .keys].contains($0) }
    var shown: [[Span]] = []
    let tail = always.map(hint)
    var used = tail.reduce(0) { $0 + Line($1).width + 2 }
    for action in page.actions where !always.contains(action) {
      let hint = hint(for: action)
      let needed = Line(hint).width + 2
      if used + needed - 2 > width { continue }
      used += needed
      shown.append(hint)
    }
    return Line(Array((shown + tail).joined(separator: [Span("  ")])))
      .indented(by: size.columns < 60 ? 0 : margin)
  }

  private func hint(for action: Action) -> [Span] {
    guard let binding = Keymap.binding(for: action) else { return [] }
    return [Span(label(of: binding), .keyName), Span(" " + words[binding.help])]
  }

  private func label(of binding: Keymap.Binding) -> String {
    guard case .digit = binding.action else { return words[binding.label] }
    if case .number = page.field { return words[.keyAnyDigit] }
    return words(.keyDigits, ["count": String(min(9, page.field?.count ?? 9))])
  }

  private func tooSmall() -> Frame {
    let text = words(
      .tooSmall, ["columns": String(Size.smallest.columns), "rows": String(Size.smallest.rows)])
    let lines = text.wrapped(to: max(1, size.columns)).prefix(max(0, size.rows)).map { Line($0) }
    return Frame(size: size, lines: Array(lines), cursor: Frame.Position(row: 0, column: 0))
  }
}
