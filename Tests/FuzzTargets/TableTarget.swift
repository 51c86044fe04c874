import BatchScoring
import QuestionnaireLibrary
import Screening

/// A table of answers in one of its formats. The first byte chooses the questionnaire, the output and the size of the blocks;
/// the rest is the file.
package struct TableTarget: FuzzTarget {
  /// The outcome of scoring a file.
  package struct Outcome: Equatable {
    package var written: [UInt8]
    package var reports: [String]
    package let summary: ScoreStream.Summary

    /// FHIR gives each resource an id of its own.
    fileprivate var withoutRandomIDs: Outcome {
      var outcome = self
      let prefix = Array("urn:uuid:".utf8)
      var index = 0
      while index + prefix.count + 36 <= written.count {
        if written[index] == prefix[0], written[index..<(index + prefix.count)].elementsEqual(prefix) {
          index += prefix.count
          for place in index..<(index + 36) { outcome.written[place] = UInt8(ascii: "-") }
          index += 36
        } else {
          index += 1
        }
      }
      return outcome
    }
  }

  package typealias Run = (ScoreTask) throws -> Outcome

  /// One way to score a file.
  package struct ScoreTask {
    let questionnaire: Questionnaire
    let file: [UInt8]
    let input: InputFormat
    let output: OutputFormat
    let blockSize: Int?
    /// How many bytes each reading gives at most.
    let piece: Int

    /// The outcome of it.
    package func run() throws -> Outcome {
      var written: [UInt8] = []
      var reports: [String] = []
      var position = 0
      let ends = ScoreStream.Ends(
        read: { buffer in
          let count = min(buffer.count, piece, file.count - position)
          buffer.copyBytes(from: file[position..<(position + count)])
          position += count
          return count
        },
        write: { written.append(contentsOf: $0) },
        report: { reports.append($0) })
      let summary = try ScoreStream(
        questionnaire, name: "fuzz", input: input, output: output, blockSize: blockSize, ends: ends
      ).run()
      return Outcome(written: written, reports: reports, summary: summary)
    }
  }

  private let format: InputFormat
  private let questionnaires: [Questionnaire]
  private let run: Run

  package static let questionnaireIDs = [
    "phq-9", "gad-7", "pc-ptsd-5", "audit", "dast-10", "alcohol-use", "phq-panic", "pcl-5",
  ]

  /// - Parameter run: with a fault, to see that it is found.
  package init(_ format: InputFormat, run: @escaping Run = { try $0.run() }) throws {
    self.format = format
    self.run = run
    let library = Library()
    questionnaires = try Self.questionnaireIDs.compactMap { try library.questionnaire($0) }
  }

  /// FHIR costs by far the most to write.
  private static let outputs: [OutputFormat] = [.csv, .ndjson, .fhir, .csv, .ndjson, .csv, .ndjson, .csv]

  package mutating func check(_ input: [UInt8]) throws {
    let choice = Int(input.first ?? 0)
    let file = Array(input.dropFirst())
    let questionnaire = questionnaires[choice % 8]
    let output = Self.outputs[choice / 8 % 8]
    func task(blockSize: Int?, piece: Int) -> ScoreTask {
      ScoreTask(
        questionnaire: questionnaire, file: file, input: format, output: output, blockSize: blockSize, piece: piece)
    }
    let outcome = try run(task(blockSize: nil, piece: .max))
    try check(outcome, of: file, output)
    if format == .csv, output == .csv { try checkTotals(outcome, of: file, questionnaire) }
    // Threads cost more than all the rest.
    if choice < 192 { return }
    // Columns out of named values come from the first line that can be read: a block without any has none.
    let blockSize = format == .ndjson && output == .csv ? nil : 1 + choice % 9 * 7
    let pieces = try run(task(blockSize: blockSize, piece: 1 + choice % 5))
    try promise(
      pieces.withoutRandomIDs == outcome.withoutRandomIDs,
      "in pieces the outcome is another one:\n\(Self.words(outcome))\n--\n\(Self.words(pieces))")
  }

  private static func words(_ outcome: Outcome) -> String {
    String(decoding: outcome.written.prefix(2000), as: UTF8.self) + outcome.reports.prefix(20).joined(separator: "\n")
      + "\n\(outcome.summary)"
  }

  private func check(_ outcome: Outcome, of file: [UInt8], _ output: OutputFormat) throws {
    let rows = outcome.summary.rows
    let lines = file.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
    // A Bundle may hold many responses on one line, each in braces of its own.
    let most = lines + (format == .fhir ? file.count { $0 == UInt8(ascii: "{") } : 0)
    try promise(rows.all <= most, "\(rows.all) rows out of a file of \(lines) lines")
    try promise(rows.notScored <= rows.all, "more rows not scored than there are")
    if rows.notScored > 0 { try promise(!outcome.reports.isEmpty, "a row was not scored, and nobody is told why") }
    try promise(
      outcome.summary.isClean == outcome.reports.isEmpty, "clean: \(outcome.summary.isClean) with \(outcome.reports)")
    if output != .csv {
      let written = outcome.written.count { $0 == UInt8(ascii: "\n") }
      try promise(written == rows.all, "\(written) lines were written for \(rows.all) rows")
    }
    for report in outcome.reports { try check(report, of: file, lines) }
  }

  /// Each problem has a line and a column of the file.
  private func check(_ report: String, of file: [UInt8], _ lines: Int) throws {
    let parts = report.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    try promise(parts.count == 4 && parts[0] == "fuzz", "a report without its place: \(report)")
    guard parts.count == 4, let line = Int(parts[1]), let column = Int(parts[2]) else {
      throw BrokenPromise("a report without numbers: \(report)")
    }
    try promise((1...lines).contains(line), "\(report): the file has \(lines) lines")
    try promise((1...(file.count + 1)).contains(column), "\(report): the file has \(file.count) bytes")
  }

  // MARK: The sum once more

  /// Adds the points of plain files of PHQ-9 up a second time, and compares: no wrong score may pass as good.
  private func checkTotals(_ outcome: Outcome, of file: [UInt8], _ questionnaire: Questionnaire) throws {
    guard questionnaire.id == "phq-9", file.allSatisfy({ $0 == 10 || (32..<127).contains($0) && $0 != 34 }) else {
      return
    }
    let items = (1...9).map { "phq9_\($0)" }
    func cells(_ bytes: [UInt8]) -> [[String]] {
      bytes.split(separator: 10).map { line in
        line.split(separator: 44, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      }
    }
    let input = cells(file)
    let output = cells(outcome.written)
    guard let names = input.first, let header = output.first, let total = header.firstIndex(of: "total"),
      input.count == output.count
    else { return }
    let places = items.map { names.firstIndex(of: $0) }
    for (row, result) in zip(input.dropFirst(), output.dropFirst()) where result.count == header.count {
      guard let given = Int(result[total]) else { continue }
      let answers = places.map { place in place.flatMap { $0 < row.count ? Int(row[$0]) : nil } }
      let sum = answers.reduce(0) { $0 + ($1 ?? 0) }
      try promise(
        row.count == names.count && !answers.contains { $0.map { !(0...3).contains($0) } ?? true } && sum == given,
        "the total \(given) was given for \(row)")
    }
  }
}
