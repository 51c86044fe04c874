import TextWidth

/// A terminal's size in cells.
package struct Size: Sendable, Equatable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// Below this the pages cannot be used.
  package static let smallest = Size(columns: 40, rows: 15)

  package var isTooSmall: Bool { columns < Self.smallest.columns || rows < Self.smallest.rows }
}

/// The kind of a piece of text, which the terminal turns into color and weight. Nothing depends on color alone.
package enum Style: Int, Sendable, CaseIterable {
  case plain
  case title
  case heading
  case dim
  /// The item that the cursor is on.
  case focus
  /// The words of a question.
  case question
  case notice
  /// Crisis lines and phone numbers.
  case lifeline
  case barFilled
  case barRange
  case barEmpty
  case keyName
  /// A picture for a phone's camera: dark on light in every theme.
  case code
}

/// A run of text in one style.
package struct Span: Sendable, Equatable {
  package var text: String
  package var style: Style

  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// One row of the screen, from the left edge.
package struct Line: Sendable, Equatable {
  package var spans: [Span]

  package init(_ spans: [Span] = []) {
    self.spans = spans
  }

  init(_ text: String, _ style: Style = .plain) {
    spans = text.isEmpty ? [] : [Span(text, style)]
  }

  /// The line without styles.
  package var text: String { spans.map(\.text).joined() }

  var width: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

  func indented(by columns: Int) -> Line {
    spans.isEmpty || columns <= 0 ? self : Line([Span(String(repeating: " ", count: columns))] + spans)
  }
}

/// A whole screen: what is drawn, and where the hardware cursor stands.
package struct Frame: Sendable, Equatable {
  package let size: Size
  /// As many as the screen has rows.
  package let lines: [Line]
  package let cursor: Position
  /// Whether there are numbers on it that somebody may want to mark and copy.
  package let showsNumbers: Bool

  package struct Position: Sendable, Equatable {
    package let row: Int
    package let column: Int
  }

  init(size: Size, lines: [Line], cursor: Position, showsNumbers: Bool = false) {
    self.size = size
    self.lines = lines + Array(repeating: Line(), count: max(0, size.rows - lines.count))
    self.cursor = cursor
    self.showsNumbers = showsNumbers
  }

  /// The screen as text, which is what the tests compare.
  package var text: String {
    lines.map { line in
      var text = Substring(line.text)
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }
}
