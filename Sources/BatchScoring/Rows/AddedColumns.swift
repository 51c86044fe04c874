import Screening

/// The columns that scoring adds: five for each score, and the flags.
enum AddedColumns {
  /// The endings of a score's id in the names of its columns: its value, the range it could be, its band, its
  /// cut-off.
  static let suffixes = ["", "_low", "_high", "_band", "_cutoff"]
  static let flags = "flags"

  /// The names, in order.
  static func names(for questionnaire: Questionnaire) -> [String] {
    questionnaire.scores.flatMap(names) + [flags]
  }

  static func names(for score: ScoreDefinition) -> [String] { suffixes.map { score.id + $0 } }
}
