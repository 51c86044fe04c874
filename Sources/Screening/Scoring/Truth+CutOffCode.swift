extension Truth {
  /// The code for whether a cut-off is met, as tables and FHIR write it.
  package var cutOffCode: String {
    switch self {
    case .yes: "met"
    case .no: "not-met"
    case .unknown: "unknown"
    }
  }
}
