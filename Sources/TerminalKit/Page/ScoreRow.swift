/// One result on a line of its own: its name, a small bar, the value, and the published word for it.
package struct ScoreRow: Sendable, Equatable {
  package let name: String
  package let value: String
  package let bar: Bar?
  package let band: String?

  /// A score on its scale.
  package struct Bar: Sendable, Equatable {
    /// The score, or the range it could be.
    package let range: ClosedRange<Int>
    package let possible: ClosedRange<Int>

    package init(range: ClosedRange<Int>, possible: ClosedRange<Int>) {
      self.range = range
      self.possible = possible
    }
  }

  package init(name: String, value: String, bar: Bar? = nil, band: String? = nil) {
    self.name = name
    self.value = value
    self.bar = bar
    self.band = band
  }

  /// The row in words.
  package var text: String { "\(name): \([value, band].compactMap { $0 }.joined(separator: ", "))" }

  /// The row with nothing but ASCII in its words.
  var asciified: ScoreRow {
    ScoreRow(name: name.asciified, value: value.asciified, bar: bar, band: band?.asciified)
  }
}
