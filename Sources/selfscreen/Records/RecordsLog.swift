import ArgumentParser
import Records

/// `selfscreen records log`
struct RecordsLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Print who did what with the records, and when.",
    discussion: """
      One line for each entry: number, time (UTC), system user, what was done, and the client it was about. The oldest \
      come first. A client who was deleted has no code any more.
      """)

  @OptionGroup var options: RecordsOptions

  @Option(help: ArgumentHelp("Only this many of the last entries.", valueName: "count"))
  var last: Int?

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last takes a number from 1.") }
  }

  func run() throws {
    let store = try options.open()
    let (entries, unreadable) = try store.logEntries(last: last)
    let codes = Dictionary(uniqueKeysWithValues: try store.clients().clients.map { ($0.id, $0.code.text) })
    for entry in entries {
      var columns = ["\(entry.id)", entry.time.forPeople, entry.user, entry.action.rawValue]
      if let client = entry.client { columns.append(codes[client] ?? "(deleted client \(client))") }
      try printResult(columns.joined(separator: "\t") + "\n")
    }
    try report(unreadable, in: store)
  }
}
