import ArgumentParser
import Glibc
import TerminalKit

/// - Throws: an exit code, with this message, where there is no terminal to draw in.
func requireTerminal(_ message: String) throws {
  guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
    printError(message)
    throw ExitCode(1)
  }
}

/// Says that ncurses does not know the terminal.
func unknownTerminal() -> ExitCode {
  printError("selfscreen: this terminal (TERM=\(Environment.value("TERM") ?? "")) is not known here.")
  return ExitCode(1)
}
