import Secrets

/// The code with which staff leave the kiosk. Wrong tries slow it down, across visits, starts, and kiosks.
package final class StaffCode {
  private let hash: SlowHash
  private let tries: any CodeTries
  /// In use from the first time on that the proper place failed.
  private var spareTries: TriesInMemory?
  private let seconds: () -> Int

  /// The fewest characters of a new code: of four digits, all can be tried within weeks.
  package static let fewestCharacters = 6

  /// - Parameters:
  ///   - line: what `selfscreen kiosk --set-staff-code` printed.
  ///   - triesFile: where all kiosks with this code count the wrong ones together.
  ///   - seconds: since the machine was started, also while it slept.
  /// - Throws: `HostProblem` when the line cannot be read.
  package init(line: String, triesFile: String?, seconds: @escaping () -> Int) throws(HostProblem) {
    guard let hash = SlowHash(line) else {
      throw HostProblem(
        "selfscreen: the site's 'staff-code' can't be read. Make a new one with "
          + "'selfscreen kiosk --set-staff-code'.")
    }
    self.hash = hash
    self.seconds = seconds
    tries = triesFile.map(TriesInFile.init) ?? TriesInEnvironment()
  }

  /// Looks whether wrong codes can be counted, and changes nothing.
  package func check() throws(HostProblem) { try tries.check() }

  /// Whether it is the code. Each wrong one doubles the time in which none is taken, up to five minutes.
  package func isRight(_ code: String) -> Bool {
    do {
      return try isRight(code, tries)
    } catch {
      // Nobody may guess faster because tries cannot be counted, and staff still get out: after the longest wait.
      let spare = spareTries ?? TriesInMemory(.reached(at: seconds()))
      spareTries = spare
      return (try? isRight(code, spare)) ?? false
    }
  }

  private func isRight(_ code: String, _ tries: some CodeTries) throws -> Bool {
    try tries.inTurn { before, keep in
      guard before.secondsLeft(at: seconds()) == 0 else { return false }
      // It counts before it is looked at: who cuts the connection meanwhile has had the try.
      var after = before
      after.failed(at: seconds())
      try keep(after)
      guard let isRight = try? hash.matches(code) else {
        // Where memory is short, the code can't be looked at: the kiosk stays, and the try is none.
        try keep(before)
        return false
      }
      if isRight {
        after.succeeded()
        try? keep(after)
      }
      return isRight
    }
  }
}
