import Glibc

/// A line that is typed without being shown.
enum HiddenLine {
  /// - Returns: the line without its end; `nil` when the input has ended.
  static func read(_ prompt: String) -> String? {
    var mode = termios()
    let isTerminal = tcgetattr(STDIN_FILENO, &mode) == 0
    if isTerminal {
      printPrompt(prompt)
      var quiet = mode
      quiet.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
    }
    defer {
      if isTerminal {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &mode)
        printError("")
      }
    }
    return readLine()
  }
}
