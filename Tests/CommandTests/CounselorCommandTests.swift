import Foundation
import Records
import RecordsTestSupport
import Testing

/// `selfscreen counselor` as lines of text.
@Suite struct CounselorCommandTests {
  private func run(_ folder: RecordsFolder, _ arguments: String..., input: String) throws -> Run {
    try Run(
      ["counselor", "--records", folder.records, "--passphrase-file", folder.passphraseFile] + arguments, input: input)
  }

  /// The number of the PHQ-9 among the choices of what to ask.
  private func phq9() throws -> String {
    try RecordsFolder.with { folder in
      let page = try run(folder, "--client", "b-2", input: "1\n").output
      let line = try #require(page.split(separator: "\n").last { $0.contains("(PHQ-9)") })
      return String(try #require(line.split(whereSeparator: { !$0.isNumber }).first))
    }
  }

  @Test("The first page in lines says that they stay in the terminal") func privacyInLines() throws {
    try RecordsFolder.with { folder in
      let run = try run(folder, "--accessible", input: "q\n")
      #expect(run.output.contains("stays visible in this terminal, even when you scroll back"))
    }
  }

  @Test("The same pages as lines: questions, a crisis page, the safety answer first, the records") func lines() throws {
    try RecordsFolder.with { folder in
      // The client's page, PHQ-9, together; the ninth answer is not "not at all"; then done.
      let answers = Array(repeating: "1", count: 8) + ["2", "", "1"]
      let lines = ["1", try phq9(), "1"] + answers + ["1", "", "2", "q"]
      let run = try run(folder, "--client", "b-2", input: lines.map { $0 + "\n" }.joined())
      #expect(run.status == 0)
      #expect(run.errors.isEmpty)
      #expect(run.output.contains("Thank you for being honest about that. You're not alone"))
      #expect(run.output.contains("Please read this first"))
      #expect(run.output.contains("Ask in person?"))
      #expect(run.output.contains("Score: 1 of 27"))
      #expect(!run.output.contains("lock the screen"), "lines cannot be locked, so no client gets the keyboard")
      try folder.store { store, _ in
        let screens = try store.record(of: 2).responses
        #expect(screens.count == 2)
        #expect(screens.last?.questionnaire.id == "phq-9" && screens.last?.unacknowledged == [])
      }
    }
  }

  @Test("When the input ends, what was answered is kept, and it says so") func ended() throws {
    try RecordsFolder.with { folder in
      let run = try run(folder, "--client", "B-2", input: "1\n\(try phq9())\n1\n3\n3\n")
      #expect(run.status == 1)
      #expect(run.errorLines == ["selfscreen: The input ended. What was answered is saved in the records."])
      try folder.store { store, _ in
        // The first one was there before.
        let inProgress = try store.record(of: 2).responsesInProgress
        #expect(inProgress.map(\.answers.count) == [0, 2])
      }
    }
  }

  @Test("A code that is none, a wrong passphrase, a missing folder: what to do, and nothing is made") func bad() throws
  {
    try RecordsFolder.with { folder in
      let code = try run(folder, "--client", " ", input: "")
      #expect(code.status == 2 && code.errors.contains("isn't a client code"))
      let wrong = try Run([
        "counselor", "--records", folder.records, "--passphrase-file", try folder.secret("not this", name: "wrong"),
      ])
      #expect(wrong.status == 1 && wrong.errors.contains("doesn't open the records"))
      let missing = try Run([
        "counselor", "--records", "\(folder.path)/none/records.sqlite", "--passphrase-file", folder.passphraseFile,
      ])
      #expect(missing.status == 1 && missing.errors.contains("there is no folder"))
      #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/none"))
    }
  }
}
