import FHIR
import ForeignText
import Screening

/// Scores one row after another and writes it: codes in, scores and flags out. Each lane has one, with room for
/// everything a row needs, so that no row allocates.
struct RowScorer<Writer: RowWriter> {
  let codes: AnswerCodes
  let table: ScoringTable
  private var responses: [ScoringTable.Response]
  private var row: ScoringTable.Row
  /// What else the row says of an answer, or seems to say. It counts for the safety rules alone.
  private var otherStatements: [(item: Int, response: ScoringTable.Response)] = []
  private(set) var writer: Writer
  private(set) var problems: [RowProblem] = []
  /// The number of problems of the present row.
  private var countOfRow = 0
  private(set) var count = RowCount()

  init(_ questionnaire: Questionnaire) {
    table = ScoringTable(questionnaire)
    codes = AnswerCodes(questionnaire)
    responses = Array(repeating: .missing, count: questionnaire.items.count)
    row = table.makeRow()
    writer = Writer(table)
  }

  var questionnaire: Questionnaire { table.questionnaire }

  /// The head of the output, before the first row.
  ///
  /// - Parameter names: of what goes along.
  func head(passing names: [String]) -> [UInt8] { Writer.head(table, passing: names) }

  /// Forgets what was written and counted.
  mutating func removeAll() {
    writer.removeAll()
    problems.removeAll()
    countOfRow = 0
    count = RowCount()
  }

  /// Notes a problem.
  ///
  /// - Parameter place: counted from 0.
  mutating func report(_ message: String, at place: RowPlace) {
    countOfRow += 1
    // What else is wrong with such a row helps nobody.
    if countOfRow > InputLimits.namedProblems + 1 { return }
    let isTooMany = countOfRow > InputLimits.namedProblems
    problems.append(
      RowProblem(
        line: place.line + 1, column: place.column + 1,
        message: isTooMany ? "there are more problems in this row; mend those above first" : message))
  }

  /// Starts to count the problems of the next row.
  mutating func goOn() { countOfRow = 0 }

  /// All that plain rows need; `nil` where there are none.
  var plainScores: PlainScores? { writer.plainScores(table, codes) }

  /// Takes rows in that were scored while they were read.
  ///
  /// - Parameters:
  ///   - room: the most bytes that they may take.
  ///   - score: writes them.
  mutating func takePlainRows(room: Int, score: (UnsafeMutableRawPointer) -> PlainRun) -> PlainRun {
    let run = writer.bytes.write(upTo: room, score)
    count.add(scored: run.rowCount)
    return run
  }

  mutating func beginRow() {
    for index in responses.indices { responses[index] = .missing }
    if !otherStatements.isEmpty { otherStatements.removeAll(keepingCapacity: true) }
    writer.beginRow()
  }

  mutating func pass(_ value: PassingValue, key: Bytes) {
    writer.pass(value, key: key)
  }

  /// Takes the bytes of an item in.
  ///
  /// - Returns: whether they are one of the item's codes.
  mutating func take(_ bytes: Bytes, item: Int) -> Bool {
    guard let response = codes.response(bytes, item: item) else { return false }
    responses[item] = response
    return true
  }

  /// Takes bytes in that say something of an item beside what was taken before: for its safety rules alone, if they can
  /// be read.
  mutating func takeAside(_ bytes: Bytes, item: Int) {
    let response = codes.response(bytes, item: item)
    if let response = response ?? UnknownCode(bytes, item: item, codes: codes).probableResponse {
      otherStatements.append((item, response))
    }
  }

  /// Notes that the bytes are none of the item's codes.
  mutating func reportUnknown(_ bytes: Bytes, item: Int, at place: RowPlace) {
    // Of bytes that are no text that was said before.
    if bytes.textProblem != nil { return }
    takeAside(bytes, item: item)
    report(UnknownCode(bytes, item: item, codes: codes).message, at: place)
  }

  /// Takes a whole response in, and compares what it says of its own results with what it comes to.
  mutating func take(_ reading: inout ResponseReading) {
    responses = reading.responses
    otherStatements = reading.otherStatements
    scoreRow()
    reading.compare(&row, table)
  }

  /// Scores the row and writes it.
  ///
  /// - Parameter isValid: whether all of its codes could be read.
  mutating func endRow(isValid: Bool, source: RowSource = .table) {
    scoreRow()
    writeRow(isValid: isValid, source: source)
  }

  private mutating func scoreRow() {
    table.score(responses, from: .form, into: &row, settlingAll: Writer.settlesAll)
    for other in otherStatements { table.raiseRules(for: other.response, to: other.item, in: &row) }
  }

  /// Writes the row as it was scored.
  mutating func writeRow(isValid: Bool, source: RowSource) {
    writer.endRow(responses, row, isValid: isValid, source: source)
    count.add(isScored: isValid)
  }

  /// Whether the row just scored needs the item, or may need it.
  func mayAsk(item: Int) -> Bool { row.items[item].asked != .no }

  /// The items of the row just scored that are answered though the questionnaire would not have asked them, by position.
  var unaskedItems: [Int] { row.items.indices.filter { row.items[$0].isUnasked } }
}

/// A place in what is read, counted from 0.
struct RowPlace {
  let line: Int
  let column: Int
}
