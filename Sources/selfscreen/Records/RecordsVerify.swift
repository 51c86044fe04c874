import ArgumentParser

/// `selfscreen records verify`
struct RecordsVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check everything in the records, and list whatever is damaged or missing.",
    discussion: """
      Someone who can write to the file but doesn't know the passphrase can't change anything without being noticed, \
      and can't move it to another client. They can delete rows, or put older ones back; of that, only what is \
      missing from the log is noticed.
      """)

  @OptionGroup var options: RecordsOptions

  func run() throws {
    let store = try options.open()
    let verification = try store.verify()
    try printResult(
      """
      Read: clients \(verification.clients), finished responses \(verification.responses), unfinished responses \
      \(verification.responsesInProgress), log entries \(verification.logEntries).

      """)
    for problem in verification.problems { printError("\(store.path): error: \(problem.words(in: .english))") }
    guard verification.problems.isEmpty else {
      printError("Put a backup in its place with 'selfscreen records restore', or save what is left with '… export'.")
      throw ExitCode(1)
    }
    try printResult("Nothing is damaged.\n")
  }
}
