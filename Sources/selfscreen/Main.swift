import ArgumentParser
import Glibc
import QuestionnaireLibrary
import TerminalKit

/// Runs a command and turns whatever goes wrong into a message for people and the right exit code.
@main
enum Main {
  static func main() {
    PrivateMemory.keep()
    // A reader that has seen enough is no error.
    signal(SIGPIPE, SIG_IGN)
    do {
      // Nearly every start has no options: a person who waits for the first page need not wait for their parser.
      if CommandLine.arguments.count == 1 {
        try SelfCheckStart().run()
      } else {
        var command = try SelfScreen.parseAsRoot()
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
