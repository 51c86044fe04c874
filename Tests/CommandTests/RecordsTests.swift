import Foundation
import QuestionnaireLibrary
import Records
import RecordsTestSupport
import Screening
import Testing
import TestSupport

@Suite struct RecordsTests {
  @Test("Whole records: backup, verify, log, export") func whole() throws {
    try RecordsFolder.with { folder in
      let verified = try folder.run("verify")
      #expect(verified.status == 0)
      #expect(verified.errors.isEmpty)
      #expect(
        verified.outputLines == [
          "Read: clients 2, finished responses 3, unfinished responses 1, log entries 10.", verified.outputLines[1],
          "Nothing is damaged.",
        ])
      #expect(verified.outputLines[1].hasPrefix("Last log entry: 10, "))

      let backup = try folder.run("backup", "\(folder.path)/backup.sqlite")
      #expect(backup.status == 0)
      #expect(backup.output == "The backup is in \(folder.path)/backup.sqlite.\n")
      #expect(try folder.run("verify", "--records", "\(folder.path)/backup.sqlite").status == 0)

      let log = try folder.run("log", "--last", "4")
      #expect(log.status == 0)
      let actions = log.outputLines.map { $0.split(separator: "\t").map(String.init) }
      #expect(actions.map { $0[3] } == ["opened", "backed up", "opened", "log read"])
      #expect(actions.allSatisfy { $0[1].wholeMatch(of: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/) != nil })
      #expect(try folder.run("log").outputLines.contains { $0.hasSuffix("\tclient added\tB-2") })

      let export = try folder.run("export", "--client", "a-1")
      #expect(export.status == 0)
      let document = try JSONSerialization.jsonObject(with: Data(export.output.utf8)) as? [String: Any]
      let clients = try #require(document?["clients"] as? [[String: Any]])
      #expect(clients.count == 1)
      #expect((clients.first?["screens"] as? [Any])?.count == 2)
    }
  }

  @Test("A restored backup takes the place of the records, which are kept") func restore() throws {
    try RecordsFolder.with { folder in
      let backup = "\(folder.path)/backup.sqlite"
      #expect(try folder.run("backup", backup).status == 0)
      #expect(try folder.run("delete-client", "A-1", "--yes").status == 0)
      #expect(try folder.run("export", "--client", "A-1").status == 1)
      let restored = try folder.run("restore", backup)
      #expect(restored.status == 0)
      #expect(restored.outputLines.count == 2)
      #expect(restored.outputLines.last?.hasPrefix("The old records are in \(folder.records).replaced-") == true)
      #expect(try folder.run("export", "--client", "A-1").status == 0)
    }
  }

  @Test("A client is deleted when the code is typed again, and not otherwise", arguments: ["B-2\n", "A-1", "\n", ""])
  func deletion(typed: String) throws {
    try RecordsFolder.with { folder in
      let refused = try folder.run("delete-client", "A-1", input: typed == "A-1" ? "A-2\n" : typed)
      #expect(refused.status == 1)
      #expect(refused.output.isEmpty)
      #expect(refused.errorLines.last == "Nothing was deleted.")
      #expect(try folder.run("export", "--client", "A-1").status == 0)
      #expect(try folder.run("delete-client", "A-1", input: "a-1\n").status == 0)
      let gone = try folder.run("export", "--client", "A-1")
      #expect(gone.status == 1)
      #expect(
        gone.errors
          == "\(folder.records): error: this client isn't in these records; check the code, or ask whether someone deleted the client\n"
      )
      #expect(try folder.run("log").outputLines.contains { $0.hasSuffix("\tclient deleted\t(deleted client 1)") })
    }
  }

  @Test("A changed passphrase") func changePassphrase() throws {
    try RecordsFolder.with { folder in
      let file = try folder.secret("a new passphrase\n", name: "new")
      #expect(try folder.run("change-passphrase", "--new-passphrase-file", file).status == 0)
      let old = try folder.run("verify")
      #expect(old.status == 1)
      #expect(old.errors.contains("doesn't open the records"))
      #expect(try Run(["records", "verify", "--records", folder.records, "--passphrase-file", file]).status == 0)
      let short = try folder.secret("short", name: "short")
      let refused = try Run(
        ["records", "change-passphrase", "--records", folder.records, "--passphrase-file", file]
          + ["--new-passphrase-file", short])
      #expect(refused.status == 1)
      #expect(refused.errors.contains("at least 8 characters"))
    }
  }

  @Test("Scores that differ today are printed, with exit code 1") func rescore() throws {
    try RecordsFolder.with { folder in
      let library = Library()
      let phq2 = try #require(try library.questionnaire("phq-2"))
      let content = try #require(library.fileContent(ofQuestionnaire: "phq-2"))
      try folder.store { store, client in
        let inProgress = try store.startResponse(of: "mood", questionnaires: [], for: client)
        let result = QuestionnaireResult(
          questionnaire: phq2, answers: ["phq9_1": .option("3"), "phq9_2": .option("1")], from: .interview)
        try store.finish(inProgress, with: [.init(result, fileContent: content)])
      }
      // The sample is no questionnaire of the program's; PHQ-2 is, and is as it was.
      let sample = try folder.run("rescore")
      #expect(sample.status == 1)
      #expect(sample.outputLines.count == 4)
      #expect(sample.outputLines.last == "Compared: 4. Different: 3.")
      #expect(
        sample.outputLines.dropLast().allSatisfy {
          $0.hasSuffix("sample-mood: the questionnaire is no longer available")
        }
      )
      #expect(sample.errors == "\(folder.records): error: 3 saved responses differ from today's scoring\n")
      #expect(try folder.run("delete-client", "B-2", "--yes").status == 0)
      // A site's own PHQ-2 with other points.
      let own = "\(folder.path)/own"
      try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
      try Data(content.replacing("at-least: 3", with: "at-least: 5").utf8).write(to: URL(filePath: "\(own)/phq-2.yaml"))
      let changed = try folder.run("rescore", "--questionnaires", own)
      #expect(changed.status == 1)
      #expect(changed.output.contains("phq-2: the questionnaire's file changed, though not its version"))
      #expect(
        changed.output.contains("phq-2: total was 4 of 0 to 6, cut-off 3 met, now it is 4 of 0 to 6, cut-off 5 not-met")
      )
    }
  }

  @Test("Damaged rows are named on standard error, and the rest is there") func damage() throws {
    try RecordsFolder.with { folder in
      var bytes = try Data(contentsOf: URL(filePath: folder.records))
      // The last page of the file, whatever lies on it.
      bytes.replaceSubrange((bytes.count - 4096)..<bytes.count, with: Data(repeating: 0xEE, count: 4096))
      try bytes.write(to: URL(filePath: folder.records))
      chmod(folder.records, 0o600)
      let run = try folder.run("verify")
      #expect(run.status == 1)
      #expect(run.errorLines.count >= 2)
      #expect(run.errorLines.dropLast().allSatisfy { $0.hasPrefix("\(folder.records): error: ") })
      #expect(run.errors.contains("selfscreen records restore"))
    }
  }

  @Test("Records that are not there, or not to be opened: said before a passphrase is asked for") func notOpened()
    throws
  {
    try RecordsFolder.with { folder in
      let missing = try Run(["records", "verify", "--records", "\(folder.path)/none.sqlite"])
      #expect(missing.status == 1)
      #expect(missing.errors.hasPrefix("\(folder.path)/none.sqlite: error: there are no records here"))
      chmod(folder.records, 0o644)
      let open = try Run(["records", "verify", "--records", folder.records])
      #expect(open.status == 1)
      #expect(open.errors.contains("chmod 600"))
    }
  }

  @Test("A passphrase file that others may read is refused", arguments: [0o640, 0o604, 0o644])
  func passphraseFile(mode: Int) throws {
    try RecordsFolder.with { folder in
      chmod(folder.passphraseFile, mode_t(mode))
      let run = try folder.run("verify")
      #expect(run.status == 1)
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix("\(folder.passphraseFile): error: other people on this machine may read this"))
      #expect(!run.errors.contains(Sample.passphrase))
    }
  }

  @Test("Only the first line of the file counts", arguments: ["", "\n", "\nmore\n"])
  func passphraseForms(end: String) throws {
    try RecordsFolder.with { folder in
      let file = try folder.secret(Sample.passphrase + end, name: "form")
      #expect(try Run(["records", "verify", "--records", folder.records, "--passphrase-file", file]).status == 0)
    }
  }

  @Test("The passphrase may come through a pipe") func pipe() throws {
    try RecordsFolder.with { folder in
      let shell = Process()
      shell.executableURL = URL(filePath: "/bin/sh")
      shell.arguments = [
        "-c", "cat \"$1\" | \"$2\" records verify --records \"$3\" --passphrase-file /dev/stdin", "sh",
      ]
      shell.arguments? += [folder.passphraseFile, try Program.url().path, folder.records]
      shell.standardOutput = FileHandle.nullDevice
      try shell.run()
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 0)
    }
  }

  @Test("Without a terminal and without a file, it says what to do") func noTerminal() throws {
    try RecordsFolder.with { folder in
      let shell = Process()
      shell.executableURL = URL(filePath: "/usr/bin/setsid")
      shell.arguments = ["-w", try Program.url().path, "records", "verify", "--records", folder.records]
      let errors = Pipe()
      shell.standardError = errors
      shell.standardInput = FileHandle.nullDevice
      try shell.run()
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 1)
      let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(message.contains("--passphrase-file"))
    }
  }

  @Test("A clock that was set back is told") func clockSetBack() throws {
    try RecordsFolder.with { folder in
      let later = RecordFile(folder.records, environment: StoreEnvironment(now: { Date(timeIntervalSinceNow: 90_000) }))
      try later.open(passphrase: Sample.passphrase).close()
      let run = try folder.run("verify")
      #expect(run.status == 0)
      #expect(run.errorLines.count == 1)
      #expect(run.errors.contains("lies in the future"))
    }
  }

  @Test(
    "Wrong usage",
    arguments: [
      (["backup"], "<file>"), (["restore"], "<file>"), (["delete-client"], "<code>"), (["nope"], "nope"),
      (["log", "--last", "0"], "--last"), (["verify", "--passphrase"], "--passphrase"),
    ])
  func wrongUsage(arguments: [String], named: String) throws {
    let run = try Run(["records"] + arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(named))
  }

  @Test("The records are in XDG_DATA_HOME, or below the home folder", arguments: ["XDG_DATA_HOME", "HOME"])
  func standardPlace(_ variable: String) throws {
    try TemporaryFolder.with { folder in
      let shell = Process()
      shell.executableURL = URL(filePath: "/usr/bin/env")
      shell.arguments = ["-u", "XDG_DATA_HOME", "\(variable)=\(folder.path)", try Program.url().path, "records", "log"]
      let errors = Pipe()
      shell.standardError = errors
      try shell.run()
      shell.waitUntilExit()
      let place = variable == "HOME" ? "\(folder.path)/.local/share" : folder.path
      let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(message.hasPrefix("\(place)/selfscreen/records.sqlite: error: there are no records here"))
    }
  }
}
