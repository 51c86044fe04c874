import Glibc
import TerminalKit

/// Puts text on paper through `lp`: the only other program that SelfScreen ever starts. In a kiosk only where the site
/// wants it.
struct Printer {
  /// As `lpstat -p` names it; `nil` for the machine's own choice.
  let name: String?

  /// The time that `lp` may take to hand the text over.
  private static let patience = Duration.seconds(10)

  /// - Returns: whether `lp` took it.
  func print(_ text: String) -> Bool {
    var pipeEnds: [Int32] = [0, 0]
    guard pipe(&pipeEnds) == 0 else { return false }
    // Else lp would hold the writing end itself, and wait forever for the end of the text.
    for end in pipeEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process = start(arguments(toPrint: text), readingFrom: pipeEnds[0])
    close(pipeEnds[0])
    guard let process else {
      close(pipeEnds[1])
      return false
    }
    // lp may end before it has read all.
    let isWritten = (try? Array(text.utf8).withUnsafeBytes { try writeAll($0, to: pipeEnds[1], name: "lp") }) != nil
    close(pipeEnds[1])
    return Self.wait(for: process) && isWritten
  }

  /// So many lines fit on a page at lp's usual size, less a few for its margins.
  private static let linesOfPage = 54

  /// A text that is a little longer than a page is printed smaller: a summary is one page to give away.
  func arguments(toPrint text: String) -> [String] {
    let isLong = text.split(separator: "\n", omittingEmptySubsequences: false).count > Self.linesOfPage
    return ["lp", "-s"] + (isLong ? ["-o", "lpi=8", "-o", "cpi=12"] : []) + (name.map { ["-d", $0] } ?? [])
  }

  private func start(_ arguments: [String], readingFrom input: Int32) -> pid_t? {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO)
    // Nothing of what it says may come onto the page.
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The kiosk's own signals are blocked and ignored; lp's are not.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, "lp", &files, &attributes, &words, environ) == 0 else { return nil }
    return process
  }

  /// A visitor does not wait for a printer that hangs.
  private static func wait(for process: pid_t) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + patience
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if clock.now > end {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        return false
      }
      usleep(20_000)
    }
    return status == 0
  }
}
