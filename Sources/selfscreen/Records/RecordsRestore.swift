import ArgumentParser

/// `selfscreen records restore FILE`
struct RecordsRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of the records.",
    discussion: """
      Every row of the backup is checked first. The file that it replaces is kept beside the records, under another \
      name: delete it when you no longer need it.
      """)

  @OptionGroup var options: RecordsOptions

  @Argument(help: ArgumentHelp("The backup. It is only read.", valueName: "file"))
  var file: String

  func run() throws {
    let records = try options.file()
    let kept = try records.restore(from: file, passphrase: try options.passphrase("Passphrase of the backup: "))
    try printResult("The records in \(records.path) are those of \(file).\n")
    if let kept { try printResult("What was there before is in \(kept).\n") }
  }
}
