import TextWidth

/// Lays the part of a page that takes an answer out, and says which lines belong to which choice.
package struct FieldLayout {
  let width: Int
  let glyphs: Glyphs
  /// A free line between the choices.
  let isSpacious: Bool

  struct Result {
    var lines: [Line] = []
    /// For each thing the focus can be on, its lines.
    var rows: [Range<Int>] = []
    /// The column of the cursor in the first of its lines.
    var cursorColumn = 0
  }

  /// The place of the focus's mark.
  private static let unfocused = Span("  ")

  /// A line of the choice that the focus is on: its whole row stands out, and the first is marked. Where there is only
  /// something to type, the mark is enough.
  static func focused(_ line: Line, isFirst: Bool, width: Int, of field: Field?) -> Line {
    var line = line
    if isFirst { line.spans[0] = Span("> ") }
    if field?.choices.isEmpty != false {
      line.spans[0].style = .keyName
      return line
    }
    return Line(line.text.padded(to: width), .focus)
  }

  func layout(_ field: Field) -> Result {
    switch field {
    case .menu(let choices):
      return list(choices, isChosen: { _ in false }) { index in number(index) }
    case .options(let choices, let chosen):
      return list(choices, isChosen: { $0 == chosen }) { index in
        (index == chosen ? glyphs.chosen : glyphs.notChosen) + " " + number(index)
      }
    case .ticks(let choices, let marks):
      return list(choices, isChosen: { marks[$0] == .ticked }) { index in glyphs.box(marks[index]) + " " + number(index)
      }
    case .number(let text, let unit):
      return number(text, unit: unit)
    case .text(let text, let label, let isSecret):
      return line(isSecret ? String(repeating: "*", count: text.count) : text, label: label)
    }
  }

  private func number(_ index: Int) -> String {
    index < 10 ? "\((index + 1) % 10) " : "  "
  }

  /// The choice that a digit stands for; 0 is the tenth.
  package static func choice(ofDigit digit: Int) -> Int { digit == 0 ? 9 : digit - 1 }

  /// The column that details begin in, where all of them have room beside their choices.
  private func detailColumn(_ choices: [Field.Choice], indent: Int) -> Int? {
    let column = indent + (choices.map(\.text.displayWidth).max() ?? 0) + 3
    let detail = choices.compactMap(\.detail?.displayWidth).max() ?? 0
    return column + detail <= width ? column : nil
  }

  private func list(_ choices: [Field.Choice], isChosen: (Int) -> Bool, mark: (Int) -> String) -> Result {
    var result = Result()
    result.cursorColumn = 2
    // Every choice has a mark of the same width before it.
    let column = choices.isEmpty ? nil : detailColumn(choices, indent: 2 + mark(0).displayWidth)
    for (index, choice) in choices.enumerated() {
      if isSpacious && index > 0 { result.lines.append(Line()) }
      let first = result.lines.count
      let head = mark(index)
      let indent = 2 + head.displayWidth
      let style: Style = isChosen(index) ? .question : .plain
      for (row, text) in choice.text.wrapped(to: width - indent).enumerated() {
        result.lines.append(
          row == 0 ? Line([Self.unfocused, Span(head + text, style)]) : Line(text, style).indented(by: indent))
      }
      if let detail = choice.detail {
        append(detail, to: &result, indent: indent, column: column)
      }
      result.rows.append(first..<result.lines.count)
    }
    return result
  }

  /// A detail goes behind its choice where there is room, else below it: at the right edge, as others do that have room.
  ///
  /// - Parameter column: where all of the list's details begin, if all have room.
  private func append(_ detail: String, to result: inout Result, indent: Int, column: Int?) {
    guard let last = result.lines.last else { return }
    if last.width + 2 + detail.displayWidth <= width {
      let start = column ?? width - detail.displayWidth
      let space = String(repeating: " ", count: start - last.width)
      result.lines[result.lines.count - 1].spans += [Span(space), Span(detail, .dim)]
    } else {
      let lines = detail.wrapped(to: width - indent)
      result.lines += lines.map { Line($0, .dim).indented(by: lines.count == 1 ? width - $0.displayWidth : indent) }
    }
  }

  /// The line that is typed, with its end in sight.
  private func line(_ text: String, label: String) -> Result {
    var result = Result()
    let head = label + ": "
    let room = max(1, width - 3 - head.displayWidth)
    var shown = Substring(text)
    while String(shown).displayWidth > room { shown.removeFirst() }
    result.lines = [Line([Self.unfocused, Span(head), Span(shown.isEmpty ? "___" : String(shown), .question)])]
    result.rows = [0..<1]
    result.cursorColumn = 2 + head.displayWidth + String(shown).displayWidth
    return result
  }

  private func number(_ text: String, unit: String) -> Result {
    var result = Result()
    let shown = text.isEmpty ? "___" : text
    result.lines = [Line([Self.unfocused, Span(shown, .question), Span(" " + unit)])]
    result.rows = [0..<1]
    result.cursorColumn = 2 + text.displayWidth
    return result
  }
}
