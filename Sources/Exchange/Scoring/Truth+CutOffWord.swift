import Screening

extension Truth {
  /// Whether a cut-off is met, as tables and FHIR write it.
  var cutOffWord: String {
    switch self {
    case .yes: "met"
    case .no: "not-met"
    case .unknown: "unknown"
    }
  }
}
