import ArgumentParser
import Cage
import Counselor
import Foundation
import Glibc
import QuestionnaireLibrary
import Records
import SelfCheck
import TerminalKit

/// `selfscreen counselor`
struct CounselorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "counselor",
    abstract: "Work with clients: ask questions, hand over the keyboard, see what changed, and keep it encrypted.",
    discussion: """
      The first time, it creates new records and asks for a passphrase. There is no way in without it. Clients have \
      codes, not names.

      While a client has the keyboard, the screen is locked to the questions. The passphrase, or a short code that \
      was set for that session, leads back. After a while without a key (the site file's lock-seconds), the screen \
      locks itself. Each answer is saved before the next question comes.

      An answer that signals thoughts of suicide or self-harm brings the crisis page at once, and is the first thing \
      that the counselor sees. 'selfscreen records' backs up, verifies, exports and deletes.
      """)

  @OptionGroup var options: RecordsOptions
  @OptionGroup var content: ContentOptions
  @OptionGroup var display: DisplayOptions
  @OptionGroup var time: TimeOptions

  @Flag(help: "Plain lines with numbered options, for screen readers. The keyboard can't be handed over this way.")
  var accessible = false

  @Option(help: ArgumentHelp("Start on this client's page.", valueName: "code"))
  var client: String?

  func run() throws {
    let library = try content.library()
    let site = try library.site()
    let isInLines = Lines.areWanted(accessible)
    let code = try client.map { try required($0) }
    // Before the passphrase is known: it keeps no key.
    let door = Door()
    let store = try openOrCreate()
    // Each look at a passphrase takes 128 MiB for a moment.
    PrivateMemory.keepOutOfSwap(needing: 512 << 20)
    let keeper = RecordsKeeper(store)
    var program = try CounselorProgram(
      library: library,
      role: CounselorRole(
        now: store.now, timeZone: .current, timeAheadOfClock: store.timeAheadOfClock, isDamaged: store.isDamaged),
      settings: display.settings(isInLines: isInLines), size: .smallest)
    // What was typed while the passphrase was looked at must not pass a first page that matters. Finding a client asks for
    // nothing else to be done.
    if !isInLines { tcflush(STDIN_FILENO, TCIFLUSH) }
    if let code { _ = program.receive(.records(keeper.answer(.find(code)))) }
    defer { try? store.close() }
    let strings = program.session.strings
    let answer = { (request: CounselorRequest) -> RequestOutcome<CounselorReply> in
      switch request {
      case .records(let request): .reply(.records(keeper.answer(request)))
      case .print(let text): .reply(.printed(door.print(text, printer: site.counselor.printer)))
      case .save(let text, let path): .reply(.saving(door.save(text, to: path, strings)))
      }
    }
    let cage = Cage.counselor(recordsFolder: store.folder)
    if isInLines {
      program.session.confinement = cage.enter().confinement
      throw ExitCode(try Lines.run(program, answering: answer))
    }
    let exitCode = MainActor.assumeIsolated { () -> Int32? in
      guard let terminal = TerminalSession(theme: display.wantedTheme, second: time.second) else { return nil }
      program.session.confinement = cage.enter().confinement
      return terminal.run(program, answering: answer)
    }
    guard let exitCode else { throw unknownTerminal() }
    throw ExitCode(exitCode)
  }

  private func required(_ text: String) throws -> ClientCode {
    guard let code = ClientCode(text) else { throw ClientCode.usageError(text) }
    return code
  }

  // MARK: The records

  private static let mostTries = 3

  private func openOrCreate() throws -> RecordStore {
    let file = try options.file()
    guard file.exists else { return try create(file) }
    try file.check()
    var tries = 1
    while true {
      do {
        return try file.open(passphrase: try options.passphrase("Passphrase of the records: "))
      } catch let problem as RecordProblem where problem.kind == .wrongPassphrase && options.passphraseFile == nil {
        // A slip of the finger is no reason to start anew.
        if tries == Self.mostTries { throw problem }
        tries += 1
        printError("That isn't the passphrase. Check the keyboard's language and Caps Lock, and try again.")
      }
    }
  }

  private func create(_ file: RecordFile) throws -> RecordStore {
    if options.records == nil { try makeFolder(of: file) }
    printError(
      "There are no records yet at \(file.path). New ones will be created there now (press Ctrl-C if you don't want that)."
    )
    printError(
      """
      Choose a passphrase of 8 characters or more; a few random words work well. Write it down and keep it somewhere \
      safe: no one can get in without it.
      """)
    while true {
      do {
        return try file.create(
          passphrase: try options.passphraseFile.map(PassphraseFile.read) ?? PassphrasePrompt.askForNew())
      } catch let problem as RecordProblem {
        guard case .passphraseTooShort = problem.kind, options.passphraseFile == nil else { throw problem }
        printError(problem.report(in: .english))
      }
    }
  }

  /// The usual place may not be there yet.
  private func makeFolder(of file: RecordFile) throws {
    let folder = URL(filePath: file.path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw RecordProblem(.notWritable(.folder(folder)), path: file.path)
    }
  }
}
