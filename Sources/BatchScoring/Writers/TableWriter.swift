import FHIR
import Screening

/// Writes rows of a table: what goes along first, then the values that scoring adds.
struct TableWriter<Format: TableFormat>: RowWriter {
  var bytes: [UInt8] = []
  private let scores: [ScoreTexts<Format>]
  /// The ids of the table's rules.
  private let ruleIDs: [[UInt8]]
  private let flagsKey = Format.key(AddedColumns.flags)
  private let rowStart = Format.rowStart
  private let rowEnd = Format.rowEnd
  private let quote = Format.quote
  private var isRowEmpty = true

  static var passing: Passing { Format.passing }
  static var blockSize: Int { BlockReader.blockSize }
  static var settlesAll: Bool { false }

  static func head(_ table: ScoringTable, passing names: [String]) -> [UInt8] {
    Format.head(names + AddedColumns.names(for: table.questionnaire))
  }

  init(_ table: ScoringTable) {
    ruleIDs = table.rules.map { Array($0.id.utf8) }
    scores = table.questionnaire.scores.indices.map { ScoreTexts(ofScoreAt: $0, in: table) }
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func beginRow() {
    isRowEmpty = true
    bytes.append(contentsOf: rowStart)
  }

  mutating func pass(_ value: PassingValue, key: Bytes) {
    separate()
    bytes.append(key)
    Format.append(value, to: &bytes)
  }

  mutating func endRow(
    _ responses: [ScoringTable.Response], _ row: ScoringTable.Row, isValid: Bool, source: RowSource
  ) {
    for index in scores.indices {
      separate()
      if isValid {
        scores[index].write(row.scores[index], to: &bytes)
      } else {
        bytes.append(contentsOf: scores[index].blanks)
      }
    }
    separate()
    writeFlags(row.rules, to: &bytes)
  }

  func plainScores(_ table: ScoringTable, _ codes: AnswerCodes) -> PlainScores? {
    PlainScores(table, codes, scores: scores) { rules in
      var bytes: [UInt8] = []
      writeFlags(rules, to: &bytes)
      return bytes
    }
  }

  /// Writes the rules that are raised, and the end of the row.
  private func writeFlags(_ rules: [ScoringTable.RuleState], to bytes: inout [UInt8]) {
    bytes.append(contentsOf: flagsKey)
    bytes.append(contentsOf: quote)
    var isFirst = true
    for index in ruleIDs.indices where rules[index] == .raised {
      if !isFirst { bytes.append(Byte.semicolon) }
      isFirst = false
      bytes.append(contentsOf: ruleIDs[index])
    }
    bytes.append(contentsOf: quote)
    bytes.append(contentsOf: rowEnd)
  }

  private mutating func separate() {
    if !isRowEmpty { bytes.append(Format.separator) }
    isRowEmpty = false
  }
}
