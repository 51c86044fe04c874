import ArgumentParser
import Glibc
import KioskHost
import Secrets

/// Asks for a new code with which staff leave the kiosk, and prints what goes into the site file.
enum NewStaffCode {
  static func set() throws {
    guard let code = try ask("The new code, which is not shown: "), code.count >= StaffCode.fewestCharacters else {
      throw ValidationError(
        "Please choose a code with at least \(StaffCode.fewestCharacters) characters, best with letters too: a shorter "
          + "one can be found by trying them all.")
    }
    guard try ask("Once more: ") == code else { throw ValidationError("Those weren't the same.") }
    guard let hash = try? SlowHash(of: code) else {
      printError("selfscreen: there isn't enough memory to make the line. It takes 32 MiB.")
      throw ExitCode(1)
    }
    printError("This goes into the site file, under 'kiosk:'")
    try printLine("staff-code: \"\(hash.text)\"")
  }

  /// A line from the terminal, unseen, or from a pipe; `nil` at its end.
  private static func ask(_ prompt: String) throws -> String? {
    isatty(STDIN_FILENO) == 1 ? try PassphrasePrompt.ask(prompt) : readLine()
  }
}
