import ArgumentParser
import Records

/// `selfscreen records delete-client CODE`
struct RecordsDeleteClient: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete-client", abstract: "Delete a client, and everything saved about them, for good.",
    discussion: """
      This can't be undone. Nothing about the client is left in the file, but older backups still have it. The log \
      keeps a note that a client was deleted, without the code.
      """)

  @OptionGroup var options: RecordsOptions

  @Argument(help: ArgumentHelp("The client's code.", valueName: "code"))
  var code: String

  @Flag(help: "Don't ask to confirm.")
  var yes = false

  func run() throws {
    let store = try options.open()
    let client = try store.required(code)
    if !yes, try !isMeant(client) {
      printError("Nothing was deleted.")
      throw ExitCode(1)
    }
    let isAllGone = try store.delete(client.id)
    try store.close()
    try printLine("The client is deleted. Older backups still have the record.")
    if !isAllGone {
      printError(
        "\(store.path): note: another program was reading. What was deleted can no longer be opened; its last bytes "
          + "will leave the file when every program that has the records open is closed.")
    }
  }

  /// A code that is typed by mistake should not cost a record.
  private func isMeant(_ client: Client) throws -> Bool {
    printError("This deletes the client, and everything saved about them, for good. To go ahead, type the code again:")
    return readLine().flatMap(ClientCode.init) == client.code
  }
}
