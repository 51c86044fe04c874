import ArgumentParser
import Glibc
import KioskHost
import QuestionnaireLibrary
import TerminalKit

/// Runs a command and turns whatever goes wrong into a message for people and the right exit code.
@main
enum Main {
  /// A kiosk knows from its last start how it was started: what the system says of that could not be read again where
  /// files cannot be opened any more, and the self-check that starts without arguments is not locked.
  private static var arguments: [String] {
    Handover.received?.content.arguments ?? Array(CommandLine.arguments.dropFirst())
  }

  static func main() {
    PrivateMemory.keep()
    // A reader that has seen enough is no error.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow is a write that fails, like any other.
    signal(SIGXFSZ, SIG_IGN)
    do {
      // Nearly every start has no options: a person who waits for the first page need not wait for their parser.
      if arguments.isEmpty {
        try SelfCheckStart().run()
      } else {
        var command = try SelfScreen.parseAsRoot(arguments)
        try command.run()
      }
    } catch let error as any ReportedError {
      if let message = error.message(in: Strings.english) { printError(message) }
      exit(error.exitCode)
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      let code = SelfScreen.exitCode(for: error)
      // Help and version come this way too; ArgumentParser knows where they go.
      guard code == .validationFailure else { SelfScreen.exit(withError: error) }
      printError(SelfScreen.fullMessage(for: error))
      exit(2)
    }
  }
}
