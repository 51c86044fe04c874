import Screening

/// What is written for a score, encoded before the first row.
///
/// A class, so that looking at one does not copy it for every row.
final class ScoreTexts: Sendable {
  let definition: ScoreDefinition
  private let bands: [(range: ClosedRange<Int>, text: [UInt8])]
  private let met: [UInt8]
  private let notMet: [UInt8]
  private let unknown: [UInt8]
  private let lowest: Int
  /// All that is written for a complete score, by its value above the lowest: nearly every row needs only this.
  /// Empty for a score with very many values, or with a cut-off that goes with another's.
  private let complete: [[UInt8]]

  static let valuesPerScore = 5

  /// - Parameters:
  ///   - possible: the lowest and highest value that the score can have.
  ///   - names: the names of the added values, from this score's on.
  init(_ definition: ScoreDefinition, possible: ClosedRange<Int>, format: RowFormat, names: [String]) {
    self.definition = definition
    lowest = possible.lowerBound
    let bands = definition.bands.map { ($0.range, format.encoded($0.text)) }
    func encoded(_ met: Truth) -> [UInt8] { format.encoded(met.cutOffWord) }
    let words = (met: encoded(.yes), notMet: encoded(.no), unknown: encoded(.unknown))
    self.bands = bands
    (met, notMet, unknown) = words
    guard possible.count <= 1000, definition.cutOff?.together.isEmpty ?? true else {
      complete = []
      return
    }
    complete = possible.map { number in
      var output = RowOutput(format: format, names: names)
      for _ in 0..<3 { output.number(Int32(number)) }
      if let band = bands.first(where: { $0.0.contains(number) }) { output.text(band.1) } else { output.blank() }
      if let cutOff = definition.cutOff {
        output.text(number >= cutOff.atLeast ? words.met : words.notMet)
      } else {
        output.blank()
      }
      return output.bytes
    }
  }

  /// Writes the five values of the score.
  ///
  /// - Parameter cutOffMet: asked for only when it is not known from the value.
  func write(_ value: ScoringTable.ScoreValue, cutOffMet: () -> Truth?, to output: inout RowOutput) {
    if value.isComplete, !complete.isEmpty {
      return output.values(complete[Int(value.low) - lowest], count: Self.valuesPerScore)
    }
    if value.isComplete { output.number(value.low) } else { output.blank() }
    output.number(value.low)
    output.number(value.high)
    let range = value.range
    if let band = bands.first(where: { $0.range.contains(range.upperBound) }), band.range.contains(range.lowerBound) {
      output.text(band.text)
    } else {
      output.blank()
    }
    switch cutOffMet() {
    case .yes: output.text(met)
    case .no: output.text(notMet)
    case .unknown: output.text(unknown)
    case nil: output.blank()
    }
  }
}
