import TextWidth

/// Lays a table out side by side where it fits, and row by row where it does not.
struct TableLayout {
  let width: Int
  /// A narrower column than this is no use to a reader.
  private static let narrowestColumn = 12
  private static let gap = 2

  func lines(columns: [String], rows: [[String]]) -> [Line] {
    guard let widths = columnWidths(columns: columns, rows: rows) else { return stacked(columns: columns, rows: rows) }
    let head = cells(columns, widths: widths, style: .heading)
    let rule = Line(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), .dim)
    let body = rows.map { cells($0, widths: widths, style: .plain) }
    // Rows need a free line between them to be told apart where a first column goes over several lines.
    let isPlain = zip(body, rows).allSatisfy { lines, row in
      lines.count == 1 || (row.first ?? "").displayWidth <= widths[0] && columns.count == 2
    }
    return head + [rule] + Array(body.joined(separator: isPlain ? [] : [Line()]))
  }

  /// Narrow columns get what they need; the others share the rest. `nil` when one would be too narrow.
  private func columnWidths(columns: [String], rows: [[String]]) -> [Int]? {
    let natural = columns.indices.map { column in
      ([columns] + rows).map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    var widths = natural
    var left = width - Self.gap * (columns.count - 1)
    for (place, column) in columns.indices.sorted(by: { natural[$0] < natural[$1] }).enumerated() {
      let share = left / (columns.count - place)
      widths[column] = min(natural[column], share)
      if widths[column] < min(natural[column], Self.narrowestColumn) { return nil }
      left -= widths[column]
    }
    return widths
  }

  private func cells(_ row: [String], widths: [Int], style: Style) -> [Line] {
    let wrapped = zip(row, widths).map { $0.wrapped(to: $1) }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { index in
      let parts = zip(wrapped, widths).map { cell, width in (index < cell.count ? cell[index] : "").padded(to: width) }
      var text = Substring(parts.joined(separator: "  "))
      while text.last == " " { text.removeLast() }
      return Line(String(text), style)
    }
  }

  private func stacked(columns: [String], rows: [[String]]) -> [Line] {
    let blocks = rows.map { row in
      (row.first ?? "").wrapped(to: width).map { Line($0, .heading) }
        + zip(columns, row).dropFirst().filter { !$0.1.isEmpty }.flatMap { column, cell in
          "\(column): \(cell)".wrapped(to: width - 2).map { Line($0).indented(by: 2) }
        }
    }
    return Array(blocks.joined(separator: [Line()]))
  }
}
