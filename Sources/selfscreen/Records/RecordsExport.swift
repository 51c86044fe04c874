import ArgumentParser

/// `selfscreen records export`
struct RecordsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print all data of a client, or of all, as JSON that anybody can read.",
    discussion: """
      The export is not encrypted. Write it where nobody else can read it, give it to whom it belongs, and delete it.
      """)

  @OptionGroup var options: RecordsOptions

  @Option(help: ArgumentHelp("Only this client.", valueName: "code"))
  var client: String?

  func run() throws {
    let store = try options.open()
    let id = try client.map { try store.required($0).id }
    let unreadable = try store.export(id, write: printResult)
    try report(unreadable, in: store)
  }
}
