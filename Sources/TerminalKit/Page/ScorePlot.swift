/// The scores of one questionnaire over time, with the published bands and the cut-off.
package struct ScorePlot: Sendable, Equatable {
  /// In the order of time: each the score, or the range it could be.
  package let scores: [ClosedRange<Int>]
  package let possible: ClosedRange<Int>
  package let bands: [Band]
  package let cutOff: Int?
  /// The dates of the first and the last score.
  package var firstLabel: String
  package var lastLabel: String
  package var legend: Legend

  package struct Band: Sendable, Equatable {
    package let start: Int
    package let name: String

    package init(start: Int, name: String) {
      self.start = start
      self.name = name
    }
  }

  /// The meaning of each sign in the plot.
  package struct Legend: Sendable, Equatable {
    package let score: String
    package let range: String
    package let cutOff: String
    package let band: String

    package init(score: String, range: String, cutOff: String, band: String) {
      self.score = score
      self.range = range
      self.cutOff = cutOff
      self.band = band
    }
  }

  package init(
    scores: [ClosedRange<Int>], possible: ClosedRange<Int>, bands: [Band], cutOff: Int?, firstLabel: String,
    lastLabel: String, legend: Legend
  ) {
    self.scores = scores
    self.possible = possible
    self.bands = bands
    self.cutOff = cutOff
    self.firstLabel = firstLabel
    self.lastLabel = lastLabel
    self.legend = legend
  }

  /// The plot with nothing but ASCII in its words.
  var asciified: ScorePlot {
    ScorePlot(
      scores: scores, possible: possible,
      bands: bands.map { Band(start: $0.start, name: $0.name.asciified) }, cutOff: cutOff,
      firstLabel: firstLabel.asciified, lastLabel: lastLabel.asciified,
      legend: Legend(
        score: legend.score.asciified, range: legend.range.asciified, cutOff: legend.cutOff.asciified,
        band: legend.band.asciified))
  }
}
