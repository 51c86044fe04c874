import CNCurses
import Glibc

/// Gives the terminal back even when the program is killed by a fault in itself.
///
/// The handler only writes bytes that were made ready before, which is all that a signal handler may do.
package enum RestoreOnCrash {
  nonisolated(unsafe) private static var bytes: UnsafeMutableBufferPointer<UInt8>?
  nonisolated(unsafe) private static var mode = termios()
  /// The way to go on that is tried first.
  nonisolated(unsafe) private static var rescue: (@convention(c) () -> Void)?
  private static let faults = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS]

  /// Tries to go on after a fault, before the terminal is given back.
  ///
  /// - Parameter way: does only what a signal handler may do. The terminal is given back when it returns.
  package static func rescue(by way: @escaping @convention(c) () -> Void) {
    rescue = way
    rememberMode()
    handleFaults()
  }

  /// Remembers the terminal's mode. Called before ncurses changes it.
  static func rememberMode() {
    if let before = RawMode.modeBefore { mode = before } else { tcgetattr(STDIN_FILENO, &mode) }
  }

  /// Makes ready what restores the screen, and sets the handlers. Called once ncurses has the terminal.
  static func arm() {
    var sequence = "\u{1b}[?2004l\u{1b}[?1000l\u{1b}[?1002l\u{1b}[?1003l\u{1b}[?1006l"
    for name in ["sgr0", "rmkx", "cnorm", "clear", "rmcup"] {
      guard let capability = tigetstr(name), Int(bitPattern: capability) != -1 else { continue }
      sequence += String(cString: capability)
    }
    let prepared = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: sequence.utf8.count)
    _ = prepared.initialize(from: sequence.utf8)
    bytes = prepared
    handleFaults()
  }

  private static func handleFaults() {
    for fault in faults {
      signal(fault) { number in
        RestoreOnCrash.rescue?()
        if let bytes = RestoreOnCrash.bytes { _ = write(STDOUT_FILENO, bytes.baseAddress, bytes.count) }
        _ = tcsetattr(STDIN_FILENO, TCSANOW, &RestoreOnCrash.mode)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  static func disarm() {
    if rescue == nil { for fault in faults { signal(fault, SIG_DFL) } }
    let prepared = bytes
    bytes = nil
    prepared?.deallocate()
  }
}
