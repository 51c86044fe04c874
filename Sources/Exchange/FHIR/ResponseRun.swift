import Screening

/// Scores FHIR R4 QuestionnaireResponses: one JSON object a line, or one document over several lines, each a response
/// or a Bundle of them. Lines are read one at a time; a document is read as a whole.
struct ResponseRun {
  private let name: String
  private let outputFormat: RowFormat
  private let ends: ScoreStream.Ends
  private let scorer: RowScorer
  private var reader: ResponseReader
  private var lines: LineReader
  private var row: ScoringTable.Row
  private var output: RowOutput
  private var summary = ScoreStream.Summary()

  /// What other formats keep of a response, so that its scores can be told from those of others.
  private static let passingNames = ["id", "subject"]
  private static let fullOutput = 256 * 1024

  /// - Parameter name: how messages name the input.
  init(_ questionnaire: Questionnaire, name: String, output: RowFormat, ends: ScoreStream.Ends) {
    self.name = name
    self.ends = ends
    outputFormat = output
    scorer = RowScorer(questionnaire, writing: output)
    reader = ResponseReader(scorer)
    lines = LineReader(read: ends.read)
    row = scorer.table.makeRow()
    self.output = RowOutput(format: output, names: scorer.outputNames)
  }

  mutating func run() throws -> ScoreStream.Summary {
    if outputFormat == .csv { try scorer.header(behind: Self.passingNames).withUnsafeBytes(ends.write) }
    var number = 0
    while let line = try lines.next() {
      number += 1
      let line = number == 1 && line.starts(with: Self.byteOrderMark) ? Array(line.dropFirst(3)) : line
      if line.allSatisfy(JSONText.isSpace) { continue }
      if summary.rows.all == 0, Self.goesOn(line) {
        try readDocument(beginning: line, number: number)
        break
      }
      read(line, number: number)
      if output.bytes.count >= Self.fullOutput { try flush() }
    }
    try flush()
    return summary
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

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
    let document = beginning + [Byte.newline] + (try lines.rest())
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
        return write(Array(repeating: .missing, count: row.items.count), isValid: false, origin: .unreadable)
      }
      do throws(JSONScanner.Failure) {
        read(try JSONNode(text), in: text, number: number)
      } catch {
        report(error.message, at: error.offset, in: text, number: number)
        write(Array(repeating: .missing, count: row.items.count), isValid: false, origin: .unreadable)
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

  private static let response = "QuestionnaireResponse"

  private mutating func refuse(_ message: String, _ node: JSONNode, in text: Bytes, number: Int) {
    report(message, at: node.offset, in: text, number: number)
    write(Array(repeating: .missing, count: row.items.count), isValid: false, origin: .unreadable)
  }

  private mutating func score(_ node: JSONNode, in text: Bytes, number: Int) {
    let (responses, problems) = reader.read(node)
    for problem in problems { report(problem.message, at: problem.offset, in: text, number: number) }
    write(responses, isValid: problems.isEmpty, origin: .resource(node))
  }

  private mutating func write(
    _ responses: [ScoringTable.Response], isValid: Bool, origin: ScoredResponse.Origin
  ) {
    output.beginRow()
    if outputFormat != .fhir {
      for (name, value) in zip(Self.passingNames, passingValues(origin)) { pass(value, named: name) }
    }
    scorer.write(responses, isValid: isValid, origin: origin, row: &row, to: &output)
    output.endRow()
    summary.rows.add(isScored: isValid)
  }

  private func passingValues(_ origin: ScoredResponse.Origin) -> [String?] {
    guard case .resource(let node) = origin else { return [nil, nil] }
    return [node["id"]?.string ?? node["identifier"]?["value"]?.string, node["subject"]?["reference"]?.string]
  }

  private mutating func pass(_ value: String?, named name: String) {
    let written = value.map { outputFormat.encoded($0) } ?? (outputFormat == .csv ? [] : Array("null".utf8))
    written.withUnsafeBytes { bytes in
      if outputFormat == .csv {
        output.pass(bytes)
      } else {
        output.pass(bytes, named: outputFormat.encoded(name) + [Byte.colon])
      }
    }
  }

  private mutating func report(_ message: String, at offset: Int, in text: Bytes, number: Int) {
    let before = text.slice(0..<min(offset, text.count))
    let line = number + before.count { $0 == Byte.newline }
    let column = before.count - (before.lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0) + 1
    summary.isClean = false
    ends.report("\(name):\(line):\(column): error: \(message)")
  }

  private mutating func flush() throws {
    try output.bytes.withUnsafeBytes(ends.write)
    output.removeAll()
  }
}
