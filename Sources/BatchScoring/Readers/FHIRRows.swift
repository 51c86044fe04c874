import FHIR
import ForeignText
import Screening

/// The rows of FHIR: a QuestionnaireResponse on each line, or a Bundle of them.
struct FHIRRows<Writer: RowWriter> {
  private(set) var scorer: RowScorer<Writer>
  private(set) var lineCount = 0
  private var reader: ResponseReader
  private(set) var itemsNeverSeen: ItemsNeverSeen

  /// The members of a response that go along, so that its scores can be told from those of others.
  static var passingNames: [String] { ["id", "subject"] }

  /// - Parameter map: what a Questionnaire that was given says of linkIds and codes.
  init(_ questionnaire: Questionnaire, map: QuestionnaireMap?) {
    scorer = RowScorer(questionnaire)
    reader = ResponseReader(scorer.table, codes: scorer.codes, map: map)
    itemsNeverSeen = ItemsNeverSeen(questionnaire)
  }

  /// Scores whole lines.
  mutating func score(_ block: Bytes) {
    begin()
    let mayHoldBadText = block.hasSpecialBytes
    var start = 0
    while start < block.count {
      let end = block.firstIndex(of: Byte.newline, from: start) ?? block.count
      let line = block.slice(start..<end)
      if !line.isBlank { score(line, checkingText: mayHoldBadText) }
      lineCount += 1
      start = end + 1
    }
  }

  /// Scores one JSON text, of however many lines.
  mutating func score(document: Bytes) {
    begin()
    score(document, checkingText: true)
    lineCount = 1 + document.count { $0 == Byte.newline }
  }

  /// Writes a row of which nothing could be read.
  mutating func skip() {
    begin()
    writeUnreadable()
    lineCount = 1
  }

  private mutating func begin() {
    scorer.removeAll()
    lineCount = 0
  }

  /// A JSON text, which begins on the line that was reached.
  private mutating func score(_ text: Bytes, checkingText: Bool) {
    scorer.goOn()
    if checkingText, let problem = text.textProblem {
      report(problem.message, at: problem.offset, in: text)
      return writeUnreadable()
    }
    do throws(JSONScanner.Failure) {
      let tape = try JSONTape(text)
      withExtendedLifetime(tape) { score(ResponseDocument(tape.root), in: text) }
    } catch {
      report(error.message, at: error.offset, in: text)
      writeUnreadable()
    }
  }

  private mutating func score(_ document: ResponseDocument, in text: Bytes) {
    if let problem = document.problem {
      report(problem.message, at: problem.offset, in: text)
      writeUnreadable()
    }
    for entry in document.entries {
      scorer.goOn()
      score(entry, in: text)
    }
  }

  private mutating func score(_ entry: ResponseDocument.Entry, in text: Bytes) {
    var reading = reader.read(entry.response, observations: entry.observations)
    scorer.beginRow()
    scorer.take(&reading)
    for problem in reading.problems { report(problem.message, at: problem.offset, in: text) }
    if Writer.passing != .identifier { pass(entry.response) }
    scorer.writeRow(isValid: reading.problems.isEmpty, source: .resource(entry.response))
    for problem in scorer.unaskedItems.compactMap(reader.unasked) {
      report(problem.message, at: problem.offset, in: text)
    }
    if !itemsNeverSeen.isEmpty { itemsNeverSeen.remove { reader.has(item: $0) || !scorer.mayAsk(item: $0) } }
  }

  private mutating func pass(_ response: JSONNode) {
    let values = [
      response["id"]?.string ?? response["identifier"]?["value"]?.string,
      response["subject"]?["reference"]?.string,
    ]
    for (name, value) in zip(Self.passingNames, values) { pass(value.map { .text($0) } ?? .none, named: name) }
  }

  private mutating func pass(_ value: PassingValue, named name: String) {
    let key = Writer.passing == .names ? NDJSON.key(name) : []
    key.withUnsafeBytes { scorer.pass(value, key: $0) }
  }

  private mutating func writeUnreadable() {
    scorer.beginRow()
    if Writer.passing != .identifier {
      for name in Self.passingNames { pass(.none, named: name) }
    }
    scorer.endRow(isValid: false, source: .unreadable)
  }

  private mutating func report(_ message: String, at offset: Int, in text: Bytes) {
    let before = text.slice(0..<min(offset, text.count))
    let lineStart = before.lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
    scorer.report(
      message, at: RowPlace(line: lineCount + before.count { $0 == Byte.newline }, column: before.count - lineStart))
  }
}
