import Glibc

/// A terminal that echoes nothing and takes no key for a signal, also in the moments in which ncurses does not have it.
///
/// A program that starts itself anew hands the terminal's first mode on in its environment.
enum RawMode {
  private static let variable = "SELFSCREEN_TERMINAL_MODE"

  static func begin() {
    var mode = termios()
    guard tcgetattr(STDIN_FILENO, &mode) == 0 else { return }
    if getenv(variable) == nil {
      let bytes = withUnsafeBytes(of: mode) { $0.map { String($0, radix: 16) } }
      setenv(variable, bytes.joined(separator: " "), 1)
    }
    mode.c_lflag &= ~tcflag_t(ISIG | ICANON | ECHO | IEXTEN)
    mode.c_iflag &= ~tcflag_t(IXON | BRKINT)
    tcsetattr(STDIN_FILENO, TCSANOW, &mode)
  }

  /// The mode that the terminal had before `begin`; `nil` when it is not quiet.
  static var modeBefore: termios? {
    guard let kept = getenv(variable).map({ String(cString: $0) }) else { return nil }
    let bytes = kept.split(separator: " ").compactMap { UInt8($0, radix: 16) }
    guard bytes.count == MemoryLayout<termios>.size else { return nil }
    return bytes.withUnsafeBytes { $0.loadUnaligned(as: termios.self) }
  }

  /// Gives the terminal its first mode back.
  static func end() {
    guard var mode = modeBefore else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, &mode)
  }
}
