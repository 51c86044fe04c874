import ArgumentParser

/// `selfscreen records export`
struct RecordsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print everything about one client, or all clients, as JSON that anyone can read.",
    discussion: """
      The export isn't encrypted. Save it where no one else can read it, give it only to the people it belongs to, \
      and then delete it.
      """)

  @OptionGroup var options: RecordsOptions

  @Option(help: ArgumentHelp("Only this client.", valueName: "code"))
  var client: String?

  func run() throws {
    let store = try options.openToRead()
    let id = try client.map { try store.required($0).id }
    let unreadable = try store.export(id, write: writeJSON)
    try report(unreadable, in: store)
  }
}
