import CNCurses
import Glibc

/// Runs a program's pages on the terminal until it ends.
@MainActor
public struct TerminalSession {
  private let curses: Curses
  private let signals: Int32
  private let tasks: EffectTasks

  /// How it came to an end.
  public enum Ending: Sendable, Equatable {
    /// What the person chose, or 128 and the signal's number when a signal ended it.
    case exit(Int32)
    /// A kiosk's visit is over; the next one must find nothing of it.
    case visit(Visit)
  }

  /// - Parameter isLocked: no signal from the keyboard can stop or end the program.
  /// - Returns: `nil` when `TERM` names no terminal that ncurses knows.
  public init?(look: Look, isLocked: Bool = false, tasks: EffectTasks = EffectTasks()) {
    self.tasks = tasks
    if isLocked {
      for signal in [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU] { Glibc.signal(signal, SIG_IGN) }
      QuietTerminal.begin()
    }
    // They are read as events, so that none can arrive between two steps of drawing.
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGWINCH, SIGHUP, SIGTERM] + (isLocked ? [] : [SIGINT]) { sigaddset(&set, signal) }
    sigprocmask(SIG_BLOCK, &set, nil)
    signals = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
    guard let curses = Curses(look: look) else {
      // Plain lines follow, which signals end as they end any program.
      QuietTerminal.end()
      close(signals)
      sigprocmask(SIG_UNBLOCK, &set, nil)
      return nil
    }
    self.curses = curses
  }

  /// Shows the program's pages and follows the keys.
  public func run(_ program: some TerminalProgram) -> Ending {
    var program = program
    program.resize(to: curses.size)
    let ending = follow(&program)
    switch ending {
    case .visit: curses.closeAndForget()
    case .exit:
      curses.close()
      QuietTerminal.end()
    }
    return ending
  }

  private func follow(_ program: inout some TerminalProgram) -> Ending {
    let clock = ContinuousClock()
    var lastKey = clock.now
    while true {
      curses.draw(program.frame)
      let end = program.secondsToWait.map { lastKey + tasks.second * $0 }
      let ending: Ending?
      switch waitForEvent(atMost: end.map { $0 - clock.now }) {
      case .lost: ending = .exit(128 + SIGHUP)
      case .signal: ending = handleSignals(&program)
      case .keys:
        lastKey = clock.now
        ending = handleKeys(&program)
      case .nothing:
        lastKey = clock.now
        ending = perform(program.waitedInVain(), &program)
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
      guard Int32(info.ssi_signo) == SIGWINCH else { return .exit(128 + Int32(info.ssi_signo)) }
      curses.fitToTerminal()
      program.resize(to: curses.size)
    }
    return nil
  }

  private func handleKeys(_ program: inout some TerminalProgram) -> Ending? {
    while let key = curses.nextKey() {
      if let ending = perform(program.press(key), &program) { return ending }
    }
    return nil
  }

  private func perform(_ effects: [Effect], _ program: inout some TerminalProgram) -> Ending? {
    for effect in effects {
      if let ending = perform(effect, &program) { return ending }
    }
    return nil
  }

  private func perform(_ effect: Effect, _ program: inout some TerminalProgram) -> Ending? {
    switch effect {
    case .leave(let exitCode): return .exit(exitCode)
    case .endVisit(let visit): return .visit(visit)
    case .showPage: curses.draw(program.frame)
    case .dropTypedAhead: curses.dropTypedAhead()
    case .suspend:
      curses.suspend()
      curses.fitToTerminal()
      program.resize(to: curses.size)
    case .print, .save, .records:
      if let reply = tasks.reply(to: effect) { return perform(program.receive(reply), &program) }
    case .checkStaffCode(let code): if tasks.isStaffCode(code) { return .exit(0) }
    // A program speaks by itself.
    case .speak: break
    }
    return nil
  }
}
