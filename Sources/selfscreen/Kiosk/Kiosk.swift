import ArgumentParser
import Glibc
import QuestionnaireLibrary
import Secrets
import TerminalUI

/// `selfscreen kiosk`
struct Kiosk: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run in a waiting room: one visitor after the other, locked, wiped after each.",
    discussion: """
      It cannot be left from the keyboard, except by staff: Ctrl-T, then their code (which is not shown), then Enter. \
      When no key is pressed for a while it asks whether somebody is there, then wipes everything. After each visit \
      the program starts itself anew, so that nothing is left in its memory.

      The site file says how long it waits, what it says on the first page, whether it may print, and holds the \
      staff's code as a hash. README.md describes how it is installed.
      """)

  @OptionGroup var content: ContentOptions

  @Flag(help: "Ask for the code with which staff leave the kiosk, and print the line for the site file.")
  var setStaffCode = false

  @OptionGroup var display: DisplayOptions
  @OptionGroup var time: TimeOptions

  func run() throws {
    if setStaffCode { return try StaffCode.set() }
    let library = try content.library()
    let site = try library.site()
    let staffCode = try StaffCode(site)
    let counts = site.kiosk.countsFile.map(VisitCounts.init)
    try counts?.check()
    try requireTerminal("selfscreen: a kiosk needs a terminal to run in.")
    PrivateMemory.keepOutOfSwap()
    let state = try state(library, site)
    var tasks = EffectTasks()
    tasks.second = time.second
    tasks.isStaffCode = { staffCode?.isRight($0) ?? false }
    if site.kiosk.prints { tasks.print = { Printer(name: site.kiosk.printer).print($0) } }
    let ending = MainActor.assumeIsolated {
      TerminalSession(look: display.wantedLook, isLocked: true, tasks: tasks)?.run(state)
    }
    switch ending {
    case .exit(let code)?: throw ExitCode(code)
    case .visit(let visit)?:
      counts?.add(visit)
      startAnew()
    case nil: throw unknownTerminal()
    }
  }

  private func state(_ library: Library, _ site: SiteProfile) throws -> KioskState {
    let settings = display.settings(isKiosk: true)
    let offered = site.languages.filter(library.languages.contains)
    let size = Size(columns: 80, rows: 24)
    var languages: [Language] = []
    var first: [String: AppState] = [:]
    for code in offered.count > 1 ? offered : [] {
      let spoken = try content.source(in: code).library()
      let app = try AppState(library: spoken, settings: settings, size: size)
      languages.append(Language(code: code, app: app))
      first[code] = app
    }
    let firstPages = first
    return KioskState(
      try AppState(library: library, settings: settings, size: size), languages: languages,
      speak: { firstPages[$0] })
  }

  /// Replaces this program by itself: of a visit, nothing at all is left in its memory.
  private func startAnew() -> Never {
    execv("/proc/self/exe", CommandLine.unsafeArgv)
    // Whoever watches over the kiosk starts it again.
    printError("selfscreen: the kiosk could not start anew: \(String(cString: strerror(errno)))")
    Glibc.exit(1)
  }
}
