import FHIR
import Screening

/// The rows of NDJSON: a JSON object a line, that names items.
struct NDJSONRows<Writer: RowWriter>: BlockRows {
  private(set) var scorer: RowScorer<Writer>
  private(set) var lineCount = 0
  private(set) var itemsNeverSeen: ItemsNeverSeen?
  private let columns: Columns
  private var names: LineNames
  /// Reads plain lines, once a line has shown their shape.
  private var plainLines: PlainNDJSONLines?
  /// All that plain lines need, where the output has the form of the input.
  private let plainScores: PlainScores?

  static var boundaries: any RowBoundaries.Type { LineBoundaries.self }
  static var whenEmpty: String? { "the file is empty; it needs rows, one JSON object a line" }

  /// The columns are the names, each once, on the first line that can be read.
  static func readHead(_ block: inout Block, of questionnaire: Questionnaire) -> Head {
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
    itemsNeverSeen = ItemsNeverSeen(questionnaire)
    self.columns = columns
    names = LineNames(columns)
    plainScores = Writer.passing == .names ? scorer.plainScores : nil
  }

  mutating func score(_ block: Bytes) {
    scorer.removeAll()
    let holdsBadText = block.hasSpecialBytes && block.textProblem != nil
    var start = 0
    var members: [JSONScanner.Member] = []
    var countOfOtherShape = 0
    lineCount = 0
    while true {
      if !holdsBadText, let plainLines {
        let run = scorer.takePlainRows(room: plainLines.mostRoom(for: block.count - start)) {
          plainLines.score(block, from: start, to: $0)
        }
        start = run.end
        lineCount += run.rowCount
        countOfOtherShape = run.isOfOtherShape ? (run.rowCount == 0 ? countOfOtherShape : 0) + 1 : 0
      }
      if start >= block.count { break }
      let end = block.slice(start..<block.count).firstPlace(of: Byte.newline).map { start + $0 } ?? block.count
      let line = block.slice(start..<end)
      if !line.allSatisfy(JSONText.isSpace) {
        let isRead = score(line, members: &members, checkingText: holdsBadText)
        // One line that differs is no reason to give up the shape of those before it.
        if isRead, plainLines == nil || countOfOtherShape > 1 { learnShape(of: line, members) }
      }
      lineCount += 1
      start = end + 1
    }
  }

  /// Takes a line just read for the shape of those behind it.
  private mutating func learnShape(of line: Bytes, _ members: [JSONScanner.Member]) {
    guard let plainScores, !members.isEmpty, let items = names.itemsOfMembers else { return }
    plainLines = PlainNDJSONLines(plainScores, members: members, items: items, line: line)
  }

  private func place(_ offset: Int) -> RowPlace { RowPlace(line: lineCount, column: offset) }

  /// - Returns: whether the line is an object.
  private mutating func score(_ line: Bytes, members: inout [JSONScanner.Member], checkingText: Bool) -> Bool {
    scorer.goOn()
    if line.count > BlockReader.longestRow {
      scorer.report(BlockReader.tooLong("this line") + "; it is skipped", at: place(0))
      writeUnreadable()
      return false
    }
    let textProblem = checkingText ? line.textProblem : nil
    if let textProblem { scorer.report(textProblem.message, at: place(textProblem.offset)) }
    do throws(JSONScanner.Failure) {
      var scanner = JSONScanner(line)
      try scanner.readObject(into: &members)
    } catch {
      // A byte that is no text may well be what breaks the line.
      if textProblem == nil { scorer.report(error.message, at: place(error.offset)) }
      writeUnreadable()
      return false
    }
    names.read(members, in: line)
    scorer.beginRow()
    var isValid = true
    if let message = names.problem {
      scorer.report(message, at: place(0))
      isValid = false
    }
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
      case .besideItem(let item, let message):
        scorer.report(message, at: place(member.key.lowerBound))
        withText(member, in: line) { bytes, _ in scorer.takeAside(bytes, item: item) }
        isValid = false
      }
    }
    switch Writer.passing {
    case .names: break
    case .columns: passToColumns(members, in: line)
    case .identifier:
      if let index = names.identifier { scorer.pass(.json(line.slice(members[index].value)), key: Self.empty) }
    }
    scorer.endRow(isValid: isValid)
    if itemsNeverSeen?.isEmpty == false {
      itemsNeverSeen?.remove { names.member(ofItem: $0) != nil || !scorer.mayAsk(item: $0) }
    }
    for item in scorer.unaskedItems {
      guard let index = names.member(ofItem: item) else { continue }
      scorer.report(
        UnaskedAnswer(scorer.questionnaire.items[item]).message, at: place(members[index].value.lowerBound))
    }
    return true
  }

  private static var empty: Bytes { Bytes(start: nil, count: 0) }

  private mutating func take(_ member: JSONScanner.Member, item: Int, in line: Bytes) -> Bool {
    withText(member, in: line) { bytes, offset in
      if scorer.take(bytes, item: item) { return true }
      scorer.reportUnknown(bytes, item: item, at: place(offset))
      return false
    }
  }

  /// The text of a value and its place: of a string without its quotes, of null none.
  private func withText<Result>(
    _ member: JSONScanner.Member, in line: Bytes, _ body: (Bytes, Int) -> Result
  ) -> Result {
    let value = line.slice(member.value)
    if value.matches(NDJSON.null) { return body(Self.empty, member.value.lowerBound) }
    guard let inside = JSONText.inside(value) else { return body(value, member.value.lowerBound) }
    let offset = member.value.lowerBound + 1
    guard inside.contains(Byte.backslash) else { return body(inside, offset) }
    return (JSONText.unescaped(inside) ?? []).withUnsafeBytes { body($0, offset) }
  }

  private mutating func passToColumns(_ members: [JSONScanner.Member], in line: Bytes) {
    for member in names.membersOfColumns {
      scorer.pass(member.map { .json(line.slice(members[$0].value)) } ?? .none, key: Self.empty)
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
      for _ in columns.passingNames { scorer.pass(.none, key: Self.empty) }
    }
    scorer.endRow(isValid: false)
  }
}

/// The row ends of a format with one row a line.
enum LineBoundaries: RowBoundaries {
  static func endOfLine(in bytes: Bytes) -> Int? { bytes.firstPlace(of: Byte.newline).map { $0 + 1 } }

  static func endOfRows(in bytes: Bytes, isLast: Bool) -> Int? {
    isLast ? bytes.count : bytes.lastIndex(of: Byte.newline).map { $0 + 1 }
  }
}
