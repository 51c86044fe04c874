import FHIR
import Screening

/// The text that is written for a score, encoded before the first row.
///
/// A class, so that looking at one does not copy it for every row.
final class ScoreTexts<Format: TableFormat>: Sendable {
  /// The text that is written when the row could not be read.
  let blanks: [UInt8]
  private let words: Words
  private let lowest: Int
  /// All that is written for a complete score, by its value above the lowest: nearly every row needs only this.
  /// Empty for a score with very many values, or with a cut-off that goes with another's.
  private let complete: [[UInt8]]

  private static var mostKeptReady: Int { 1000 }

  /// - Parameter index: the score's position.
  init(ofScoreAt index: Int, in table: ScoringTable) {
    let definition = table.questionnaire.scores[index]
    let possible = table.possibleRange(ofScoreAt: index)
    lowest = possible.lowerBound
    let words = Words(definition)
    self.words = words
    blanks = Array(words.keys.map { $0 + Format.blank }.joined(separator: [Format.separator]))
    let isDecidedAlone = definition.cutOff?.together.isEmpty ?? true
    guard possible.count <= Self.mostKeptReady, isDecidedAlone else {
      complete = []
      return
    }
    complete = possible.map { number in
      var bytes: [UInt8] = []
      words.write(table.value(number, ofScoreAt: index), to: &bytes)
      return bytes
    }
  }

  /// Writes the values of the score.
  func write(_ value: ScoringTable.ScoreValue, to bytes: inout [UInt8]) {
    if value.isComplete, !complete.isEmpty {
      bytes.append(contentsOf: complete[Int(value.low) - lowest])
    } else {
      words.write(value, to: &bytes)
    }
  }

  /// The words for what is published about a score.
  private struct Words: Sendable {
    let keys: [[UInt8]]
    private let bands: [[UInt8]]
    private let met = Format.text(Truth.yes.cutOffCode)
    private let notMet = Format.text(Truth.no.cutOffCode)
    private let unknown = Format.text(Truth.unknown.cutOffCode)
    private let blank = Format.blank

    init(_ definition: ScoreDefinition) {
      keys = AddedColumns.names(for: definition).map(Format.key)
      bands = definition.bands.map { Format.text($0.text) }
    }

    /// Writes the values in the order of `AddedColumns.suffixes`.
    func write(_ value: ScoringTable.ScoreValue, to bytes: inout [UInt8]) {
      bytes.append(contentsOf: keys[0])
      if value.isComplete { bytes.append(number: value.low) } else { bytes.append(contentsOf: blank) }
      begin(1, in: &bytes)
      bytes.append(number: value.low)
      begin(2, in: &bytes)
      bytes.append(number: value.high)
      begin(3, in: &bytes)
      bytes.append(contentsOf: value.bandIndex.map { bands[$0] } ?? blank)
      begin(4, in: &bytes)
      bytes.append(contentsOf: cutOff(value.cutOffMet))
    }

    private func begin(_ column: Int, in bytes: inout [UInt8]) {
      bytes.append(Format.separator)
      bytes.append(contentsOf: keys[column])
    }

    private func cutOff(_ isMet: Truth?) -> [UInt8] {
      switch isMet {
      case .yes: met
      case .no: notMet
      case .unknown: unknown
      case nil: blank
      }
    }
  }
}
