import Kiosk

/// The table of visits by day, as far as it must be known to count one more: how it begins, and its last line.
///
/// Only the last line is ever changed, and only if it is today's: whatever else somebody wrote into the table stays as it is,
/// byte for byte. Spreadsheets save it with other line ends, separators and quotes, and people add notes: the table goes on
/// in the form that it has.
struct VisitTable {
  static let columns = ["day", "started", "finished", "abandoned"]
  private static let head = columns.joined(separator: ",") + "\n"
  /// More than the first and the last line ever are.
  static let mostBytesOfLine = 4096

  private let separator: UInt8
  private let lineEnd: [UInt8]
  /// Whether there is nothing yet.
  private let isEmpty: Bool

  /// Bytes, and where in the file they go.
  struct Edit: Equatable {
    let offset: Int
    let bytes: [UInt8]
  }

  /// - Parameter start: the first bytes of the file: all of them, or `mostBytesOfLine`.
  /// - Returns: `nil` when its first line is not that of such a table.
  init?(start: [UInt8]) {
    // A power cut may have left a part of the first line.
    isEmpty = start.count < Self.head.utf8.count && Self.head.utf8.starts(with: start)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = isEmpty ? Array(Self.head.utf8) : Array(start.starts(with: mark) ? start.dropFirst(3) : start[...])
    var line = text.prefix { $0 != UInt8(ascii: "\n") }
    let hasReturn = line.last == UInt8(ascii: "\r")
    if hasReturn { line.removeLast() }
    lineEnd = hasReturn ? Array("\r\n".utf8) : Array("\n".utf8)
    let separator = ",;\t".utf8.first { separator in
      let names = Self.cells(of: Array(line), separatedBy: separator).prefix(Self.columns.count).map {
        String(decoding: line[(line.startIndex + $0.lowerBound)..<(line.startIndex + $0.upperBound)], as: UTF8.self)
      }
      return names.map { $0.lowercased() } == Self.columns
    }
    guard let separator else { return nil }
    self.separator = separator
  }

  /// The change that counts a visit.
  ///
  /// - Parameters:
  ///   - day: such as `2026-11-28`.
  ///   - end: the last bytes of the file: all of them, or `mostBytesOfLine`.
  ///   - size: of the whole file.
  func edit(counting visit: Visit, on day: String, end: [UInt8], size: Int) -> Edit {
    let row = ([day] + [1, visit.isFinished ? 1 : 0, visit.wasAbandoned ? 1 : 0].map(String.init))
      .joined(separator: String(UnicodeScalar(separator)))
    if isEmpty { return Edit(offset: 0, bytes: Array((Self.head + row + "\n").utf8)) }
    var line = end[...]
    let isWhole = line.last == UInt8(ascii: "\n")
    if isWhole { line.removeLast() }
    if let before = line.lastIndex(of: UInt8(ascii: "\n")) {
      line = line[(before + 1)...]
      if let counted = counted(Array(line), visit, day) {
        return Edit(
          offset: size - end.count + line.startIndex, bytes: counted + (isWhole ? end.suffix(1) : lineEnd[...]))
      }
    }
    return Edit(offset: size, bytes: (isWhole ? [] : lineEnd) + Array(row.utf8) + lineEnd)
  }

  /// A line of this day with one more visit and all else as it was; `nil` for any other line.
  private func counted(_ line: [UInt8], _ visit: Visit, _ day: String) -> [UInt8]? {
    let cells = Self.cells(of: line, separatedBy: separator)
    guard cells.count >= Self.columns.count, line[cells[0]].elementsEqual(day.utf8) else { return nil }
    var counted = line
    // From the back, so that the places of those before stay true.
    for (cell, more) in zip(cells[1...3], [true, visit.isFinished, visit.wasAbandoned]).reversed() {
      guard let number = Self.number(line[cell]) else { return nil }
      if more { counted.replaceSubrange(cell, with: String(number + 1).utf8) }
    }
    return counted
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(digits.count), digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// The places of the cells in a line, without quotes and spaces around them.
  private static func cells(of line: [UInt8], separatedBy separator: UInt8) -> [Range<Int>] {
    line.split(separator: separator, omittingEmptySubsequences: false).map { cell in
      let isAround = { (byte: UInt8) in " \t\"\r".utf8.contains(byte) }
      guard let first = cell.firstIndex(where: { !isAround($0) }), let last = cell.lastIndex(where: { !isAround($0) })
      else { return cell.startIndex..<cell.startIndex }
      return first..<(last + 1)
    }
  }
}
