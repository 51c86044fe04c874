import ArgumentParser

/// `selfscreen records restore FILE`
struct RecordsRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in place of the records.",
    discussion: """
      Every row of the backup is checked first. The file that it replaces is kept next to the records under another \
      name; delete it when you no longer need it.
      """)

  @OptionGroup var options: RecordsOptions

  @Argument(help: ArgumentHelp("The backup. It isn't changed.", valueName: "file"))
  var file: String

  func run() throws {
    let records = try options.file()
    let kept = try records.restore(from: file, passphrase: try options.passphrase("Passphrase of the backup: "))
    try printLine("The records in \(records.path) now come from \(file).")
    if let kept { try printLine("The old records are in \(kept).") }
  }
}
