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

  init(_ questionnaire: Questionnaire, columns: Columns, input: RowFormat, output: RowFormat) {
    // Each lane has its own: counting references to a shared one would make the processors wait for each other.
    scorer = RowScorer(questionnaire, writing: output)
    self.columns = columns
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
    let mayHoldBadText = block.hasSpecialBytes
    switch input {
    case .csv: scoreCSV(block, checkingText: mayHoldBadText)
    case .ndjson: scoreNDJSON(block, checkingText: mayHoldBadText)
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
    report(
      "\(scorer.questionnaire.items[item].id): '\(shown(bytes))' is not \(scorer.expectation(item: item))", at: place)
  }

  /// The beginning of the bytes, on one line and without anything that a terminal would obey.
  private func shown(_ bytes: Bytes) -> String {
    let longest = 40
    // No character has more than four bytes.
    let text = bytes.slice(0..<min(bytes.count, 4 * (longest + 1))).text.unicodeScalars
    var shown = String.UnicodeScalarView()
    for scalar in text.prefix(longest) { shown.append(scalar.properties.generalCategory == .control ? " " : scalar) }
    return String(shown) + (text.count > longest ? "…" : "")
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
        writeUnreadable(fields: [], block)
        continue
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
    resetResponses()
    var isValid = true
    output.beginRow()
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
        pass(field, in: block, key: columns.keys[index])
      }
    }
    scorer.write(responses, isValid: isValid, row: &row, to: &output)
    output.endRow()
  }

  private mutating func pass(_ field: CSVScanner.Field, in block: Bytes, key: [UInt8]) {
    switch outputFormat {
    case .csv: output.pass(block.slice(field.raw))
    case .ndjson:
      let text = String(decoding: block.slice(field.content), as: UTF8.self)
      let plain =
        field.isQuoted ? text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"") : text
      JSONText.literal(plain).withUnsafeBytes { output.pass($0, named: key) }
    }
  }

  /// The row of which nothing can be scored: what passes through as far as it is there, and empty scores.
  private mutating func writeUnreadable(fields: [CSVScanner.Field], _ block: Bytes) {
    output.beginRow()
    for index in columns.itemPositions.indices where columns.itemPositions[index] < 0 {
      let field = index < fields.count ? fields[index] : CSVScanner.Field(raw: 0..<0, isQuoted: false)
      pass(field, in: block, key: columns.keys[index])
    }
    scorer.writeBlanks(to: &output)
    output.endRow()
  }

  // MARK: NDJSON

  private mutating func scoreNDJSON(_ block: Bytes, checkingText: Bool) {
    var start = 0
    var members: [JSONScanner.Member] = []
    lineCount = 0
    while start < block.count {
      let end = block[start...].firstIndex(of: Byte.newline) ?? block.count
      let line = block.slice(start..<end)
      if !line.allSatisfy({ $0 == Byte.space || $0 == Byte.carriageReturn || $0 == 9 }) {
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
    if checkingText, let problem = line.textProblem {
      report(problem.message, line: lineCount, column: problem.offset)
      return writeUnreadable()
    }
    do throws(JSONScanner.Failure) {
      var scanner = JSONScanner(line)
      try scanner.readObject(into: &members)
    } catch {
      report(error.message, line: lineCount, column: error.offset)
      return writeUnreadable()
    }
    resetResponses()
    var isValid = true
    var passing: [(key: [UInt8], member: JSONScanner.Member)] = []
    var seen: Set<[UInt8]> = []
    for member in members {
      let key = JSONText.unescaped(line.slice(member.key)) ?? []
      if !seen.insert(key).inserted {
        report(
          "'\(String(decoding: key, as: UTF8.self))' stands twice on this line", line: lineCount,
          column: member.key.lowerBound)
        isValid = false
      } else if let item = columns.itemsByID[key] {
        if !take(member, item: item, in: line) { isValid = false }
      } else if columns.addedNames.contains(key) {
        report(columns.clash(key), line: lineCount, column: member.key.lowerBound)
        isValid = false
      } else {
        passing.append((key, member))
      }
    }
    write(passing, in: line)
    scorer.write(responses, isValid: isValid, row: &row, to: &output)
    output.endRow()
  }

  private mutating func take(_ member: JSONScanner.Member, item: Int, in line: Bytes) -> Bool {
    let value = line.slice(member.value)
    if value.matches(Self.null) { return true }
    if value[0] == Byte.quote {
      let inside = JSONText.unescaped(value.slice(1..<(value.count - 1))) ?? []
      return inside.withUnsafeBytes { take($0, item: item, line: lineCount, column: member.value.lowerBound + 1) }
    }
    return take(value, item: item, line: lineCount, column: member.value.lowerBound)
  }

  private static let null = Array("null".utf8)

  private mutating func write(_ passing: [(key: [UInt8], member: JSONScanner.Member)], in line: Bytes) {
    output.beginRow()
    switch outputFormat {
    case .ndjson:
      for (_, member) in passing {
        output.pass(line.slice((member.key.lowerBound - 1)..<member.value.upperBound))
      }
    case .csv:
      for name in columns.passingNames {
        let member = passing.first { $0.key == name }?.member
        csvField(member.map { line.slice($0.value) }).withUnsafeBytes { output.pass($0) }
      }
      for (key, member) in passing where !columns.passingNames.contains(key) {
        report(
          "'\(String(decoding: key, as: UTF8.self))' is not on the first line, so CSV has no column for it; it is left out",
          line: lineCount, column: member.key.lowerBound)
      }
    }
  }

  /// A JSON value as a field: a string without its quotes, null as blank, anything else as it is written.
  private func csvField(_ value: Bytes?) -> [UInt8] {
    guard let value, !value.matches(Self.null) else { return [] }
    guard value[0] == Byte.quote else { return RowFormat.csv.encoded(value.text) }
    let inside = JSONText.unescaped(value.slice(1..<(value.count - 1))) ?? []
    return RowFormat.csv.encoded(String(decoding: inside, as: UTF8.self))
  }

  private mutating func writeUnreadable() {
    output.beginRow()
    if outputFormat == .csv {
      for _ in columns.passingNames { output.pass(Bytes(start: nil, count: 0)) }
    }
    scorer.writeBlanks(to: &output)
    output.endRow()
  }
}
