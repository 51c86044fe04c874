import Cage
import Foundation
import RecordsTestSupport
import Testing
import TestSupport

/// The real program on its first page, as the kernel holds it.
@Suite(.enabled(if: Cage.Strength.ofThisKernel.filtersCalls, "this kernel filters no calls")) struct InTheCageTests {
  private static let invitation = "Press any key to begin."

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

  @Test("A kiosk too, and it is in the same cage after many visits") func kiosk() throws {
    let site = try KioskSite()
    let terminal = try site.open()
    defer { terminal.close() }
    try terminal.waitFor(Self.invitation)
    try expectLockedIn(terminal)
    let first = try status(terminal).filter { $0.hasPrefix("Seccomp_filters:") }
    for _ in 1...3 { try terminal.keys("x").waitFor("1 Quick checklists").keys("q").waitFor(Self.invitation) }
    try expectLockedIn(terminal)
    #expect(try status(terminal).filter { $0.hasPrefix("Seccomp_filters:") } == first)
  }

  @Test("A kiosk that is running counts only in the folders that it began with, and staff read of it")
  func newCountFolder() throws {
    let site = try KioskSite("  counts: FOLDER/counts.csv\n")
    let terminal = try site.open()
    defer { terminal.close() }
    try terminal.waitFor(Self.invitation).keys("x").waitFor("1 Quick checklists")
    let other = site.folder.appendingPathComponent("other")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    let text = try site.contents(of: "site.yaml").replacingOccurrences(
      of: "counts: \(site.folder.path)/", with: "counts: \(other.path)/")
    try text.write(toFile: site.path, atomically: true, encoding: .utf8)
    for _ in 1...2 { try terminal.keys("q").waitFor(Self.invitation).keys("x").waitFor("1 Quick checklists") }
    let counts = try site.contents(of: "counts.csv")
    #expect(counts.contains(",2,0,0"), "\(counts)")
    try terminal.keys("q").waitFor(Self.invitation)
    try terminal.leave()
    #expect(try terminal.screen.says("counts only in the folders that it began with"))
  }

  @Test(
    "Where the kernel holds less, every mode runs all the same, and says only what is held",
    arguments: [("no-landlock", "it can't go online."), ("no-locks", "")])
  func olderKernel(_ kind: String, _ sentence: String) throws {
    let site = try KioskSite()
    let older = Program.repository.appending(path: "Tests/Performance/older_kernel.py").path
    try site.install("#!/bin/sh\nexec python3 \(older) \(kind) \"$@\"\n", as: "older")
    let kiosk = try site.open(through: "older", rows: 60)
    defer { kiosk.close() }
    for _ in 1...3 {
      let page = try kiosk.waitFor(Self.invitation).keys("x").see("How private it is")
      #expect(page.says("locked itself in") == !sentence.isEmpty && (sentence.isEmpty || page.says(sentence)))
      try kiosk.keys("q")
    }
    let alone = try Terminal(running: ["python3", older, kind, try Program.path()], rows: 60)
    defer { alone.close() }
    // One that opens nothing needs no rules for files.
    #expect(try alone.see("How private it is").says("start other programs, or open files") == !sentence.isEmpty)
  }

  @Test("What is locked can be asked for, and is what this kernel does") func locks() throws {
    let older = Program.repository.appending(path: "Tests/Performance/older_kernel.py").path
    func locks(_ kind: String) throws -> String {
      let command = try Command(["python3", older, kind, try Program.path(), "--locks"])
      #expect(command.status == 0 && command.errors.isEmpty)
      return command.output
    }
    #expect(try locks("no-landlock").contains("it has no Landlock"))
    #expect(try locks("no-landlock").contains("kiosk\n  - can't go online"))
    #expect(try locks("no-locks").contains("can't hold the program to anything"))
    #expect(try !locks("no-locks").contains("kiosk"))
    #expect(try locks("same") == Command([try Program.path(), "--locks"]).output)
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
    let status = try status(terminal)
    #expect(status.contains("Seccomp:\t2"))
    #expect(status.contains("NoNewPrivs:\t1"))
  }

  /// What the system says of the program, line by line.
  private func status(_ terminal: Terminal) throws -> [String] {
    try String(contentsOfFile: "/proc/\(terminal.process())/status", encoding: .utf8).components(separatedBy: "\n")
  }
}
