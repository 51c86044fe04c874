import SelfCheck

/// The result of printing or saving a summary.
extension CounselorSession {
  mutating func noteSummaryPrinted(_ isPrinted: Bool) {
    notePrinted(isPrinted)
    if isPrinted { log(.printed) }
  }

  mutating func noteSummarySaving(_ outcome: SaveOutcome) {
    noteSaving(outcome)
    if case .saved = outcome { log(.saved) }
  }

  /// Puts into the log what was done with a summary.
  private mutating func log(_ use: SummaryUse) {
    if let client = role.record?.client.id { request(.records(.noteSummary(use, client))) }
  }
}
