import CNCurses
import Glibc

/// Runs a program's pages on the terminal until it ends.
@MainActor
package struct TerminalSession {
  private let curses: Curses
  private let signals: Int32
  /// The length of a second of the program's own time. Shorter ones let months pass in an hour.
  private let second: Duration

  /// - Parameter isLocked: no signal from the keyboard can stop or end the program, and nobody copies from its screen.
  /// - Returns: `nil` when `TERM` names no terminal that ncurses knows.
  package init?(theme: Theme, isLocked: Bool = false, second: Duration = .seconds(1)) {
    self.second = second
    if isLocked {
      for signal in [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU] { Glibc.signal(signal, SIG_IGN) }
      RawMode.begin()
    }
    // They are read as events, so that none can arrive between two steps of drawing.
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGWINCH] + Self.endingSignals + (isLocked ? [] : [SIGINT, SIGQUIT]) { sigaddset(&set, signal) }
    sigprocmask(SIG_BLOCK, &set, nil)
    signals = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
    guard let curses = Curses(theme: theme, reportsMouseAlways: isLocked) else {
      // Plain lines follow, which signals end as they end any program.
      RawMode.end()
      close(signals)
      sigprocmask(SIG_UNBLOCK, &set, nil)
      return nil
    }
    self.curses = curses
  }

  /// Every signal that would end the program and can wait until the terminal is given back. Faults cannot.
  private static let endingSignals =
    [SIGHUP, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO, SIGPWR, SIGSTKFLT]
    + Array(__libc_current_sigrtmin()...__libc_current_sigrtmax())

  /// The end of a program.
  private struct Ending {
    /// The exit code that the person chose, or 128 and the signal's number when a signal ended it.
    let exitCode: Int32
    /// Whether nothing may be left to scroll back to.
    var isForgetting = false
  }

  /// Shows the program's pages and follows the keys.
  ///
  /// - Parameter answer: does what the program asks for.
  /// - Returns: the exit code: what the person chose, or 128 and the signal's number when a signal ended it.
  package func run<Program: TerminalProgram>(
    _ program: Program, answering answer: (Program.Request) -> RequestOutcome<Program.Reply>
  ) -> Int32 {
    var program = program
    program.resize(to: curses.size)
    let ending = follow(&program, answer)
    if ending.isForgetting {
      curses.closeAndForget()
    } else {
      curses.close()
      RawMode.end()
    }
    return ending.exitCode
  }

  private func follow<Program: TerminalProgram>(
    _ program: inout Program, _ answer: (Program.Request) -> RequestOutcome<Program.Reply>
  ) -> Ending {
    let clock = ContinuousClock()
    var lastKey = clock.now
    while true {
      curses.draw(program.frame)
      let end = program.secondsToWait.map { lastKey + second * $0 }
      let ending: Ending?
      switch waitForEvent(atMost: end.map { $0 - clock.now }) {
      case .lost: ending = Ending(exitCode: 128 + SIGHUP)
      case .signal: ending = handleSignals(&program)
      case .keys:
        lastKey = clock.now
        ending = handleKeys(&program, answer)
      case .nothing:
        lastKey = clock.now
        ending = perform(program.waitedInVain(), &program, answer)
      }
      if let ending { return ending }
    }
  }

  private enum Event {
    case keys
    case signal
    case nothing
    /// The terminal is gone.
    case lost
  }

  /// Sleeps until there is a key or a signal, or the time has passed. Nothing else wakes it.
  private func waitForEvent(atMost time: Duration?) -> Event {
    var watched = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    // Rounded up, so that it does not wake a moment too early and turn in circles.
    let milliseconds = time.map { Int32(clamping: max(0, Int(($0 / .milliseconds(1)).rounded(.up)))) } ?? -1
    let count = poll(&watched, 2, milliseconds)
    if count == 0 { return .nothing }
    if count < 0 { return errno == EINTR ? .keys : .lost }
    if watched[1].revents & Int16(POLLIN) != 0 { return .signal }
    return watched[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) == 0 ? .keys : .lost
  }

  private func handleSignals(_ program: inout some TerminalProgram) -> Ending? {
    var info = signalfd_siginfo()
    while read(signals, &info, MemoryLayout<signalfd_siginfo>.size) == MemoryLayout<signalfd_siginfo>.size {
      guard Int32(info.ssi_signo) == SIGWINCH else { return Ending(exitCode: 128 + Int32(info.ssi_signo)) }
      curses.fitToTerminal()
      program.resize(to: curses.size)
    }
    return nil
  }

  private func handleKeys<Program: TerminalProgram>(
    _ program: inout Program, _ answer: (Program.Request) -> RequestOutcome<Program.Reply>
  ) -> Ending? {
    while let key = curses.nextKey() {
      if let ending = perform(program.press(key), &program, answer) { return ending }
    }
    return nil
  }

  private func perform<Program: TerminalProgram>(
    _ effects: [Effect<Program.Request>], _ program: inout Program,
    _ answer: (Program.Request) -> RequestOutcome<Program.Reply>
  ) -> Ending? {
    for effect in effects {
      switch effect {
      case .leave(let exitCode): return Ending(exitCode: exitCode)
      case .showPage: curses.draw(program.frame)
      case .dropTypedAhead: curses.dropTypedAhead()
      case .forget: break
      case .suspend:
        curses.suspend(saying: program.terminalStrings.paused)
        curses.fitToTerminal()
        program.resize(to: curses.size)
      case .request(let request):
        switch answer(request) {
        case .nothing: break
        case .reply(let reply):
          if let ending = perform(program.receive(reply), &program, answer) { return ending }
        case .end(let exitCode, let isForgetting): return Ending(exitCode: exitCode, isForgetting: isForgetting)
        }
      }
    }
    return nil
  }
}
