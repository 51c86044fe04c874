import CNCurses
import Glibc

/// Runs a program's pages on the terminal until it ends.
@MainActor
package struct TerminalSession {
  private let screen: any TerminalScreen
  private let signals: SignalEvents
  /// The length of a second of the program's own time. Shorter ones let months pass in an hour.
  private let second: Duration

  /// - Parameter isLocked: no signal from the keyboard can stop or end the program, and nobody copies from its screen.
  /// - Returns: `nil` when `TERM` names no terminal that ncurses knows.
  package init?(theme: Theme, isLocked: Bool = false, second: Duration = .seconds(1)) {
    self.second = second
    signals = SignalEvents(isLocked: isLocked)
    if isLocked { RawMode.begin() }
    guard let curses = Curses(theme: theme, reportsMouseAlways: isLocked) else {
      // Plain lines follow, which signals end as they end any program.
      RawMode.end()
      signals.end()
      return nil
    }
    screen = curses
  }

  /// A locked session that can be had always, for one page without colors: it needs nothing of the machine.
  ///
  /// - Parameter second: the length of a second of the program's own time.
  package init(bareWithSecond second: Duration) {
    self.second = second
    signals = SignalEvents(isLocked: true)
    RawMode.begin()
    screen = BareScreen()
  }

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
    program.resize(to: screen.size)
    let ending = follow(&program, answer)
    if ending.isForgetting {
      screen.closeAndForget()
    } else {
      screen.close()
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
      screen.draw(program.frame)
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
      pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    // Rounded up, so that it does not wake a moment too early and turn in circles.
    let milliseconds = time.map { Int32(clamping: max(0, Int(($0 / .milliseconds(1)).rounded(.up)))) } ?? -1
    // Signals that cannot wake it are looked for from time to time.
    let isDeaf = signals.descriptor < 0 && !(0..<1000).contains(milliseconds)
    let count = poll(&watched, 2, isDeaf ? 1000 : milliseconds)
    if count == 0 { return isDeaf ? .signal : .nothing }
    if count < 0 {
      // A machine that is short of memory is no reason to end.
      if errno != EINTR { usleep(100_000) }
      return .keys
    }
    if watched[1].revents & Int16(POLLIN) != 0 { return .signal }
    return watched[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) == 0 ? .keys : .lost
  }

  private func handleSignals(_ program: inout some TerminalProgram) -> Ending? {
    while let signal = signals.next() {
      guard signal == SIGWINCH else { return Ending(exitCode: 128 + signal) }
      screen.fitToTerminal()
      program.resize(to: screen.size)
    }
    return nil
  }

  private func handleKeys<Program: TerminalProgram>(
    _ program: inout Program, _ answer: (Program.Request) -> RequestOutcome<Program.Reply>
  ) -> Ending? {
    while let key = screen.nextKey() {
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
      case .showPage: screen.draw(program.frame)
      case .dropTypedAhead: screen.dropTypedAhead()
      case .forget: break
      case .suspend:
        screen.suspend(saying: program.terminalStrings.paused)
        screen.fitToTerminal()
        program.resize(to: screen.size)
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
