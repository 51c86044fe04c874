/// A terminal's size in cells.
public struct Size: Sendable, Equatable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// Below this the pages cannot be used.
  public static let smallest = Size(columns: 40, rows: 15)

  var isTooSmall: Bool { columns < Self.smallest.columns || rows < Self.smallest.rows }
}

/// What a piece of text is, which the terminal turns into colour and weight. Nothing depends on colour alone.
public enum Style: Int, Sendable, CaseIterable {
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
  /// A picture for a phone's camera: dark on light in every look.
  case code
}

/// A run of text in one style.
public struct Span: Sendable, Equatable {
  public var text: String
  public var style: Style

  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// One row of the screen, from the left edge.
public struct Line: Sendable, Equatable {
  public var spans: [Span]

  public init(_ spans: [Span] = []) {
    self.spans = spans
  }

  init(_ text: String, _ style: Style = .plain) {
    spans = text.isEmpty ? [] : [Span(text, style)]
  }

  /// The line without styles.
  public var text: String { spans.map(\.text).joined() }

  var width: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

  func indented(by columns: Int) -> Line {
    spans.isEmpty || columns <= 0 ? self : Line([Span(String(repeating: " ", count: columns))] + spans)
  }
}

/// A whole screen: what is drawn, and where the hardware cursor stands.
public struct Frame: Sendable, Equatable {
  public let size: Size
  /// As many as the screen has rows.
  public let lines: [Line]
  public let cursor: Position

  public struct Position: Sendable, Equatable {
    public let row: Int
    public let column: Int
  }

  init(size: Size, lines: [Line], cursor: Position) {
    self.size = size
    self.lines = lines + Array(repeating: Line(), count: max(0, size.rows - lines.count))
    self.cursor = cursor
  }

  /// The screen as text, which is what the tests compare.
  public var text: String {
    lines.map { line in
      var text = Substring(line.text)
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }
}
