import ArgumentParser
import Glibc

/// Reads a line from the terminal, which does not show what is typed.
enum SilentPrompt {
  /// - Returns: `nil` where there is no terminal.
  /// - Throws: `ExitCode` 130 for Ctrl-C, and 1 when the terminal is closed or Ctrl-D pressed.
  static func line(_ prompt: String) throws -> [UInt8]? {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var modes = termios()
    guard tcgetattr(terminal, &modes) == 0 else { return nil }
    var silent = modes
    // Ctrl-C ends the line instead of the program, so that the terminal is given back as it was.
    silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
    silent.c_lflag |= tcflag_t(ICANON | ECHONL)
    withUnsafeMutableBytes(of: &silent.c_cc) { $0[Int(VEOL)] = interrupt }
    tcsetattr(terminal, TCSAFLUSH, &silent)
    defer { tcsetattr(terminal, TCSAFLUSH, &modes) }
    write(prompt, to: terminal)
    return try readLine(terminal)
  }

  private static let interrupt: UInt8 = 3

  private static func readLine(_ terminal: Int32) throws -> [UInt8] {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count == 1, byte == UInt8(ascii: "\n") { break }
      if count == 1, byte != interrupt {
        line.append(byte)
        continue
      }
      // Nothing of the prompt's line is written over.
      write("\n", to: terminal)
      throw ExitCode(count == 1 ? 130 : 1)
    }
    return line
  }

  private static func write(_ text: String, to terminal: Int32) {
    // Where the terminal is gone, reading from it says so.
    _ = Array(text.utf8).withUnsafeBytes { Glibc.write(terminal, $0.baseAddress, $0.count) }
  }
}
