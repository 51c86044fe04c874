import SelfCheck

/// The result of printing or saving a summary.
extension CounselorSession {
  mutating func notePrinted(_ isPrinted: Bool) {
    notice(isPrinted ? strings.takeAwayPrinted : strings.takeAwayNotPrinted)
    if isPrinted { log(.printed) }
  }

  mutating func noteSaved(_ path: String) {
    close()
    notice(strings.noticeSaved(path: path))
    log(.saved)
  }

  /// Puts into the log what was done with a summary.
  private mutating func log(_ use: SummaryUse) {
    if let client = role.record?.client.id { request(.records(.noteSummary(use, client))) }
  }
}
