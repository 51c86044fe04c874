import ArgumentParser
import Glibc
import QuestionnaireLibrary
import Secrets
import TerminalKit

/// The code with which staff leave the kiosk. Wrong tries slow it down, also across visits.
final class StaffCode {
  private let hash: SlowHash
  private var limit: WrongCodeLimit

  /// Keeps count of the tries while the program starts itself anew.
  private static let variable = "SELFSCREEN_KIOSK_WRONG_CODES"

  /// - Returns: `nil` when the site has no code: then the kiosk cannot be left from the keyboard at all.
  /// - Throws: an exit code, with a message, when the site's line cannot be read.
  init?(_ site: SiteProfile) throws {
    guard let line = site.kiosk.staffCode else { return nil }
    guard let hash = SlowHash(line) else {
      printError(
        "selfscreen: the site's 'staff-code' cannot be read. Make a new one with 'selfscreen kiosk --set-staff-code'.")
      throw ExitCode(1)
    }
    self.hash = hash
    limit = WrongCodeLimit(Environment.value(Self.variable) ?? "")
  }

  /// Whether it is the code. Each wrong one doubles the time in which none is taken, up to five minutes.
  func isRight(_ code: String) -> Bool {
    guard limit.secondsLeft(at: MonotonicClock.seconds) == 0 else { return false }
    // Where memory is short, the code can't be looked at: the kiosk stays, and the try is none.
    guard let isRight = try? hash.matches(code) else { return false }
    if isRight { return true }
    limit.failed(at: MonotonicClock.seconds)
    setenv(Self.variable, limit.text, 1)
    return false
  }

  /// Asks for a new code and prints what goes into the site file.
  static func set() throws {
    guard let code = try ask("The new code, which is not shown: "), !code.isEmpty else {
      throw ValidationError("A code has at least one character.")
    }
    guard try ask("Once more: ") == code else { throw ValidationError("Those weren't the same.") }
    guard let hash = try? SlowHash(of: code) else {
      printError("selfscreen: there isn't enough memory to make the line. It takes 32 MiB.")
      throw ExitCode(1)
    }
    printError("This goes into the site file, under 'kiosk:'")
    try printResult("staff-code: \"\(hash.text)\"\n")
  }

  /// A line from the terminal, unseen, or from a pipe; `nil` at its end.
  private static func ask(_ prompt: String) throws -> String? {
    isatty(STDIN_FILENO) == 1 ? try PassphrasePrompt.ask(prompt) : readLine()
  }
}
