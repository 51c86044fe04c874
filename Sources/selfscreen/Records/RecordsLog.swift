import ArgumentParser
import Records

/// `selfscreen records log`
struct RecordsLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Print who did what with the records, and when.",
    discussion: """
      One line for each entry: number, time (UTC), system user, what was done, and which client it was about. The \
      oldest entries come first. A deleted client no longer has a code.
      """)

  @OptionGroup var options: RecordsOptions

  @Option(help: ArgumentHelp("Show only this many of the latest entries.", valueName: "count"))
  var last: Int?

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last takes a number of 1 or more.") }
  }

  func run() throws {
    let store = try options.openToRead()
    let (entries, unreadable) = try store.logEntries(last: last)
    let codes = Dictionary(uniqueKeysWithValues: try store.clients().clients.map { ($0.id, $0.code.text) })
    for entry in entries {
      var columns = ["\(entry.id)", entry.time.forPeople, entry.user, entry.action.rawValue]
      if let client = entry.client { columns.append(codes[client] ?? "(deleted client \(client))") }
      try printColumns(columns)
    }
    try report(unreadable, in: store)
  }
}
