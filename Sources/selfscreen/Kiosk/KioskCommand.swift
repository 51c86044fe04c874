import ArgumentParser
import Cage
import Glibc
import Kiosk
import KioskHost
import QuestionnaireLibrary
import SelfCheck
import TerminalKit

/// `selfscreen kiosk`
struct KioskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk",
    abstract: "Run in a waiting room: one visitor after another, locked, erased after each.",
    discussion: """
      Only staff can leave it from the keyboard: Ctrl-T, then their code (which isn't shown), then Enter. When no \
      key is pressed for a while, it asks whether anyone is there, and then erases everything. After each visit the \
      program restarts, so that nothing is left in its memory. Changed site files are used from the next visit on; if \
      they have mistakes, it goes on with what they said before, and says so when staff leave. Files in other folders \
      than at its start need it to be started by hand again.

      The site file says how long it waits, what it says on the first page, and whether it may print. It also holds \
      the staff's code, as a hash. README.md describes how to install it.
      """)

  @OptionGroup var content: ContentOptions

  @Flag(help: "Ask for the code that staff use to leave the kiosk, and print the line for the site file.")
  var setStaffCode = false

  @Flag(help: "When it can't start, show the built-in crisis lines and keep trying, instead of ending.")
  var unattended = false

  @OptionGroup var display: DisplayOptions
  @OptionGroup var time: TimeOptions

  func run() throws {
    if setStaffCode { return try NewStaffCode.set() }
    try MainActor.assumeIsolated {
      if let before = Handover.received { try goOn(after: before) } else { try begin() }
    }
  }

  /// The memory that a kiosk may come to need, with ample room: what is locked cannot be more than is allowed.
  private static let mostMemory: UInt = 256 << 20

  /// After more faults in a row the kiosk rests.
  private static let mostFaults = 2

  /// Starts for the first time. What is wrong is said, to whoever starts it.
  @MainActor
  private func begin() throws {
    // Before anybody answers anything: it keeps nothing of it.
    let door = Door(saves: false)
    door?.handOn()
    do {
      let parts = try parts(from: try content.source.files())
      try parts.check()
      try requireTerminal("selfscreen: a kiosk needs a terminal to run in.")
      guard
        let handover = Handover.prepare(
          HandedOn(arguments: arguments, files: parts.files, countFolders: parts.countFolders))
      else {
        throw HostProblem("selfscreen: there isn't enough memory to start the kiosk.")
      }
      RestoreOnCrash.rescue(by: handover.rescue())
      try run(parts, door, handover)
    } catch  where unattended && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !(error is ExitCode) {
      let problem = message(for: error)
      tell(problem)
      let handedOn = HandedOn(arguments: arguments, files: nil, refusal: problem)
      guard let handover = Handover.prepare(handedOn) else { throw error }
      RestoreOnCrash.rescue(by: handover.rescue())
      try hold(try builtIn(), nil, handover)
    }
  }

  /// Starts after a visit: nobody may be there but the next visitor. What was good before goes on.
  @MainActor
  private func goOn(after before: Handover) throws {
    RestoreOnCrash.rescue(by: before.rescue())
    if Handover.faults > Self.mostFaults { try hold(try builtIn(), nil, before) }
    let folders = Cage.Strength.held?.landlockVersion == nil ? nil : before.content.countFolders
    var parts: KioskParts?
    var problem: String?
    // Files that were changed may be what the last start failed of.
    if Handover.faults == 0 {
      do {
        let new = try self.parts(from: try content.source.files())
        try new.check(isHeldTo: folders)
        parts = new
        try new.check()
      } catch {
        problem = message(for: error)
      }
    } else {
      problem = before.content.refusal
    }
    // Counting can wait; what visitors read cannot.
    parts = parts ?? before.content.files.flatMap { try? self.parts(from: $0) }
    let now = HandedOn(
      arguments: before.content.arguments, files: parts?.files ?? before.content.files, refusal: problem,
      countFolders: folders ?? parts?.countFolders)
    var handover = before
    if now != before.content {
      if let problem, problem != before.content.refusal { tell(problem) }
      if let changed = Handover.prepare(now) {
        RestoreOnCrash.rescue(by: changed.rescue())
        before.discard()
        handover = changed
      }
    }
    if let parts { try run(parts, Door.handedOn, handover) } else { try hold(try builtIn(), nil, handover) }
  }

  /// Runs one visit.
  @MainActor
  private func run(_ parts: KioskParts, _ door: Door?, _ handover: Handover) throws {
    PrivateMemory.keepOutOfSwap(needing: Self.mostMemory)
    let strength = Cage.kiosk(reading: parts.readable(content), countingIn: parts.countFolders).enter()
    var program = parts.program
    program.session.confinement = strength.confinement
    let outside = Outside(
      staffCode: parts.staffCode,
      print: parts.site.kiosk.prints ? { door.print($0, printer: parts.site.kiosk.printer) } : nil,
      startAnew: handover.startAnew)
    let terminal = TerminalSession(theme: display.wantedTheme, isLocked: true, second: time.second)
    guard let exitCode = terminal?.run(program, answering: outside.answer) else {
      if Handover.received == nil && !unattended { throw unknownTerminal() }
      try hold(program.session, parts.staffCode, handover)
    }
    if let visit = outside.visit {
      parts.counts?.add(visit)
      handover.startAnew()
      try hold(program.session, parts.staffCode, handover)
    }
    try end(exitCode, handover)
  }

  /// Keeps the crisis lines in sight until the kiosk can go on. Only staff, a signal, or the terminal's end lead out.
  @MainActor
  private func hold(_ session: Session<Visitor>, _ staffCode: StaffCode?, _ handover: Handover) throws -> Never {
    let outside = Outside(staffCode: staffCode, print: nil, startAnew: handover.startAnew)
    let terminal = TerminalSession(bareWithSecond: time.second)
    let exitCode = terminal.run(KioskProgram(outOfOrder: session), answering: outside.answer)
    try end(exitCode, handover)
  }

  private func end(_ exitCode: Int32, _ handover: Handover) throws -> Never {
    // Where messages go to the terminal, visitors would have read it before.
    if exitCode == 0, isatty(STDERR_FILENO) == 1, let problem = handover.content.refusal { printErrorText(problem) }
    throw ExitCode(exitCode)
  }

  /// The world outside the kiosk's program: it carries out what the program asks for.
  private final class Outside {
    private let staffCode: StaffCode?
    /// None where the site does not print.
    private let print: ((String) -> Bool)?
    private let startAnew: () -> Void
    /// The visit that is over.
    private(set) var visit: Visit?

    init(staffCode: StaffCode?, print: ((String) -> Bool)?, startAnew: @escaping () -> Void) {
      self.staffCode = staffCode
      self.print = print
      self.startAnew = startAnew
    }

    func answer(_ request: KioskRequest) -> RequestOutcome<KioskReply> {
      switch request {
      case .print(let text): return .reply(.printed(print?(text) ?? false))
      case .checkStaffCode(let code):
        return staffCode?.isRight(code) == true ? .end(exitCode: 0, isForgetting: false) : .nothing
      case .endVisit(let visit):
        self.visit = visit
        return .end(exitCode: 0, isForgetting: true)
      case .startAnew:
        startAnew()
        return .nothing
      }
    }
  }

  private func parts(from files: SiteFiles) throws -> KioskParts {
    try KioskParts(files, content, display.settings())
  }

  /// The first page of what is built in.
  private func builtIn() throws -> Session<Visitor> {
    try KioskProgram.session(library: Library(), settings: display.settings(), size: .smallest)
  }

  private var arguments: [String] { Array(StartArguments.all.dropFirst()) }

  private func message(for error: any Error) -> String {
    let lines = (error as? any ReportedError)?.lines(in: .english) ?? [SelfScreen.message(for: error)]
    return (["selfscreen: the kiosk can't use its files as they are now:"] + lines).joined(separator: "\n")
  }

  /// Says it to whoever reads the machine's messages, but never on the visitors' screen.
  private func tell(_ problem: String) {
    if isatty(STDERR_FILENO) == 0 { printErrorText(problem) }
  }
}
