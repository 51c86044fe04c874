import ArgumentParser

/// `selfscreen records verify`
struct RecordsVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check everything in the records, and list whatever is damaged or missing.",
    discussion: """
      It changes nothing: not the records, and not a backup, wherever it is. Someone who can write to the file but \
      doesn't know the passphrase can't change, add, move or delete anything without being noticed here. What can't be \
      noticed is a whole older copy in place of the file: compare the last log entry with what you know.
      """)

  @OptionGroup var options: RecordsOptions

  func run() throws {
    let store = try options.openForReading()
    let verification = try store.verify()
    try printLine(
      """
      Read: clients \(verification.clients), finished responses \(verification.responses), unfinished responses \
      \(verification.responsesInProgress), log entries \(verification.logEntries).
      """)
    if let last = verification.lastEntry {
      try printLine("Last log entry: \(last.id), \(last.time.forPeople), \(last.user), \(last.action.rawValue).")
    }
    for problem in verification.problems { printError("\(store.path): error: \(problem.words(in: .english))") }
    guard verification.problems.isEmpty else {
      printError("Put a backup in its place with 'selfscreen records restore', or save what is left with '… export'.")
      throw ExitCode(1)
    }
    try printLine("Nothing is damaged.")
  }
}
