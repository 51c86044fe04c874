import FHIR
import ForeignText
import Screening

/// One pass over FHIR R4 QuestionnaireResponses: one JSON object a line, or one document over several lines, each a
/// response or a Bundle of them. Lines are read one at a time; a document is read as a whole.
struct FHIRRun<Writer: RowWriter> {
  private let stream: ScoreStream
  private var scorer: RowScorer<Writer>
  private var reader: ResponseReader
  private var lines: LineReader
  private var summary = ScoreStream.Summary()

  /// The members of a response that go along, so that its scores can be told from those of others.
  private static var passingNames: [String] { ["id", "subject"] }
  private static var fullOutput: Int { 256 * 1024 }

  /// - Throws: what reading or writing throws.
  static func score(_ stream: ScoreStream) throws -> ScoreStream.Summary {
    var run = Self(stream)
    return try run.run()
  }

  private init(_ stream: ScoreStream) {
    self.stream = stream
    scorer = RowScorer(stream.questionnaire)
    reader = ResponseReader(stream.questionnaire, codes: scorer.codes)
    lines = LineReader(longest: InputLimits.resourceBytes, read: stream.ends.read)
  }

  private mutating func run() throws -> ScoreStream.Summary {
    try scorer.head(passing: Self.passingNames).withUnsafeBytes(stream.ends.write)
    var number = 0
    while let next = try lines.next() {
      number += 1
      guard case .whole(var line) = next else {
        refuseTooLong("this line", number: number)
        continue
      }
      if number == 1, line.starts(with: ScoreStream.byteOrderMark) { line.removeFirst(ScoreStream.byteOrderMark.count) }
      if line.allSatisfy(JSONText.isSpace) { continue }
      if summary.rows.all + scorer.count.all == 0, Self.goesOn(line) {
        try readDocument(beginning: line, number: number)
        break
      }
      read(line, number: number)
      if scorer.writer.bytes.count >= Self.fullOutput { try flush() }
    }
    try flush()
    return summary
  }

  /// Whether the line is the beginning of JSON that has more lines.
  private static func goesOn(_ line: [UInt8]) -> Bool {
    guard let failure = line.withUnsafeBytes({ failure(in: $0) }) else { return false }
    return line[min(failure.offset, line.count)...].allSatisfy(JSONText.isSpace)
  }

  private static func failure(in text: Bytes) -> JSONScanner.Failure? {
    do throws(JSONScanner.Failure) {
      _ = try JSONNode(text)
      return nil
    } catch {
      return error
    }
  }

  private mutating func readDocument(beginning: [UInt8], number: Int) throws {
    guard case .whole(let rest) = try lines.rest() else { return refuseTooLong("this document", number: number) }
    // A file that ends here has no other line to name a place on.
    let document = rest.isEmpty ? beginning : beginning + [Byte.newline] + rest
    let parts = document.split(separator: Byte.newline, omittingEmptySubsequences: false).map(Array.init)
    let isBroken = document.withUnsafeBytes { Self.failure(in: $0) } != nil
    // A broken first line among good ones is no reason to lose those.
    guard isBroken, parts.contains(where: { $0.withUnsafeBytes { Self.failure(in: $0) } == nil }) else {
      return read(document, number: number)
    }
    for (index, line) in parts.enumerated() where !line.allSatisfy(JSONText.isSpace) {
      read(line, number: number + index)
    }
  }

  // MARK: Rows

  /// Reads JSON that begins on the line with this number.
  private mutating func read(_ json: [UInt8], number: Int) {
    json.withUnsafeBytes { text in
      if let problem = text.textProblem {
        report(problem.message, at: problem.offset, in: text, number: number)
        return writeUnreadable()
      }
      do throws(JSONScanner.Failure) {
        read(try JSONNode(text), in: text, number: number)
      } catch {
        report(error.message, at: error.offset, in: text, number: number)
        writeUnreadable()
      }
    }
  }

  private mutating func read(_ node: JSONNode, in text: Bytes, number: Int) {
    switch node["resourceType"]?.string {
    case Self.response: score(node, in: text, number: number)
    case "Bundle":
      let resources = (node["entry"]?.elements ?? []).compactMap { $0["resource"] }
      let responses = resources.filter { $0["resourceType"]?.string == Self.response }
      if responses.isEmpty {
        refuse("there is no QuestionnaireResponse in this Bundle", node, in: text, number: number)
      }
      for response in responses { score(response, in: text, number: number) }
    case let type:
      refuse(
        type.map { "this is a \($0), and not a QuestionnaireResponse or a Bundle of them" }
          ?? "this has no resourceType; a QuestionnaireResponse or a Bundle of them is expected",
        node["resourceType"] ?? node, in: text, number: number)
    }
  }

  private static var response: String { "QuestionnaireResponse" }

  private mutating func refuse(_ message: String, _ node: JSONNode, in text: Bytes, number: Int) {
    report(message, at: node.offset, in: text, number: number)
    writeUnreadable()
  }

  private mutating func refuseTooLong(_ what: String, number: Int) {
    summary.isClean = false
    stream.report(
      RowProblem(
        line: number, column: 1,
        message: "\(what) is longer than \(InputLimits.words(for: InputLimits.resourceBytes)); it is skipped"))
    writeUnreadable()
  }

  private mutating func score(_ node: JSONNode, in text: Bytes, number: Int) {
    let (responses, problems) = reader.read(node)
    for problem in problems { report(problem.message, at: problem.offset, in: text, number: number) }
    scorer.beginRow()
    scorer.take(responses)
    if Writer.passing != .identifier { pass(node) }
    scorer.endRow(isValid: problems.isEmpty, source: .resource(node))
    for problem in scorer.unaskedItems.compactMap(reader.unasked) {
      report(problem.message, at: problem.offset, in: text, number: number)
    }
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

  private mutating func report(_ message: String, at offset: Int, in text: Bytes, number: Int) {
    let before = text.slice(0..<min(offset, text.count))
    let line = number + before.count { $0 == Byte.newline }
    let column = before.count - (before.lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0) + 1
    summary.isClean = false
    stream.report(RowProblem(line: line, column: column, message: message))
  }

  private mutating func flush() throws {
    try scorer.writer.bytes.withUnsafeBytes(stream.ends.write)
    summary.rows.add(scorer.count)
    scorer.removeAll()
  }
}
