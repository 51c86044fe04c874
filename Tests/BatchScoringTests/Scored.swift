import BatchScoring
import FHIR
import QuestionnaireLibrary
import Screening
import Testing

/// What `score` makes of a table: its output, and what it reports.
struct Scored: CustomTestStringConvertible {
  let bytes: [UInt8]
  /// As they go to standard error, for a file named `in`.
  let problems: [String]
  let isClean: Bool

  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - pieces: how many bytes a read gives at most.
  init(
    _ id: Questionnaire.ID, _ input: [UInt8], from format: InputFormat = .csv, to output: OutputFormat? = nil,
    map: QuestionnaireMap? = nil, pieces: Int = .max
  ) throws {
    let questionnaire = try #require(try Library().questionnaire(id))
    var position = 0
    var bytes: [UInt8] = []
    var problems: [String] = []
    let stream = ScoreStream(
      questionnaire, name: "in", input: format, output: output ?? format.usualOutput, map: map,
      ends: ScoreStream.Ends(
        read: { buffer in
          let count = min(buffer.count, pieces, input.count - position)
          buffer.copyBytes(from: input[position..<(position + count)])
          position += count
          return count
        },
        write: { bytes.append(contentsOf: $0) },
        report: { problems.append($0) }))
    isClean = try stream.run().isClean
    self.bytes = bytes
    self.problems = problems
  }

  init(
    _ id: Questionnaire.ID, _ input: String, from format: InputFormat = .csv, to output: OutputFormat? = nil,
    pieces: Int = .max
  ) throws {
    try self.init(id, Array(input.utf8), from: format, to: output, pieces: pieces)
  }

  /// The problems but for answers that the questionnaire would not have asked for.
  var otherProblems: [String] { problems.filter { !$0.contains("(it is asked only when ") } }

  var testDescription: String { "the scored table" }

  /// The output; empty, so that a test fails, if it is not UTF-8.
  var text: String { String(validating: bytes, as: UTF8.self) ?? "" }

  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }

  /// The rows of CSV output, by column.
  func rows() throws -> [[String: String]] { try CSVTable(bytes).rows }

  /// The only row of CSV output.
  func row() throws -> [String: String] {
    let rows = try rows()
    try #require(rows.count == 1)
    return rows[0]
  }
}

extension [String: String] {
  /// The five values of a score, `value low high band cut-off`, with `-` for a blank.
  func score(_ id: String = "total") -> String {
    ["", "_low", "_high", "_band", "_cutoff"].map { suffix in
      let value = self[id + suffix] ?? "no column"
      return value.isEmpty ? "-" : value
    }.joined(separator: " ")
  }
}

/// A table of one row: each item's code under its id.
func table(_ answers: [(item: String, code: String)]) -> String {
  answers.map(\.item).joined(separator: ",") + "\n" + answers.map(\.code).joined(separator: ",") + "\n"
}

/// A table of one row with the codes of the items `prefix1`, `prefix2` and so on; `-` is blank.
func table(_ prefix: String, _ codes: String) -> String {
  table(codes.split(separator: " ").enumerated().map { ("\(prefix)\($0 + 1)", $1 == "-" ? "" : String($1)) })
}
