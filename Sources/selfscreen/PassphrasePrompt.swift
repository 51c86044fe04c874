import TerminalKit

/// Asks for a passphrase in the terminal, which does not show what is typed.
enum PassphrasePrompt {
  private static let mostTries = 3

  /// Asks again when what was typed cannot be taken as it is, and says why.
  ///
  /// - Throws: `NoPassphrase`; `ExitCode` 130 for Ctrl-C, and 1 when the terminal is closed or Ctrl-D pressed.
  static func ask(_ prompt: String) throws -> String {
    var triesLeft = mostTries
    while true {
      guard let typed = try SilentPrompt.line(prompt) else { throw noTerminal }
      do {
        return try PassphraseText.read(typed, decode: TerminalLocale.text)
      } catch {
        triesLeft -= 1
        if triesLeft == 0 { throw NoPassphrase(description: "selfscreen: error: \(error.reason)") }
        printError("Sorry: \(error.reason). Please type it again.")
      }
    }
  }

  /// Asks twice for a new passphrase, until both are the same.
  static func askForNew() throws -> String {
    while true {
      let passphrase = try ask("New passphrase: ")
      if try ask("The same again: ") == passphrase { return passphrase }
      printError("Those weren't the same. Please try again.")
    }
  }

  private static let noTerminal = NoPassphrase(
    description:
      "selfscreen: error: there is no terminal to ask for the passphrase in; run it in one, or name a file with "
      + "--passphrase-file")
}
