import ArgumentParser

/// `selfscreen records`
struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records",
    abstract: "Look after a counselor's records: back up, restore, verify, export, delete.",
    discussion: """
      The records are one encrypted file. Each of these commands asks for its passphrase in the terminal. There is \
      no way in without the passphrase: keep it safe, and keep backups.

      Exit codes: 0 done; 1 something is wrong, and all of it is named on standard error; 2 wrong usage.
      """,
    subcommands: [
      RecordsBackup.self, RecordsRestore.self, RecordsVerify.self, RecordsChangePassphrase.self, RecordsExport.self,
      RecordsDeleteClient.self, RecordsLog.self, RecordsRescore.self,
    ])
}
