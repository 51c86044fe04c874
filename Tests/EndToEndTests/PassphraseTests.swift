import Foundation
import Records
import RecordsTestSupport
import Testing

/// The passphrase of the records, asked for in a terminal.
@Suite struct PassphraseTests {
  @Test("What is typed is not shown, and leaves no trace") func silent() throws {
    try withRecords { file in
      let terminal = try Terminal("records", "verify", "--records", file)
      defer { terminal.close() }
      try terminal.waitFor("Passphrase of the records:").type(Sample.passphrase).keys("Enter")
      #expect(try terminal.exitStatus() == 0)
      #expect(try terminal.screen.says("Nothing is damaged."))
      #expect(try !terminal.scrollback.contains(Sample.passphrase))
      #expect(!terminal.modes.before.isEmpty)
      #expect(terminal.modes.before == terminal.modes.after)
    }
  }

  @Test("Ctrl-C and Ctrl-D end it, and give the terminal back", arguments: [("C-c", 130), ("C-d", 1)])
  func leaving(key: String, status: Int) throws {
    try withRecords { file in
      let terminal = try Terminal("records", "export", "--records", file)
      defer { terminal.close() }
      try terminal.waitFor("Passphrase of the records:").keys(key)
      #expect(try terminal.exitStatus() == status)
      #expect(terminal.modes.before == terminal.modes.after)
    }
  }

  @Test("A new passphrase is asked for twice, until both are the same") func new() throws {
    try withRecords { file in
      let terminal = try Terminal("records", "change-passphrase", "--records", file)
      defer { terminal.close() }
      try terminal.waitFor("Passphrase of the records:").type(Sample.passphrase).keys("Enter")
      try terminal.waitFor("New passphrase:").type("one that is new").keys("Enter")
      try terminal.waitFor("The same again:").type("one that is mew").keys("Enter")
      try terminal.waitFor("Those weren't the same.").type("one that is new").keys("Enter")
      try terminal.waitUntil("it is asked again") { $0.text.components(separatedBy: "The same again:").count == 3 }
      try terminal.type("one that is new").keys("Enter")
      #expect(try terminal.exitStatus() == 0)
      #expect(try !terminal.scrollback.contains("one that is"))
      #expect(throws: Never.self) { try RecordFile(file).open(passphrase: "one that is new").close() }
    }
  }

  private func withRecords(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "selfscreen-records-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "records.sqlite").path
    try RecordFile(file).create(passphrase: Sample.passphrase, cost: Sample.cost).close()
    try body(file)
  }
}
