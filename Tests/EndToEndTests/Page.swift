import Foundation

/// A page of the program as somebody reads it off the screen.
struct Page: CustomStringConvertible {
  let screen: Screen
  /// The first line: the title, and how far along the person is.
  let head: String
  let title: String
  /// The words above the answers.
  let question: String
  let field: Field

  enum Field: Equatable {
    /// The answers in sight, of which one can be chosen. Their words as far as their first line has them.
    case options([String])
    case number
    /// Boxes, and how many there are.
    case ticks(Int)
    case menu
    /// Nothing but words to read.
    case none
  }

  /// - Returns: `nil` when the screen does not show a whole page.
  init?(_ screen: Screen) {
    // On a tall screen there are free lines above and below a page.
    let lines = screen.lines.enumerated().filter { !$0.element.allSatisfy(\.isWhitespace) }
    guard let foot = lines.last, foot.element.hasSuffix("? keys"), let (headRow, head) = lines.first else { return nil }
    self.screen = screen
    self.head = head.trimmingCharacters(in: .whitespaces)
    title = self.head.components(separatedBy: "  ")[0]
    let options = screen.lines.compactMap { Self.option.firstGroup(in: $0) }
    let firstRow: Int?
    if !options.isEmpty {
      field = .options(options)
      firstRow = screen.lines.firstIndex(where: Self.option.matches)
    } else if let row = screen.lines.firstIndex(where: Self.tickBox.matches) {
      field = .ticks(screen.lines.count(where: Self.tickBox.matches))
      firstRow = row
    } else if let row = screen.lines.firstIndex(where: Self.number.matches) {
      field = .number
      firstRow = row
    } else {
      firstRow = screen.lines.firstIndex(where: Self.menuRow.matches)
      field = firstRow == nil ? .none : .menu
    }
    question = Screen.joined(screen.lines[(headRow + 1)..<(firstRow ?? foot.offset)])
  }

  private static let option = Pattern(#"^ *(?:> )?\((?: |•|\*)\) \d (.*)$"#)
  private static let tickBox = Pattern(#"^ *(?:> )?\[[ x-]\] "#)
  private static let number = Pattern(#"^ *> (?:___|\d+) times$"#)
  private static let menuRow = Pattern(#"^ *> \d "#)

  var description: String { "\(screen)" }

  func says(_ words: String) -> Bool { screen.says(words) }

  var isLast: Bool { title == "Who to call" }

  var asksSomething: Bool { ![.menu, .none].contains(field) }

  /// Whether this is the same page: for a question whatever is chosen on it and however it is scrolled, for words to
  /// read with the same part in sight.
  func isSame(as other: Page) -> Bool {
    guard asksSomething && other.asksSomething else { return screen.text == other.screen.text }
    return head == other.head && (question.hasSuffix(other.question) || other.question.hasSuffix(question))
  }

  /// The digit in front of a choice.
  func digit(of choice: String) -> String? {
    Pattern("(\\d) " + NSRegularExpression.escapedPattern(for: choice)).firstGroup(in: screen.text)
  }
}

/// A regular expression for one line.
struct Pattern {
  private let expression: NSRegularExpression?

  init(_ pattern: String) {
    expression = try? NSRegularExpression(pattern: pattern)
  }

  func matches(_ text: String) -> Bool {
    expression?.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  /// What the first group in parentheses stands for.
  func firstGroup(in text: String) -> String? {
    guard let match = expression?.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) else { return nil }
    return Range(match.range(at: 1), in: text).map { String(text[$0]) }
  }
}
