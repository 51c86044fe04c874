import ArgumentParser
import ForeignText
import Glibc
import KioskHost
import QuestionnaireLibrary
import TerminalKit

/// Runs a command and turns whatever goes wrong into a message for people and the right exit code.
@main
enum Main {
  /// A kiosk knows from its last start how it was started: what the system says of that could not be read again where
  /// files cannot be opened any more, and the self-check that starts without arguments is not locked.
  ///
  /// They are read once: a client's code among them is written over.
  private static let arguments: [String] =
    Handover.received?.content.arguments ?? Array(StartArguments.all.dropFirst())

  static func main() {
    PrivateMemory.keep()
    // A reader that has seen enough is no error.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow is a write that fails, like any other.
    signal(SIGXFSZ, SIG_IGN)
    // A kiosk that goes on must go on with what there is.
    if Handover.received == nil { requireOpenFiles() }
    do {
      if let start = plainStart {
        try start.run()
      } else {
        var command = try SelfScreen.parseAsRoot(arguments)
        (command as? any NamingClient)?.nameOfClient.map(StartArguments.hide)
        try command.run()
      }
    } catch let error as any ReportedError {
      error.lines(in: Strings.english).forEach(printError)
      exit(error.exitCode)
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      let code = SelfScreen.exitCode(for: error)
      // Help and version come this way too; ArgumentParser knows where they go.
      if code == .success { SelfScreen.exit(withError: error) }
      printErrorText(onOneLineEach(arguments, in: SelfScreen.fullMessage(for: error)))
      exit(code == .validationFailure ? 2 : 1)
    }
  }

  /// The self-check where it is started without options, or straight at a plan, as nearly always: a person who waits
  /// for the first page need not wait for the parser of options.
  private static var plainStart: SelfCheckStart? {
    if arguments.isEmpty { return SelfCheckStart() }
    guard arguments.count == 2, arguments[0] == "--plan", !arguments[1].hasPrefix("-") else { return nil }
    var start = SelfCheckStart()
    start.plan = arguments[1]
    return start
  }

  /// The fewest open files that the program can do its work with.
  private static let fewestOpenFiles: UInt = 16

  /// A terminal that the program cannot watch for signals, or a file that it cannot open, must not look like another fault.
  private static func requireOpenFiles() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < fewestOpenFiles else {
      return
    }
    printError(
      "selfscreen: this session may open only \(limit.rlim_cur) files, and \(fewestOpenFiles) are needed; raise the limit "
        + "with 'ulimit -n'.")
    exit(1)
  }

  /// The message, with the newlines of arguments made visible: only its own break lines.
  private static func onOneLineEach(_ arguments: [String], in message: String) -> String {
    let parts = arguments.flatMap { [$0[...]] + $0.split(separator: "=", maxSplits: 1) }
    return parts.filter { $0.unicodeScalars.contains("\n") }.reduce(message) { message, part in
      message.replacing(part, with: String(part).visibleOnOneLine)
    }
  }
}

/// A command that may be given a client's code among its arguments.
protocol NamingClient {
  var nameOfClient: String? { get }
}

extension CounselorCommand: NamingClient {
  var nameOfClient: String? { client }
}

extension RecordsExport: NamingClient {
  var nameOfClient: String? { client }
}

extension RecordsDeleteClient: NamingClient {
  var nameOfClient: String? { code }
}
