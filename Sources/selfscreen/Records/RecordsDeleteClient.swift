import ArgumentParser
import Records

/// `selfscreen records delete-client CODE`
struct RecordsDeleteClient: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete-client", abstract: "Delete a client with everything that is kept of them, for good.",
    discussion: """
      It cannot be undone. Nothing of it is left in the file; backups made before still have it. The log keeps that a \
      client was deleted, without the code.
      """)

  @OptionGroup var options: RecordsOptions

  @Argument(help: ArgumentHelp("The client's code.", valueName: "code"))
  var code: String

  @Flag(help: "Do not ask whether it is meant.")
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
    try printResult("The client is deleted. Backups made before still have the record.\n")
    if !isAllGone {
      printError(
        "\(store.path): note: another program was reading. What was deleted cannot be opened any more; its last bytes "
          + "leave the file when every program that has the records open is closed.")
    }
  }

  /// A code that is typed by mistake should not cost a record.
  private func isMeant(_ client: Client) throws -> Bool {
    printError("This deletes the client for good, with everything that is kept of them. Type the code again to do it:")
    return readLine().flatMap(ClientCode.init) == client.code
  }
}
