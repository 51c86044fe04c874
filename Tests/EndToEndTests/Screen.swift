import Foundation

/// What can be seen on a terminal at one moment.
struct Screen: Equatable, CustomStringConvertible {
  let lines: [String]
  let cursor: Cursor
  let isCursorVisible: Bool
  /// Whether the terminal shows the screen that programs draw on, not the one with the shell's history.
  let isAlternate: Bool
  /// Whether clicks go to a program, in place of marking text.
  let isMouseReported: Bool

  struct Cursor: Equatable {
    let column: Int
    let row: Int
  }

  /// Reads what `tmux` prints for `Screen.format` and then for the pane.
  init?(_ printed: String) {
    var lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let facts = lines.removeFirst().split(separator: ",").compactMap { Int($0) }
    guard facts.count == 5 else { return nil }
    cursor = Cursor(column: facts[0], row: facts[1])
    isCursorVisible = facts[2] == 1
    isAlternate = facts[3] == 1
    isMouseReported = facts[4] == 1
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  static let format = "#{cursor_x},#{cursor_y},#{cursor_flag},#{alternate_on},#{mouse_any_flag}"

  var text: String { lines.joined(separator: "\n") }

  var description: String {
    "cursor at column \(cursor.column), row \(cursor.row)\(isCursorVisible ? "" : ", hidden")"
      + "\(isAlternate ? ", alternate screen" : "")\n\(text)"
  }

  /// Whether these words are on the screen, however they are broken into lines.
  func says(_ words: String) -> Bool {
    Self.joined(lines).contains(words)
  }

  /// Whether more of the page is below, as its foot says: screen 1/2.
  var hasMoreBelow: Bool { screensBelow > 0 }

  /// How many screens of the page are below this one.
  var screensBelow: Int {
    guard let position = lines.compactMap({ Pattern(#" (\d+/\d+)$"#).firstGroup(in: $0) }).last else { return 0 }
    let numbers = position.split(separator: "/").compactMap { Int($0) }
    return numbers[1] - numbers[0]
  }

  /// The words of some lines in a row, with single spaces.
  static func joined(_ lines: some Sequence<String>) -> String {
    lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  /// The boxes in sight that are not ticked.
  var openBoxes: Int { lines.count { $0.contains("[ ]") } }

  /// The row of the choice that is marked with `>`.
  var markedRow: Int? {
    lines.firstIndex { $0.trimmingCharacters(in: .whitespaces).hasPrefix("> ") }
  }

  /// What stands on the row of the choice that is marked with `>`.
  var markedLine: String { markedRow.map { lines[$0] } ?? "" }
}
