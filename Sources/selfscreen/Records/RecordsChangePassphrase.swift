import ArgumentParser

/// `selfscreen records change-passphrase`
struct RecordsChangePassphrase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change-passphrase", abstract: "Change the passphrase of the records.",
    discussion: """
      Everything in the file is encrypted again with a new key, so an old copy and the old passphrase open nothing \
      that is in it from now on. Older backups keep the old passphrase: if someone else may know it, make a new \
      backup and destroy the old ones. Close the records everywhere else first.
      """)

  @OptionGroup var options: RecordsOptions

  @Option(
    help: ArgumentHelp(
      "Read the new passphrase from the first line of this file instead of asking for it.", valueName: "file"))
  var newPassphraseFile: String?

  func run() throws {
    let store = try options.open()
    try store.changePassphrase(to: try newPassphraseFile.map(PassphraseFile.read) ?? PassphrasePrompt.askForNew())
    try store.close()
    try printLine("The passphrase is changed. Older backups keep the old one.")
  }
}
