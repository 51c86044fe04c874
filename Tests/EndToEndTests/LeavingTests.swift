import Foundation
import Glibc
import Testing
import TestSupport

/// Every way out gives the terminal back, with nothing of the answers in it.
@Suite struct LeavingTests {
  @Test("Leaving half way asks once, and can be taken back")
  func leaveHalfWay() throws {
    let terminal = try openHalfWay()
    defer { terminal.close() }
    try terminal.keys("q").waitFor("If you leave now").keys("Enter").waitFor("Trouble falling")
    try terminal.keys("q").waitFor("If you leave now").keys("n").waitFor("Trouble falling")

    try terminal.keys("q").waitFor("If you leave now").choose("Leave")
    #expect(try terminal.exitStatus() == 0)
    try terminal.expectGivenBack()
  }

  @Test("A site may leave one line in the terminal; none is left unless it says so", arguments: [true, false])
  func lineAfterLeaving(isWanted: Bool) throws {
    let site = Program.repository.appending(path: "Questionnaires/site.yaml")
    let line = isWanted ? "after-leaving: \"988: call or text, day and night. {centre}: {phone}\"\n" : ""
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = try folder.write(try String(contentsOf: site, encoding: .utf8) + line, to: "site.yaml")
    let terminal = try Terminal("--site", file)
    defer { terminal.close() }
    try terminal.waitFor("Full self-check").keys("q")
    #expect(try terminal.exitStatus() == 0)
    let words = "988: call or text, day and night. Boardwalk Recovery Center: 619-485-6029"
    #expect(try terminal.screen.says(words) == isWanted)
    #expect(try terminal.screen.says("988") == isWanted)
  }

  @Test("With nothing answered, leaving asks nothing", arguments: [("q", 0), ("C-c", 130)])
  func leaveAtOnce(key: String, status: Int) throws {
    let terminal = try Terminal()
    defer { terminal.close() }
    try terminal.waitFor("Full self-check").keys(key)
    #expect(try terminal.exitStatus() == status)
    try terminal.expectGivenBack()
  }

  @Test("Ctrl-C asks once too, and ends with 130")
  func interrupt() throws {
    let terminal = try openHalfWay()
    defer { terminal.close() }
    try terminal.keys("C-c").waitFor("If you leave now").keys("C-c")
    #expect(try terminal.exitStatus() == 130)
    try terminal.expectGivenBack()
  }

  @Test(
    "A signal ends it at once",
    arguments: [
      SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGPROF, SIGXCPU, SIGIO, SIGPWR,
      34, 64,
    ])
  func signals(signal: Int32) throws {
    let terminal = try openHalfWay()
    defer { terminal.close() }
    kill(try terminal.process(), signal)
    #expect(try terminal.exitStatus() == 128 + Int(signal))
    try terminal.expectGivenBack()
  }

  @Test("The program ends with its window")
  func closedWindow() throws {
    let terminal = try openHalfWay()
    defer { terminal.close() }
    let process = try terminal.process()
    try terminal.closeWindow()
    #expect(Terminal.waitUntilGone(process))
  }

  @Test(
    "Nothing is left behind on terminals of other kinds, which may have no second screen",
    arguments: ["linux", "vt100", "vt220", "xterm-mono", "screen", "ansi"])
  func otherTerminals(type: String) throws {
    let terminal = try openHalfWay(environment: ["TERM": type])
    defer { terminal.close() }
    try terminal.keys("q").waitFor("If you leave now").keys("y")
    #expect(try terminal.exitStatus() == 0)
    #expect(try terminal.screen.isCursorVisible)
    #expect(terminal.modes.before == terminal.modes.after)
    let left = try terminal.scrollback
    for trace in Terminal.traces { #expect(!left.contains(trace)) }
  }

  @Test(
    "A window that is made smaller leaves nothing to scroll back to, where there is no second screen",
    arguments: ["xterm-256color", "screen-256color", "linux", "vt100", "ansi"], [true, false])
  func resizedWithoutSecondScreen(type: String, hasSecondScreen: Bool) throws {
    let terminal = try Terminal(
      running: [Program.path(), "--plan", "mood"], environment: ["TERM": type], hasSecondScreen: hasSecondScreen)
    defer { terminal.close() }
    try terminal.waitFor("Little interest").keys("2", "Enter").waitFor("Feeling down")
    for (columns, rows) in [(50, 16), (44, 15)] {
      try terminal.resize(columns: columns, rows: rows)
      // Also while it runs: somebody may end it from elsewhere.
      try terminal.waitUntil("the page fits again, and is all there is") { screen in
        let shown = try terminal.scrollback.split(separator: "\n", omittingEmptySubsequences: false)
        return screen.says("Feeling down") && shown.count <= rows + 1
          && shown.last { !$0.isEmpty }?.contains("Enter") == true
      }
    }
    try terminal.keys("3", "Enter").waitFor("Trouble falling")

    try terminal.keys("q").waitFor("If you leave now").keys("y")
    #expect(try terminal.exitStatus() == 0)
    let left = try terminal.scrollback
    for trace in Terminal.traces { #expect(!left.contains(trace), "'\(trace)' in:\n\(left)") }
  }

  @Test("Ctrl-Z gives the shell back, and fg brings the page again")
  func suspendAndResume() throws {
    let terminal = try Terminal(
      running: ["bash", "--noprofile", "--norc", "-i"], environment: ["PS1": "ready> ", "HISTFILE": ""])
    defer { terminal.close() }
    try terminal.waitFor("ready>").type("'\(Program.path())' --plan mood").keys("Enter").waitFor("Little interest")
    try terminal.keys("2", "Enter").waitFor("Feeling down").keys("3").waitFor("(•) 3")

    let shell = try terminal.keys("C-z").see("Stopped")
    #expect(!shell.isAlternate && shell.isCursorVisible)
    for trace in ["Feeling down", "Not at all", "Enter go on"] { #expect(!shell.says(trace)) }
    try terminal.type("echo $((6 * 7))").keys("Enter").waitFor("42").resize(columns: 60, rows: 20)

    try terminal.type("fg").keys("Enter").waitFor("Feeling down").waitFor("(•) 3")
    try terminal.keys("Enter").waitFor("Trouble falling").keys("q").waitFor("If you leave now").keys("y")
    try terminal.type("echo $?").keys("Enter").waitFor("echo $? 0")
    for trace in Terminal.traces { #expect(try !terminal.scrollback.contains(trace)) }
  }

  @Test("The privacy key blanks the screen at once; the same key brings the page back")
  func privacy() throws {
    let terminal = try openHalfWay()
    defer { terminal.close() }
    try terminal.keys("p").waitUntil("the screen is blank") { $0.text.allSatisfy(\.isWhitespace) }
    try terminal.keys("1", "Enter").waitFor("p").keys("p").waitFor("Trouble falling").waitFor("( ) 1")
    #expect(try !terminal.screen.says("(•)"))
  }

  /// A mood check with two answers given.
  private func openHalfWay(environment: [String: String] = [:]) throws -> Terminal {
    let terminal = try Terminal("--plan", "mood", environment: environment)
    try terminal.waitFor("Little interest").keys("2", "Enter").waitFor("Feeling down").keys("3", "Enter")
    return try terminal.waitFor("Trouble falling")
  }
}
