import CNCurses
import Glibc

/// Runs the pages on the terminal until the person leaves.
@MainActor
public struct TerminalSession {
  private let curses: Curses
  private let signals: Int32

  /// The signals that are read as events, so that none can arrive between two steps of drawing.
  private static let handled = [SIGWINCH, SIGHUP, SIGTERM, SIGINT]

  /// - Returns: `nil` when `TERM` names no terminal that ncurses knows.
  public init?(look: Look) {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in Self.handled { sigaddset(&set, signal) }
    sigprocmask(SIG_BLOCK, &set, nil)
    signals = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
    guard let curses = Curses(look: look) else {
      // Plain lines follow, which signals end as they end any program.
      close(signals)
      sigprocmask(SIG_UNBLOCK, &set, nil)
      return nil
    }
    self.curses = curses
  }

  /// Shows `state` and follows the keys.
  ///
  /// - Returns: the exit code: what the person chose, or 128 and the signal's number when a signal ended it.
  public func run(_ state: AppState) -> Int32 {
    defer { curses.close() }
    var state = state
    state.resize(to: curses.size)
    while true {
      curses.draw(state.frame)
      let exitCode: Int32? =
        switch waitForEvent() {
        case .lost: 128 + SIGHUP
        case .signal: handleSignals(&state) ?? handleKeys(&state)
        case .keys: handleKeys(&state)
        }
      if let exitCode { return exitCode }
    }
  }

  private enum Event {
    case keys
    case signal
    /// The terminal is gone.
    case lost
  }

  /// Sleeps until there is a key or a signal. Nothing wakes it otherwise.
  private func waitForEvent() -> Event {
    var watched = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&watched, 2, -1) < 0 {
      if errno != EINTR { return .lost }
    }
    if watched[1].revents & Int16(POLLIN) != 0 { return .signal }
    return watched[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) == 0 ? .keys : .lost
  }

  private func handleSignals(_ state: inout AppState) -> Int32? {
    var info = signalfd_siginfo()
    while read(signals, &info, MemoryLayout<signalfd_siginfo>.size) == MemoryLayout<signalfd_siginfo>.size {
      guard Int32(info.ssi_signo) == SIGWINCH else { return 128 + Int32(info.ssi_signo) }
      curses.fitToTerminal()
      state.resize(to: curses.size)
    }
    return nil
  }

  private func handleKeys(_ state: inout AppState) -> Int32? {
    while let key = curses.nextKey() {
      guard let action = Keymap.action(for: key), let effect = state.update(action) else { continue }
      switch effect {
      case .leave(let exitCode): return exitCode
      case .dropTypedAhead: curses.dropTypedAhead()
      case .suspend:
        curses.suspend()
        curses.fitToTerminal()
        state.resize(to: curses.size)
      }
    }
    return nil
  }
}
