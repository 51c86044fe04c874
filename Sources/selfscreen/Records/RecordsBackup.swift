import ArgumentParser

/// `selfscreen records backup FILE`
struct RecordsBackup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the records to a new file, encrypted as they are.",
    discussion: """
      The copy opens with today's passphrase, and is only read until it is restored; it can be on any disk. It can be made while others are working with the records. An existing \
      file is never overwritten.
      """)

  @OptionGroup var options: RecordsOptions

  @Argument(help: ArgumentHelp("The new file.", valueName: "file"))
  var file: String

  func run() throws {
    let store = try options.open()
    try store.backUp(to: file)
    try store.close()
    try printLine("The backup is in \(file).")
  }
}
