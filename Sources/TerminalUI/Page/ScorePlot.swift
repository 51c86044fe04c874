/// The scores of one questionnaire over time, with the published bands and the cut-off.
public struct ScorePlot: Sendable, Equatable {
  /// In the order of time: each the score, or the range it could be.
  let scores: [ClosedRange<Int>]
  let possible: ClosedRange<Int>
  let bands: [Band]
  let cutOff: Int?
  /// The dates of the first and the last score.
  var firstLabel: String
  var lastLabel: String
  var legend: Legend

  struct Band: Sendable, Equatable {
    let start: Int
    let name: String
  }

  /// What each sign in the plot is.
  struct Legend: Sendable, Equatable {
    let score: String
    let range: String
    let cutOff: String
    let band: String
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
