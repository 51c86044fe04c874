import Foundation
import Glibc
import Testing
import TestSupport

/// The program in a real terminal of its own: a private tmux server with one pane.
///
/// In the pane a shell runs the program and then waits, so that what the program leaves behind can be seen.
/// Calls block, on purpose: no more terminals are open at once than the machine has cores for.
final class Terminal {
  /// Holds the server's socket and what the pane writes down.
  private let folder: URL
  private var isOpen = true
  /// How long something may take. It only bounds a failure: nothing waits for it to pass.
  private static let patience = Duration.seconds(20)

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts `selfscreen` with these arguments.
  convenience init(
    _ arguments: String..., columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws {
    try self.init(
      running: [try Program.path()] + arguments, columns: columns, rows: rows, environment: environment)
  }

  /// Starts any command.
  ///
  /// - Parameter hasSecondScreen: whether the terminal has one for programs, or shows them where the shell was.
  init(
    running command: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
    hasSecondScreen: Bool = true
  ) throws {
    // A socket's path must be short.
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("selfscreen-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let variables = Command.plainEnvironment.filter { ["TERM", "LANG"].contains($0.key) }.merging(environment) { $1 }
    let secondScreen = hasSecondScreen ? [] : ["set-option", "-g", "alternate-screen", "off", ";"]
    try tmux(
      ["set-option", "-g", "status", "off", ";", "set-option", "-g", "history-limit", "5000", ";"]
        + secondScreen
        + ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "sh", "-c", Self.pane, folder.path]
        + ["\(getpid())", "env"] + variables.map { "\($0.key)=\($0.value)" } + command)
  }

  /// What the pane runs: the program, between two looks at the terminal's modes. Should the tests be killed, it ends
  /// the server that they left behind.
  private static let pane = """
    tests=$1; shift
    trap : INT
    (while kill -0 "$tests"; do sleep 2; done; rm -r "$0"; kill "$PPID") 2>/dev/null &
    stty -a >"$0/modes-before"
    echo "the shell, before"
    sh -c 'echo $$ >"$0/pid"; exec "$@"' "$0" "$@"
    code=$?
    stty -a >"$0/modes-after"
    echo "EXIT=$code"
    exec cat >/dev/null
    """

  // Only for a test that fails before it can close the terminal.
  deinit { close() }

  /// Ends the terminal and whatever still runs in it.
  func close() {
    guard isOpen else { return }
    isOpen = false
    _ = try? tmux(["kill-server"])
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: What a person does

  /// Presses keys by the names that tmux has for them, such as `Enter`, `Down` or `C-c`, all at once.
  @discardableResult
  func keys(_ keys: String...) throws -> Terminal {
    try self.keys(keys)
  }

  @discardableResult
  func keys(_ keys: [String]) throws -> Terminal {
    try tmux(["send-keys"] + keys)
    return self
  }

  /// Chooses from the menu on the screen, by its digit.
  @discardableResult
  func choose(_ choice: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Terminal {
    let screen = try waitUntil("'\(choice)' can be chosen", sourceLocation: sourceLocation) { screen in
      Page(screen)?.digit(of: choice) != nil
    }
    return try keys(#require(Page(screen)?.digit(of: choice), sourceLocation: sourceLocation))
  }

  /// Types text as it is.
  @discardableResult
  func type(_ text: String) throws -> Terminal {
    try tmux(["send-keys", "-l", text])
    return self
  }

  /// Pastes text as a terminal does: between marks, where the program has asked for them.
  @discardableResult
  func paste(_ text: String) throws -> Terminal {
    try tmux(["set-buffer", text, ";", "paste-buffer", "-p"])
    return self
  }

  @discardableResult
  func resize(columns: Int, rows: Int) throws -> Terminal {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    return self
  }

  /// Closes the window, as with its close button.
  func closeWindow() throws {
    try tmux(["kill-pane"])
  }

  /// Presses keys that send one byte each, so that the program finds all of them at once.
  func keysAtOnce(_ keys: String...) throws {
    try sendAtOnce(byteCount: keys.count) { try self.keys(keys) }
  }

  /// Sends bytes that no key sends, and waits until they have been read.
  @discardableResult
  func bytes(_ bytes: [UInt8]) throws -> Terminal {
    try sendAtOnce(byteCount: bytes.count) { try tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) }) }
    return self
  }

  /// Sends while the program is stopped, until all of it has arrived; then waits until the program has read it.
  private func sendAtOnce(byteCount: Int, send: () throws -> Void) throws {
    let process = try process()
    kill(process, SIGSTOP)
    defer { kill(process, SIGCONT) }
    try send()
    guard try Self.poll({ try unreadBytes >= byteCount }) else {
      throw Failure(description: "The keys did not arrive.")
    }
    kill(process, SIGCONT)
    try waitUntilRead()
  }

  /// Waits until the program has read everything that was typed and sleeps again.
  func waitUntilRead() throws {
    let process = try process()
    let isRead = try Self.poll { try unreadBytes == 0 && Self.state(of: process) == "S" }
    if !isRead { throw Failure(description: "The program does not read its keys.") }
  }

  /// How much of what was typed the program has not read yet.
  private var unreadBytes: Int {
    get throws {
      let path = try tmux(["display-message", "-p", "#{pane_tty}"]).trimmingCharacters(in: .whitespacesAndNewlines)
      let file = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK)
      guard file >= 0 else { throw Failure(description: "\(path) cannot be opened") }
      defer { _ = Glibc.close(file) }
      var count: Int32 = 0
      _ = ioctl(file, UInt(FIONREAD), &count)
      return Int(count)
    }
  }

  // MARK: What a person sees

  var screen: Screen {
    get throws {
      let printed = try tmux(["display-message", "-p", Screen.format, ";", "capture-pane", "-p"])
      guard let screen = Screen(printed) else { throw Failure(description: "tmux printed: \(printed)") }
      return screen
    }
  }

  /// Everything that can be scrolled back to, and the screen.
  var scrollback: String {
    get throws { try tmux(["capture-pane", "-p", "-S", "-"]) }
  }

  /// The screen with the control sequences that give it its colors and weights.
  var styledText: String {
    get throws { try tmux(["capture-pane", "-p", "-e"]) }
  }

  /// Waits until the words are on the screen.
  @discardableResult
  func waitFor(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Terminal {
    try see(words, sourceLocation: sourceLocation)
    return self
  }

  /// Waits until the words are on the screen.
  ///
  /// - Returns: the screen with them.
  @discardableResult
  func see(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Screen {
    try waitUntil("'\(words)' is on the screen", sourceLocation: sourceLocation) { $0.says(words) }
  }

  /// Waits until the screen is as wanted, and no longer half drawn.
  @discardableResult
  func waitUntil(
    _ wanted: String, sourceLocation: SourceLocation = #_sourceLocation, _ isAsWanted: (Screen) throws -> Bool
  ) throws -> Screen {
    var last = try screen
    // On a busy machine a screen may stand half drawn for a moment.
    var timesUnchanged = 0
    let isThere = try Self.poll {
      let now = try screen
      timesUnchanged = now == last ? timesUnchanged + 1 : 0
      last = now
      return try timesUnchanged >= 2 && isAsWanted(now)
    }
    try #require(isThere, "Waited in vain until \(wanted). The screen:\n\(last)", sourceLocation: sourceLocation)
    return last
  }

  private static func poll(_ isDone: () throws -> Bool) rethrows -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + patience
    while clock.now < end {
      if try isDone() { return true }
      usleep(5000)
    }
    return false
  }

  // MARK: The program and what it leaves behind

  /// The program's process.
  func process(sourceLocation: SourceLocation = #_sourceLocation) throws -> pid_t {
    var process: pid_t?
    _ = Self.poll {
      process = pid_t(contents(of: "pid").trimmingCharacters(in: .whitespacesAndNewlines))
      return process != nil
    }
    return try #require(process, "The program did not start.", sourceLocation: sourceLocation)
  }

  /// Finishes on the last page, which asks once.
  ///
  /// - Returns: the program's exit status.
  func finish() throws -> Int {
    try keys("End").choose("Finish").waitFor("If you leave now").choose("Leave")
    return try exitStatus()
  }

  /// Whether the program is told of the mouse, in place of marking text with it.
  var isMouseReported: Bool {
    get throws { try tmux(["display-message", "-p", "#{mouse_any_flag}"]).hasPrefix("1") }
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: its exit status as the shell sees it.
  func exitStatus(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int {
    let screen = try see("EXIT=", sourceLocation: sourceLocation)
    let number = screen.text.components(separatedBy: "EXIT=").last?.prefix(while: \.isNumber) ?? ""
    return try #require(Int(number), "\(screen)", sourceLocation: sourceLocation)
  }

  /// Whether the process has ended, even if nobody has asked for its exit status yet.
  static func waitUntilGone(_ process: pid_t) -> Bool {
    poll { [nil, "Z"].contains(state(of: process)) }
  }

  /// What the process does, as one letter: `S` sleeps, `Z` has ended; `nil` is gone.
  private static func state(of process: pid_t) -> Character? {
    let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return stat?.components(separatedBy: ") ").last?.first
  }

  /// The terminal's modes, before and after the program.
  var modes: (before: String, after: String) {
    (contents(of: "modes-before"), contents(of: "modes-after"))
  }

  private func contents(of file: String) -> String {
    (try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)) ?? ""
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let command: Command
    do {
      command = try Command(
        ["tmux", "-u", "-S", folder.appendingPathComponent("tmux").path, "-f", "/dev/null"] + arguments)
    } catch {
      throw Failure(description: "These tests need tmux (Debian and Ubuntu: apt-get install tmux). \(error)")
    }
    guard command.status == 0 else {
      throw Failure(description: "tmux \(arguments.joined(separator: " ")): \(command.errors)")
    }
    return command.output
  }
}
