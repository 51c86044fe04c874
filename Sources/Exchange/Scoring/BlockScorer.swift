import Screening

/// Scores the rows of one block. Each block is worked on by one thread, so it holds its own room for everything.
struct BlockScorer {
  private let scorer: RowScorer
  private let columns: Columns
  private let input: RowFormat
  private let outputFormat: RowFormat
  private var responses: [ScoringTable.Response]
  private var row: ScoringTable.Row
  private(set) var output: RowOutput
  private(set) var problems: [RowProblem] = []
  private(set) var lineCount = 0
  private(set) var rows = RowCount()
  /// What the row's `id` is, for FHIR.
  private var identifier: String?
  private var names: LineNames

  init(_ questionnaire: Questionnaire, columns: Columns, input: RowFormat, output: RowFormat) {
    // Each lane has its own: counting references to a shared one would make the processors wait for each other.
    scorer = RowScorer(questionnaire, writing: output)
    self.columns = columns
    names = LineNames(columns)
    self.input = input
    outputFormat = output
    responses = Array(repeating: .missing, count: scorer.questionnaire.items.count)
    row = scorer.table.makeRow()
    self.output = RowOutput(format: output, names: scorer.outputNames)
  }

  /// Scores a block of whole rows. Lines are counted from the start of the block.
  mutating func score(_ block: Bytes) {
    output.removeAll()
    problems.removeAll()
    rows = RowCount()
    let mayHoldBadText = block.hasSpecialBytes
    if input == .csv {
      scoreCSV(block, checkingText: mayHoldBadText)
    } else {
      scoreNDJSON(block, checkingText: mayHoldBadText)
    }
  }

  /// A place in a block, counted from 0.
  private typealias Place = (line: Int, column: Int)

  /// The place of an offset in the row that starts at another: the fields before it may hold line ends.
  private func place(_ offset: Int, in block: Bytes, row start: Int, line: Int) -> Place {
    let before = block.slice(start..<offset)
    let lineStart = before.lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
    return (line + before.count { $0 == Byte.newline }, before.count - lineStart)
  }

  private mutating func report(_ message: String, at place: Place) {
    report(message, line: place.line, column: place.column)
  }

  private mutating func report(_ message: String, line: Int, column: Int) {
    problems.append(RowProblem(line: line + 1, column: column + 1, message: message))
  }

  private mutating func resetResponses() {
    for index in responses.indices { responses[index] = .missing }
  }

  /// Takes the bytes of an item in.
  ///
  /// - Returns: whether they are one of the item's codes; if not, that is reported.
  private mutating func take(_ bytes: Bytes, item: Int, line: Int, column: Int) -> Bool {
    guard let response = scorer.response(bytes, item: item) else {
      reportUnknown(bytes, item: item, at: (line, column))
      return false
    }
    responses[item] = response
    return true
  }

  private mutating func reportUnknown(_ bytes: Bytes, item: Int, at place: Place) {
    // Of bytes that are no text that was said before.
    if bytes.textProblem != nil { return }
    report(UnknownCode(bytes, item: item, scorer: scorer).message, at: place)
  }

  private mutating func beginRow() {
    resetResponses()
    identifier = nil
    output.beginRow()
  }

  private mutating func endRow(isValid: Bool) {
    scorer.write(
      responses, isValid: isValid, origin: .table(identifier: identifier), row: &row, to: &output)
    output.endRow()
    rows.add(isScored: isValid)
  }

  // MARK: CSV

  private mutating func scoreCSV(_ block: Bytes, checkingText: Bool) {
    var scanner = CSVScanner(block)
    var fields: [CSVScanner.Field] = []
    fields.reserveCapacity(columns.itemPositions.count)
    while !scanner.isAtEnd {
      let line = scanner.line
      let start = scanner.position
      let end = scanner.readRow(into: &fields)
      if isBlankLine(fields) { continue }
      if scanner.position - start > BlockReader.longestRow + 1 {
        report("this row is longer than 2 MiB; it is left out", line: line, column: 0)
        writeUnreadable(fields: [], block)
        continue
      }
      if checkingText, let problem = block.slice(start..<scanner.position).textProblem {
        report(problem.message, at: place(start + problem.offset, in: block, row: start, line: line))
      }
      switch end {
      case .row: scoreRow(fields, in: block, line: line, start: start)
      case .unclosedQuote(let offset):
        report(
          "a quote is opened here and never closed; this line is left out",
          at: place(offset, in: block, row: start, line: line))
        writeUnreadable(fields: fields, block)
      case .textAfterQuote(let offset):
        report(
          "there is text behind a closing quote; a quote inside a field is written twice",
          at: place(offset, in: block, row: start, line: line))
        writeUnreadable(fields: fields, block)
      }
    }
    lineCount = scanner.line
  }

  private func isBlankLine(_ fields: [CSVScanner.Field]) -> Bool {
    fields.count == 1 && fields[0].raw.isEmpty && columns.itemPositions.count > 1
  }

  private mutating func scoreRow(_ fields: [CSVScanner.Field], in block: Bytes, line: Int, start: Int) {
    guard fields.count == columns.itemPositions.count else {
      let last = fields.last?.raw.lowerBound ?? start
      report(
        "this row has \(fields.count) \(fields.count == 1 ? "field" : "fields"), but the header has "
          + "\(columns.itemPositions.count)", at: place(last, in: block, row: start, line: line))
      return writeUnreadable(fields: fields, block)
    }
    beginRow()
    var isValid = true
    let itemPositions = columns.itemPositions
    let scorer = scorer
    for index in fields.indices {
      let field = fields[index]
      let item = itemPositions[index]
      if item >= 0 {
        let bytes = block.slice(field.content)
        if let response = scorer.response(bytes, item: item) {
          responses[item] = response
        } else {
          reportUnknown(
            bytes, item: item, at: place(field.content.lowerBound, in: block, row: start, line: line))
          isValid = false
        }
      } else {
        pass(field, in: block, column: index)
      }
    }
    endRow(isValid: isValid)
  }

  private mutating func pass(_ field: CSVScanner.Field, in block: Bytes, column: Int) {
    switch outputFormat {
    case .csv: output.pass(block.slice(field.raw))
    case .ndjson:
      let text = CSVText.text(block.slice(field.content), isQuoted: field.isQuoted)
      JSONText.literal(text).withUnsafeBytes { output.pass($0, named: columns.keys[column]) }
    case .fhir:
      guard column == columns.identifierPosition, !field.content.isEmpty else { return }
      identifier = CSVText.text(block.slice(field.content), isQuoted: field.isQuoted)
    }
  }

  /// The row of which nothing can be scored: what passes through as far as it is there, and empty scores.
  private mutating func writeUnreadable(fields: [CSVScanner.Field], _ block: Bytes) {
    beginRow()
    for index in columns.itemPositions.indices where columns.itemPositions[index] < 0 {
      let field = index < fields.count ? fields[index] : CSVScanner.Field(raw: 0..<0, isQuoted: false)
      pass(field, in: block, column: index)
    }
    endRow(isValid: false)
  }

  // MARK: NDJSON

  private mutating func scoreNDJSON(_ block: Bytes, checkingText: Bool) {
    var start = 0
    var members: [JSONScanner.Member] = []
    lineCount = 0
    while start < block.count {
      let end = block[start...].firstIndex(of: Byte.newline) ?? block.count
      let line = block.slice(start..<end)
      if !line.allSatisfy(JSONText.isSpace) {
        scoreLine(line, members: &members, checkingText: checkingText)
      }
      lineCount += 1
      start = end + 1
    }
  }

  private mutating func scoreLine(_ line: Bytes, members: inout [JSONScanner.Member], checkingText: Bool) {
    if line.count > BlockReader.longestRow {
      report("this line is longer than 2 MiB; it is left out", line: lineCount, column: 0)
      return writeUnreadable()
    }
    let textProblem = checkingText ? line.textProblem : nil
    if let textProblem { report(textProblem.message, line: lineCount, column: textProblem.offset) }
    do throws(JSONScanner.Failure) {
      var scanner = JSONScanner(line)
      try scanner.readObject(into: &members)
    } catch {
      // A byte that is no text may well be what breaks the line.
      if textProblem == nil { report(error.message, line: lineCount, column: error.offset) }
      return writeUnreadable()
    }
    names.read(members, in: line)
    beginRow()
    var isValid = true
    for index in members.indices {
      let member = members[index]
      switch names.roles[index] {
      case .item(let item):
        if !take(member, item: item, in: line) { isValid = false }
      case .passing:
        if outputFormat == .ndjson { output.pass(line.slice((member.key.lowerBound - 1)..<member.value.upperBound)) }
      case .wrong(let message):
        report(message, line: lineCount, column: member.key.lowerBound)
        isValid = false
      }
    }
    if outputFormat == .csv { passToColumns(members, in: line) }
    if outputFormat == .fhir, let index = names.identifier {
      identifier = text(of: members[index], in: line)
    }
    endRow(isValid: isValid)
  }

  private mutating func take(_ member: JSONScanner.Member, item: Int, in line: Bytes) -> Bool {
    let value = line.slice(member.value)
    if value.matches(Self.null) { return true }
    guard value[0] == Byte.quote else {
      return take(value, item: item, line: lineCount, column: member.value.lowerBound)
    }
    let inside = value.slice(1..<(value.count - 1))
    let column = member.value.lowerBound + 1
    guard inside.contains(Byte.backslash) else { return take(inside, item: item, line: lineCount, column: column) }
    return (JSONText.unescaped(inside) ?? []).withUnsafeBytes {
      take($0, item: item, line: lineCount, column: column)
    }
  }

  private static let null = Array("null".utf8)

  private mutating func passToColumns(_ members: [JSONScanner.Member], in line: Bytes) {
    for member in names.membersOfColumns {
      csvField(member.map { line.slice(members[$0].value) }).withUnsafeBytes { output.pass($0) }
    }
    for member in names.withoutColumn {
      report(
        "'\(names.name(of: member))' is not on the first line, so CSV has no column for it; it is left out",
        line: lineCount, column: members[member].key.lowerBound)
    }
  }

  /// A JSON value as a field: a string without its quotes, null as blank, anything else as it is written.
  private func csvField(_ value: Bytes?) -> [UInt8] {
    guard let value, !value.matches(Self.null) else { return [] }
    guard value[0] == Byte.quote else { return CSVText.field(value) }
    return (JSONText.unescaped(value.slice(1..<(value.count - 1))) ?? []).withUnsafeBytes(CSVText.field)
  }

  /// The value as text, if it is a string or a number.
  private func text(of member: JSONScanner.Member, in line: Bytes) -> String? {
    let value = line.slice(member.value)
    switch value[0] {
    case Byte.quote:
      let text = JSONText.text(value.slice(1..<(value.count - 1)))
      return text.isEmpty ? nil : text
    case UInt8(ascii: "-"), Byte.zero...Byte.nine: return value.text
    default: return nil
    }
  }

  private mutating func writeUnreadable() {
    beginRow()
    if outputFormat == .csv {
      for _ in columns.passingNames { output.pass(Bytes(start: nil, count: 0)) }
    }
    endRow(isValid: false)
  }
}
