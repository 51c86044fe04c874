import ArgumentParser
import Glibc
import Kiosk
import QuestionnaireLibrary
import Secrets
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
      program restarts, so that nothing is left in its memory.

      The site file says how long it waits, what it says on the first page, and whether it may print. It also holds \
      the staff's code, as a hash. README.md describes how to install it.
      """)

  @OptionGroup var content: ContentOptions

  @Flag(help: "Ask for the code that staff use to leave the kiosk, and print the line for the site file.")
  var setStaffCode = false

  @OptionGroup var display: DisplayOptions
  @OptionGroup var time: TimeOptions

  func run() throws {
    if setStaffCode { return try StaffCode.set() }
    try MainActor.assumeIsolated { try runVisit() }
  }

  @MainActor
  private func runVisit() throws {
    let library = try content.library()
    let site = try library.site()
    let staffCode = try StaffCode(site)
    let counts = site.kiosk.countsFile.map(VisitCounts.init)
    try counts?.check()
    try requireTerminal("selfscreen: a kiosk needs a terminal to run in.")
    PrivateMemory.keepOutOfSwap()
    let program = try program(library, site)
    let outside = Outside(
      staffCode: staffCode, counts: counts,
      printer: site.kiosk.prints ? Printer(name: site.kiosk.printer) : nil)
    let terminal = TerminalSession(theme: display.wantedTheme, isLocked: true, second: time.second)
    guard let exitCode = terminal?.run(program, answering: outside.answer) else { throw unknownTerminal() }
    if outside.visitIsOver { startAnew() }
    throw ExitCode(exitCode)
  }

  /// The world outside the kiosk's program: it carries out what the program asks for.
  private final class Outside {
    private let staffCode: StaffCode?
    private let counts: VisitCounts?
    private let printer: Printer?
    private(set) var visitIsOver = false

    init(staffCode: StaffCode?, counts: VisitCounts?, printer: Printer?) {
      self.staffCode = staffCode
      self.counts = counts
      self.printer = printer
    }

    func answer(_ request: KioskRequest) -> RequestOutcome<KioskReply> {
      switch request {
      case .print(let text): return .reply(.printed(printer?.print(text) ?? false))
      case .checkStaffCode(let code):
        return staffCode?.isRight(code) == true ? .end(exitCode: 0, isForgetting: false) : .nothing
      case .endVisit(let visit):
        visitIsOver = true
        counts?.add(visit)
        return .end(exitCode: 0, isForgetting: true)
      }
    }
  }

  private func program(_ library: Library, _ site: SiteProfile) throws -> KioskProgram {
    let settings = display.settings()
    let offered = site.languages.filter(library.languages.contains)
    var languages: [Language] = []
    var first: [String: Session<Visitor>] = [:]
    for code in offered.count > 1 ? offered : [] {
      let session = try KioskProgram.session(
        library: try content.source(in: code).library(), settings: settings, size: .smallest)
      languages.append(Language(code: code, strings: session.strings))
      first[code] = session
    }
    let firstPages = first
    return KioskProgram(
      try KioskProgram.session(library: library, settings: settings, size: .smallest), languages: languages,
      speak: { firstPages[$0] })
  }

  /// Replaces this program by itself: of a visit, nothing at all is left in its memory.
  private func startAnew() -> Never {
    execv("/proc/self/exe", CommandLine.unsafeArgv)
    // Whoever watches over the kiosk starts it again.
    printError("selfscreen: the kiosk could not restart: \(String(cString: strerror(errno)))")
    Glibc.exit(1)
  }
}
