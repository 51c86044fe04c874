import Screening

extension QuestionnaireResult {
  /// The values that `score` must add for this result, by column.
  var addedColumns: [String: String] {
    var columns = ["flags": flags.map(\.id).joined(separator: ";")]
    for score in scores {
      columns[score.id] = score.value.map(String.init) ?? ""
      columns["\(score.id)_low"] = String(score.range.lowerBound)
      columns["\(score.id)_high"] = String(score.range.upperBound)
      columns["\(score.id)_band"] = score.band?.text ?? ""
      columns["\(score.id)_cutoff"] =
        switch score.cutOffMet {
        case .yes: "met"
        case .no: "not-met"
        case .unknown: "unknown"
        case nil: ""
        }
    }
    return columns
  }
}
