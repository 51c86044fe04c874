import FHIR
import Screening

/// The rows of NDJSON: a JSON object a line, that names items.
struct NDJSONRows<Writer: RowWriter>: BlockRows {
  private(set) var scorer: RowScorer<Writer>
  private(set) var lineCount = 0
  private let columns: Columns
  private var names: LineNames

  static var boundaries: any RowBoundaries.Type { LineBoundaries.self }

  /// The columns are the names, each once, on the first line that can be read.
  static func readHead(_ block: inout [UInt8], of questionnaire: Questionnaire) -> Head {
    var columns = Columns(questionnaire: questionnaire)
    block.withUnsafeBytes { bytes in
      var members: [JSONScanner.Member] = []
      for line in bytes.split(separator: Byte.newline).map({ Bytes(rebasing: $0) }) {
        var scanner = JSONScanner(line)
        guard (try? scanner.readObject(into: &members)) != nil else { continue }
        var seen = columns.addedNames.union(columns.itemsByID.keys)
        columns.setPassingNames(
          members.compactMap { JSONText.unescaped(line.slice($0.key)) }.filter { seen.insert($0).inserted })
        return
      }
    }
    return Head(columns: columns)
  }

  init(_ questionnaire: Questionnaire, columns: Columns) {
    scorer = RowScorer(questionnaire)
    self.columns = columns
    names = LineNames(columns)
  }

  mutating func score(_ block: Bytes) {
    scorer.removeAll()
    let mayHoldBadText = block.hasSpecialBytes
    var start = 0
    var members: [JSONScanner.Member] = []
    lineCount = 0
    while start < block.count {
      let end = block[start...].firstIndex(of: Byte.newline) ?? block.count
      let line = block.slice(start..<end)
      if !line.allSatisfy(JSONText.isSpace) {
        score(line, members: &members, checkingText: mayHoldBadText)
      }
      lineCount += 1
      start = end + 1
    }
  }

  private func place(_ offset: Int) -> RowPlace { RowPlace(line: lineCount, column: offset) }

  private mutating func score(_ line: Bytes, members: inout [JSONScanner.Member], checkingText: Bool) {
    scorer.goOn()
    if line.count > BlockReader.longestRow {
      scorer.report(BlockReader.tooLong("this line") + "; it is skipped", at: place(0))
      return writeUnreadable()
    }
    let textProblem = checkingText ? line.textProblem : nil
    if let textProblem { scorer.report(textProblem.message, at: place(textProblem.offset)) }
    do throws(JSONScanner.Failure) {
      var scanner = JSONScanner(line)
      try scanner.readObject(into: &members)
    } catch {
      // A byte that is no text may well be what breaks the line.
      if textProblem == nil { scorer.report(error.message, at: place(error.offset)) }
      return writeUnreadable()
    }
    names.read(members, in: line)
    scorer.beginRow()
    var isValid = true
    for index in members.indices {
      let member = members[index]
      switch names.roles[index] {
      case .item(let item):
        if !take(member, item: item, in: line) { isValid = false }
      case .passing:
        if Writer.passing == .names {
          let key = line.slice((member.key.lowerBound - 1)..<member.value.lowerBound)
          scorer.pass(.json(line.slice(member.value)), key: key)
        }
      case .wrong(let message):
        scorer.report(message, at: place(member.key.lowerBound))
        isValid = false
      }
    }
    switch Writer.passing {
    case .names: break
    case .columns: passToColumns(members, in: line)
    case .identifier:
      if let index = names.identifier { scorer.pass(.json(line.slice(members[index].value)), key: Self.noKey) }
    }
    scorer.endRow(isValid: isValid)
    for item in scorer.unaskedItems {
      guard let index = names.member(ofItem: item) else { continue }
      scorer.report(
        UnaskedAnswer(scorer.questionnaire.items[item]).message, at: place(members[index].value.lowerBound))
    }
  }

  private static var noKey: Bytes { Bytes(start: nil, count: 0) }

  private mutating func take(_ member: JSONScanner.Member, item: Int, in line: Bytes) -> Bool {
    let value = line.slice(member.value)
    if value.matches(NDJSON.null) { return true }
    guard let inside = JSONText.inside(value) else { return take(value, item: item, at: member.value.lowerBound) }
    let offset = member.value.lowerBound + 1
    guard inside.contains(Byte.backslash) else { return take(inside, item: item, at: offset) }
    return (JSONText.unescaped(inside) ?? []).withUnsafeBytes { take($0, item: item, at: offset) }
  }

  private mutating func take(_ bytes: Bytes, item: Int, at offset: Int) -> Bool {
    if scorer.take(bytes, item: item) { return true }
    scorer.reportUnknown(bytes, item: item, at: place(offset))
    return false
  }

  private mutating func passToColumns(_ members: [JSONScanner.Member], in line: Bytes) {
    for member in names.membersOfColumns {
      scorer.pass(member.map { .json(line.slice(members[$0].value)) } ?? .none, key: Self.noKey)
    }
    for member in names.withoutColumn {
      scorer.report(
        "'\(names.name(of: member))' is not on the first line, so CSV has no column for it; it is skipped",
        at: place(members[member].key.lowerBound))
    }
  }

  /// The line of which nothing can be scored.
  private mutating func writeUnreadable() {
    scorer.beginRow()
    if Writer.passing == .columns {
      for _ in columns.passingNames { scorer.pass(.none, key: Self.noKey) }
    }
    scorer.endRow(isValid: false)
  }
}

/// The row ends of a format with one row a line.
enum LineBoundaries: RowBoundaries {
  static func endOfLine(in bytes: Bytes) -> Int? { bytes.firstIndex(of: Byte.newline).map { $0 + 1 } }

  static func endOfRows(in bytes: Bytes, isLast: Bool) -> Int? {
    isLast ? bytes.count : bytes.lastIndex(of: Byte.newline).map { $0 + 1 }
  }
}
