import Screening

/// Scores one row after another: the codes of the items in, scores and flags out. It allocates nothing per row.
///
/// A class only so that the lanes share it: as a struct, its whole questionnaire would be copied for each field.
final class RowScorer: Sendable {
  let table: ScoringTable
  /// For each item 256 entries: by byte, the option whose code is that one byte; 0 for none, else 1 more than its
  /// position.
  private let singleByteOptions: [UInt8]
  private let codes: [ItemCodes]
  /// The ids of the table's rules.
  private let ruleIDs: [[UInt8]]
  private let scores: [ScoreTexts]
  /// What writes a row as FHIR; `nil` for the other formats.
  private let bundle: ScoreBundle?

  /// What else may stand for a response to an item.
  private struct ItemCodes: Sendable {
    var longer: [(code: [UInt8], option: Int)] = []
    var number: ClosedRange<Int>?
    var description = ""
  }

  /// "Prefer not to say", as files write it.
  private static let declined = Array("declined".utf8)

  /// - Parameter format: of the rows that are written.
  init(_ questionnaire: Questionnaire, writing format: RowFormat) {
    table = ScoringTable(questionnaire)
    var single = [UInt8](repeating: 0, count: 256 * questionnaire.items.count)
    codes = questionnaire.items.enumerated().map { position, item in
      var codes = ItemCodes()
      switch item.answerKind {
      case .number(let range):
        codes.number = range.minimum...range.maximum
        codes.description = "a whole number from \(range.minimum) to \(range.maximum)"
      case .options(let options):
        for (index, option) in options.enumerated() {
          let code = Array(option.code.utf8)
          if code.count == 1 {
            single[256 * position + Int(code[0])] = UInt8(index + 1)
          } else {
            codes.longer.append((code, index))
          }
        }
        codes.description = "one of " + options.map(\.code).joined(separator: ", ")
      }
      return codes
    }
    singleByteOptions = single
    ruleIDs = table.rules.map { Array($0.id.utf8) }
    bundle = format == .fhir ? ScoreBundle(table) : nil
    let names = Self.outputNames(for: questionnaire)
    let table = table
    scores = questionnaire.scores.indices.map { position in
      ScoreTexts(
        ofScoreAt: position, in: table, format: format,
        names: Array(names[(position * ScoreTexts.valuesPerScore)...]))
    }
  }

  var questionnaire: Questionnaire { table.questionnaire }

  /// The response that the bytes stand for; `nil` when they are none that the item has.
  func response(_ bytes: Bytes, item: Int) -> ScoringTable.Response? {
    if bytes.isEmpty { return .missing }
    if bytes.count == 1 {
      let option = singleByteOptions[256 * item + Int(bytes[0])]
      if option > 0 { return .option(Int(option) - 1) }
    }
    if let range = codes[item].number {
      if let number = bytes.wholeNumber { return range.contains(number) ? .number(number) : nil }
    } else if let longer = codes[item].longer.first(where: { bytes.matches($0.code) }) {
      return .option(longer.option)
    }
    return bytes.matches(Self.declined) ? .declined : nil
  }

  /// What the item's bytes may be, in words.
  func expectation(item: Int) -> String {
    codes[item].description + ", declined, or blank"
  }

  /// The names of the columns that scoring adds.
  var outputNames: [String] { Self.outputNames(for: questionnaire) }

  /// The header row of CSV output.
  ///
  /// - Parameter names: of the columns that pass through.
  func header(behind names: [String]) -> [UInt8] {
    Array((names + outputNames).map { RowFormat.csv.encoded($0) }.joined(separator: [Byte.comma])) + [Byte.newline]
  }

  private static func outputNames(for questionnaire: Questionnaire) -> [String] {
    questionnaire.scores.flatMap { score in
      ["", "_low", "_high", "_band", "_cutoff"].map { score.id + $0 }
    } + ["flags"]
  }

  // MARK: Output

  /// Writes what a row comes to: the values of the added columns, or all of it as FHIR.
  ///
  /// - Parameters:
  ///   - isValid: whether all codes of the row could be read; else the scores stay empty. The flags of what could be
  ///     read are written in any case.
  ///   - origin: what FHIR tells of where the row comes from.
  func write(
    _ responses: [ScoringTable.Response], isValid: Bool, origin: ScoredResponse.Origin, row: inout ScoringTable.Row,
    to output: inout RowOutput
  ) {
    table.score(responses, into: &row, settlingAll: bundle != nil)
    if let bundle {
      output.bundle(
        bundle.bytes(ScoredResponse(responses: responses, row: row, isValid: isValid, origin: origin)))
      return
    }
    for index in scores.indices {
      if isValid {
        scores[index].write(row.scores[index], to: &output)
      } else {
        for _ in 0..<ScoreTexts.valuesPerScore { output.blank() }
      }
    }
    output.beginIDs()
    for index in ruleIDs.indices where row.rules[index] == .raised { output.id(ruleIDs[index]) }
    output.endIDs()
  }
}
