import CNCurses
import Glibc

/// The signals of a terminal's program, read as events, so that none can arrive between two steps of drawing.
struct SignalEvents {
  private var set = sigset_t()
  /// Wakes `poll` when there is one; `-1` when no file can be opened any more.
  let descriptor: Int32

  /// Every signal that would end the program and can wait until the terminal is given back. Faults cannot.
  private static let endingSignals =
    [SIGHUP, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO, SIGPWR, SIGSTKFLT]
    + Array(__libc_current_sigrtmin()...__libc_current_sigrtmax())

  /// - Parameter isLocked: no signal from the keyboard can stop or end the program.
  init(isLocked: Bool) {
    if isLocked {
      for signal in [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU] { Glibc.signal(signal, SIG_IGN) }
    }
    sigemptyset(&set)
    for signal in [SIGWINCH] + Self.endingSignals + (isLocked ? [] : [SIGINT, SIGQUIT]) { sigaddset(&set, signal) }
    sigprocmask(SIG_BLOCK, &set, nil)
    descriptor = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
  }

  /// The next signal that has come; `nil` when there is none.
  func next() -> Int32? {
    var set = set
    var now = timespec()
    let signal = sigtimedwait(&set, nil, &now)
    return signal > 0 ? signal : nil
  }

  /// Lets signals do again what they do to any program.
  func end() {
    var set = set
    close(descriptor)
    sigprocmask(SIG_UNBLOCK, &set, nil)
  }
}
