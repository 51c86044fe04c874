import CWideCharacters
import Glibc

/// The width of text as the terminal has it: by `wcwidth`, which ncurses goes by too. Were they to differ, a line would
/// run over the edge of the window, and its last words would be lost.
extension StringProtocol {
  /// The number of terminal cells that the text takes on one line.
  package var displayWidth: Int {
    // Nearly all text is ASCII, where a byte is a cell.
    if isPlainASCII { return utf8.count }
    return CharacterSet.withUTF8 { unicodeScalars.reduce(0) { $0 + $1.cells } }
  }

  /// Whether a byte of the text is a cell.
  var isPlainASCII: Bool {
    utf8.allSatisfy { $0 < 0x80 }
  }
}

extension String {
  /// The text with spaces up to this many cells.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - displayWidth))
  }

  /// As much of the text as fits into this many cells. What a reader sees as one character is not taken apart.
  package func clipped(to width: Int) -> String {
    CharacterSet.withUTF8 {
      var used = 0
      var result = ""
      for character in self {
        used += character.unicodeScalars.reduce(0) { $0 + $1.cells }
        if used > width { break }
        result.append(character)
      }
      return result
    }
  }
}

extension Unicode.Scalar {
  /// The cells of a scalar, in a thread whose characters are UTF-8.
  fileprivate var cells: Int {
    if isASCII { return 1 }
    if isDropped { return 0 }
    // What the tables do not know, such as characters that are newer than they are, is drawn as one sign.
    let cells = wcwidth(wchar_t(bitPattern: value))
    return cells < 0 ? 1 : Int(cells)
  }
}

/// The set of characters that `wcwidth` goes by.
enum CharacterSet {
  nonisolated(unsafe) private static let utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

  /// Does something with UTF-8 as the thread's set of characters, whatever the user's is: the tables are the same in
  /// every language.
  static func withUTF8<Result>(_ work: () -> Result) -> Result {
    guard let utf8 else { return work() }
    let previous = uselocale(utf8)
    defer { uselocale(previous) }
    return work()
  }
}
