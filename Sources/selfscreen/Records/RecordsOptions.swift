import ArgumentParser
import Foundation
import Records
import TerminalKit

/// The options that name the records and the source of their passphrase.
struct RecordsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The records. If not given, selfscreen/records.sqlite in $XDG_DATA_HOME or ~/.local/share.", valueName: "file"))
  var records: String?

  @Option(
    help: ArgumentHelp(
      "Read the passphrase from the first line of this file instead of asking for it. Only its owner may be able to read the file.",
      valueName: "file"))
  var passphraseFile: String?

  /// The records, not opened.
  func file() throws -> RecordFile { RecordFile(try records ?? RecordsLocation.standard()) }

  /// Opens the records. Says so when the clock cannot be right.
  func open() throws -> RecordStore {
    let file = try file()
    // What is wrong with the file is said before anybody types.
    try file.check()
    return try opened(file) { passphrase throws(RecordProblem) in try file.open(passphrase: passphrase) }
  }

  /// Opens the records, or a backup of them, for a command that only reads.
  func openToRead() throws -> RecordStore {
    let file = try file()
    try file.checkToRead()
    return try opened(file) { passphrase throws(RecordProblem) in try file.openToRead(passphrase: passphrase) }
  }

  /// Opens the records, or a backup of them, so that the file stays as it is to the last byte.
  func openForReading() throws -> RecordStore {
    let file = try file()
    try file.checkToRead()
    return try opened(file) { passphrase throws(RecordProblem) in try file.openForReading(passphrase: passphrase) }
  }

  private func opened(
    _ file: RecordFile, _ open: (String) throws(RecordProblem) -> RecordStore
  ) throws -> RecordStore {
    let store = try open(try passphrase("Passphrase of the records: "))
    if let time = store.timeAheadOfClock {
      printError(
        "\(file.path): note: the records were last used at \(time.forPeople), which lies in the future. This computer's "
          + "clock was set back, or was wrong then; check it with 'date'.")
    }
    return store
  }

  func passphrase(_ prompt: String) throws -> String {
    try passphraseFile.map(PassphraseFile.read) ?? PassphrasePrompt.ask(prompt)
  }
}

extension ClientCode {
  /// That this is no client code.
  static func usageError(_ text: String) -> ValidationError {
    ValidationError("'\(text)' isn't a client code: a code has 1 to 64 characters.")
  }
}

extension RecordStore {
  /// The client with this code.
  ///
  /// - Throws: a usage error for what is no code.
  func required(_ text: String) throws -> Client {
    guard let code = ClientCode(text) else { throw ClientCode.usageError(text) }
    guard let client = try client(code) else { throw RecordProblem(.noSuchClient, path: path) }
    return client
  }
}

extension Date {
  /// Date and time, to the second, in UTC.
  var forPeople: String { formatted(.iso8601.dateTimeSeparator(.space)) }
}

/// Names every row that is damaged, and ends with exit code 1 if there is any.
func report(_ unreadable: [UnreadableRow], in store: RecordStore) throws {
  for row in unreadable { printError("\(store.path): error: \(row.words(in: .english))") }
  if !unreadable.isEmpty { throw ExitCode(1) }
}
