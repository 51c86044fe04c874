import Screening

/// What is written for a score, encoded before the first row.
///
/// A class, so that looking at one does not copy it for every row.
final class ScoreTexts: Sendable {
  private let words: Words
  private let lowest: Int
  /// All that is written for a complete score, by its value above the lowest: nearly every row needs only this.
  /// Empty for a score with very many values, or with a cut-off that goes with another's.
  private let complete: [[UInt8]]

  static let valuesPerScore = 5
  private static let mostKeptReady = 1000

  /// - Parameters:
  ///   - index: the score's position.
  ///   - names: the names of the added values, from this score's on.
  init(ofScoreAt index: Int, in table: ScoringTable, format: RowFormat, names: [String]) {
    let definition = table.questionnaire.scores[index]
    let possible = table.possibleRange(ofScoreAt: index)
    lowest = possible.lowerBound
    let words = Words(
      bands: definition.bands.map { format.encoded($0.text) }, met: format.encoded(Truth.yes.cutOffWord),
      notMet: format.encoded(Truth.no.cutOffWord), unknown: format.encoded(Truth.unknown.cutOffWord))
    self.words = words
    let isDecidedAlone = definition.cutOff?.together.isEmpty ?? true
    guard possible.count <= Self.mostKeptReady, isDecidedAlone else {
      complete = []
      return
    }
    complete = possible.map { number in
      var output = RowOutput(format: format, names: names)
      words.write(table.value(number, ofScoreAt: index), to: &output)
      return output.bytes
    }
  }

  /// Writes the five values of the score.
  func write(_ value: ScoringTable.ScoreValue, to output: inout RowOutput) {
    if value.isComplete, !complete.isEmpty {
      return output.values(complete[Int(value.low) - lowest], count: Self.valuesPerScore)
    }
    words.write(value, to: &output)
  }

  /// The words for what is published about a score.
  private struct Words: Sendable {
    let bands: [[UInt8]]
    let met: [UInt8]
    let notMet: [UInt8]
    let unknown: [UInt8]

    func write(_ value: ScoringTable.ScoreValue, to output: inout RowOutput) {
      if value.isComplete { output.number(value.low) } else { output.blank() }
      output.number(value.low)
      output.number(value.high)
      if let band = value.bandIndex { output.text(bands[band]) } else { output.blank() }
      switch value.cutOffMet {
      case .yes: output.text(met)
      case .no: output.text(notMet)
      case .unknown: output.text(unknown)
      case nil: output.blank()
      }
    }
  }
}
