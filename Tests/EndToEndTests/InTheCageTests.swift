import Cage
import Foundation
import RecordsTestSupport
import Testing
import TestSupport

/// The real program on its first page, as the kernel holds it.
@Suite(.enabled(if: Cage.Strength.ofThisKernel.filtersCalls, "this kernel filters no calls")) struct InTheCageTests {
  @Test(
    "Before the first page the program has locked itself in", arguments: [[], ["--accessible"], ["--plan", "mood"]])
  func selfCheck(_ arguments: [String]) throws {
    let terminal = try Terminal(running: [Program.path()] + arguments)
    defer { terminal.close() }
    try terminal.waitUntil("there is a page") { $0.text.count > 300 }
    try expectLockedIn(terminal)
  }

  @Test("A counselor's program too, from the first page on") func counselor() throws {
    try Office.with { office in
      let terminal = try office.open()
      defer { terminal.close() }
      try terminal.waitFor("Open a client")
      try expectLockedIn(terminal)
    }
  }

  @Test("The questionnaires of a folder are read before, all of them") func folder() throws {
    let questionnaires = Program.repository.appending(path: "Questionnaires").path
    let terminal = try Terminal("--questionnaires", questionnaires, "--plan", "mood")
    defer { terminal.close() }
    try terminal.keys("Enter").waitFor("1 of")
    try Person(habit: .lowest).walk(through: terminal) { $0.says("Finish and erase my answers") }
    try terminal.choose("Learn about care").waitFor("What would you like to read")
  }

  private func expectLockedIn(_ terminal: Terminal) throws {
    let status = try String(contentsOfFile: "/proc/\(terminal.process())/status", encoding: .utf8)
    #expect(status.contains("Seccomp:\t2\n"))
    #expect(status.contains("NoNewPrivs:\t1\n"))
  }
}
