import FHIR
import Screening

/// The rows of CSV: a header that names items, then a field for each.
struct CSVRows<Writer: RowWriter>: BlockRows {
  private(set) var scorer: RowScorer<Writer>
  private(set) var lineCount = 0
  private let columns: Columns
  /// Reads the rows that are plain, where the output has the form of the input.
  private let plainRows: PlainCSVRows?

  static var boundaries: any RowBoundaries.Type { CSVBoundaries.self }

  static func readHead(_ block: inout Block, of questionnaire: Questionnaire) -> Head {
    CSVHeader(questionnaire).read(&block)
  }

  init(_ questionnaire: Questionnaire, columns: Columns) {
    scorer = RowScorer(questionnaire)
    self.columns = columns
    plainRows = Writer.passing == .columns ? scorer.plainScores.map { PlainCSVRows($0, columns: columns) } : nil
  }

  mutating func score(_ block: Bytes) {
    scorer.removeAll()
    let holdsBadText = block.hasSpecialBytes && block.textProblem != nil
    var scanner = CSVScanner(block)
    var fields: [CSVScanner.Field] = []
    fields.reserveCapacity(columns.itemPositions.count)
    while true {
      if !holdsBadText { scorePlainRows(&scanner) }
      if scanner.isAtEnd { break }
      let row = RowStart(line: scanner.line, offset: scanner.position, block: block)
      scorer.goOn()
      let end = scanner.readRow(into: &fields)
      if isBlankLine(fields) { continue }
      if scanner.position - row.offset > BlockReader.longestRow + 1 {
        scorer.report(BlockReader.tooLong("this row") + "; it is skipped", at: row.place(row.offset))
        writeUnreadable(fields: [], block)
        continue
      }
      if holdsBadText, let problem = block.slice(row.offset..<scanner.position).textProblem {
        scorer.report(problem.message, at: row.place(row.offset + problem.offset))
      }
      switch end {
      case .row: score(fields, in: block, row)
      case .unclosedQuote(let offset):
        scorer.report("a quote is opened here and never closed; this line is skipped", at: row.place(offset))
        writeUnreadable(fields: fields, block)
      case .textAfterQuote(let offset):
        scorer.report(
          "there is text after a closing quote; a quote inside a field is written twice", at: row.place(offset))
        writeUnreadable(fields: fields, block)
      }
    }
    lineCount = scanner.line
  }

  /// Scores the rows up to the first that is not plain.
  private mutating func scorePlainRows(_ scanner: inout CSVScanner) {
    guard let plainRows else { return }
    let bytes = scanner.bytes
    let run = scorer.takePlainRows(room: plainRows.mostRoom(for: bytes.count - scanner.position)) {
      plainRows.score(bytes, from: scanner.position, to: $0)
    }
    scanner.skipLines(run.rowCount, to: run.end)
  }

  /// The start of a row.
  private struct RowStart {
    let line: Int
    let offset: Int
    let block: Bytes

    /// The place of an offset in the row: the fields before it may hold line ends.
    func place(_ offset: Int) -> RowPlace {
      let before = block.slice(self.offset..<offset)
      let lineStart = before.lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
      return RowPlace(line: line + before.count { $0 == Byte.newline }, column: before.count - lineStart)
    }
  }

  private func isBlankLine(_ fields: [CSVScanner.Field]) -> Bool {
    fields.count == 1 && fields[0].raw.isEmpty && columns.itemPositions.count > 1
  }

  private mutating func score(_ fields: [CSVScanner.Field], in block: Bytes, _ row: RowStart) {
    guard fields.count == columns.itemPositions.count else {
      scorer.report(
        "this row has \(fields.count) \(fields.count == 1 ? "field" : "fields"), but the header has "
          + "\(columns.itemPositions.count)", at: row.place(fields.last?.raw.lowerBound ?? row.offset))
      return writeUnreadable(fields: fields, block)
    }
    scorer.beginRow()
    var isValid = true
    let itemPositions = columns.itemPositions
    for index in fields.indices {
      let field = fields[index]
      let item = itemPositions[index]
      guard item >= 0 else {
        pass(field, in: block, column: index)
        continue
      }
      let bytes = block.slice(field.content)
      if !scorer.take(bytes, item: item) {
        scorer.reportUnknown(bytes, item: item, at: row.place(field.content.lowerBound))
        isValid = false
      }
    }
    scorer.endRow(isValid: isValid)
    for item in scorer.unaskedItems {
      guard let index = itemPositions.firstIndex(of: item) else { continue }
      scorer.report(
        UnaskedAnswer(scorer.questionnaire.items[item]).message, at: row.place(fields[index].content.lowerBound))
    }
  }

  private mutating func pass(_ field: CSVScanner.Field, in block: Bytes, column: Int) {
    let value = PassingValue.field(block.slice(field.raw), isQuoted: field.isQuoted)
    switch Writer.passing {
    case .columns: scorer.pass(value, key: Bytes(start: nil, count: 0))
    case .names: columns.keys[column].withUnsafeBytes { scorer.pass(value, key: $0) }
    case .identifier: if column == columns.identifierPosition { scorer.pass(value, key: Bytes(start: nil, count: 0)) }
    }
  }

  /// The row of which nothing can be scored: what goes along as far as it is there, and empty scores.
  private mutating func writeUnreadable(fields: [CSVScanner.Field], _ block: Bytes) {
    scorer.beginRow()
    for index in columns.itemPositions.indices where columns.itemPositions[index] < 0 {
      let field = index < fields.count ? fields[index] : CSVScanner.Field(raw: 0..<0, isQuoted: false)
      pass(field, in: block, column: index)
    }
    scorer.endRow(isValid: false)
  }
}

/// The row ends of CSV, where a quoted field may hold line ends.
enum CSVBoundaries: RowBoundaries {
  static func endOfLine(in bytes: Bytes) -> Int? { CSVScanner.endOfLine(in: bytes) }

  static func endOfRows(in bytes: Bytes, isLast: Bool) -> Int? {
    guard bytes.firstPlace(of: Byte.quote) != nil else {
      if isLast { return bytes.count }
      if let end = bytes.lastIndex(of: Byte.newline) { return end + 1 }
      // Lines may also end with carriage returns alone; behind the last byte a newline may still come.
      return bytes.dropLast().lastIndex(of: Byte.carriageReturn).map { $0 + 1 }
    }
    var end: Int?
    var scanner = CSVScanner(bytes)
    while !scanner.isAtEnd {
      let (isClosed, hasLineEnd) = scanner.skipRow()
      guard isClosed && (hasLineEnd || isLast), scanner.position - (end ?? 0) <= BlockReader.longestRow else { break }
      end = scanner.position
    }
    return end
  }
}
