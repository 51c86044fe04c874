import Cage
import Foundation
import RecordsTestSupport
import Testing
import TestSupport

/// Every call to the kernel of a whole visit, beside the list of those that the mode allows.
@Suite(
  .serialized, .enabled(if: Trace.isPossible, "strace is not installed"),
  .enabled(if: Cage.Strength.ofThisKernel.landlockVersion != nil, "this kernel has no Landlock"))
struct WholeVisitTests {
  private static let printer = "#!/bin/sh\ncat >\"$0.paper\"\n"

  @Test("A person alone who answers, prints and saves") func selfCheck() throws {
    try TemporaryFolder.with { folder in
      let trace = Trace(path: "\(folder.path)/trace")
      let lp = "\(folder.path)/lp"
      try Command.install(Self.printer, at: lp)
      let terminal = try Terminal(
        running: trace.starter + [try Program.path(), "--plan", "mood"],
        environment: ["PATH": "\(folder.path):/usr/bin:/bin"])
      defer { terminal.close() }
      try terminal.waitFor("1 of").resize(columns: 100, rows: 30).waitFor("1 of")
      try Person(habit: .highest).walk(through: terminal) { $0.title == "Your results" }
      try terminal.choose("Take it along").choose("Print my results").waitFor("Printing now.")
      try terminal.choose("Save my results as a text file").waitFor("my-results.txt").keys("C-u")
      try terminal.type("\(folder.path)/mine.txt").keys("Enter").waitFor("Saved: /")
      try terminal.choose("Get the number on my phone").waitFor("Point your phone").keys("b")
      try terminal.waitFor("Nothing leaves this program").keys("q").waitFor("If you leave now").choose("Leave")
      #expect(try terminal.exitStatus() == 0)
      try expectAllowed(trace, Cage.selfCheck)
      #expect(FileManager.default.fileExists(atPath: "\(folder.path)/mine.txt"))
      #expect(FileManager.default.fileExists(atPath: "\(lp).paper"))
    }
  }

  @Test("Visitors of a kiosk, one of whom prints and one of whom it faults under; then staff leave") func kiosk() throws
  {
    let site = try KioskSite(
      "  prints: true\n  counts: FOLDER/counts.csv\n  staff-code-tries: FOLDER/tries\n")
    let trace = Trace(path: site.folder.appendingPathComponent("trace").path)
    try site.install(Self.printer, as: "lp")
    try site.install("#!/bin/sh\nexec \(trace.starter.joined(separator: " ")) \"$@\"\n", as: "traced")
    let terminal = try site.open(through: "traced")
    defer { terminal.close() }
    let invitation = "Press any key to begin."
    try terminal.waitFor(invitation).keys("x").choose("One topic").choose("Mood")
    try Person(habit: .highest).walk(through: terminal) { $0.isLast }
    try terminal.choose("Take it along").choose("Print my results").waitFor("Printing now.").keys("q")
    try terminal.waitFor("If you leave now").choose("Leave").waitFor(invitation)
    try terminal.keys("x").choose("Quick checklists").waitFor("[ ]")
    let process = try #require(try trace.inTheCage.first?.process)
    kill(process, SIGSEGV)
    // A site file that was changed is handed on anew.
    try terminal.waitFor(invitation).keys("x").waitFor("1 Quick checklists")
    let text = try site.contents(of: "site.yaml")
    try (text + "  welcome: The new words of the house.\n").write(toFile: site.path, atomically: true, encoding: .utf8)
    try terminal.keys("q").waitFor("The new words of the house.").keys("C-t").type("wrong").keys("Enter")
    try terminal.leave()
    // Once for all starts.
    #expect(try trace.inTheCage.count == 1)
    #expect(try trace.inTheCage[0].lines.filter { $0.contains("execve(\"/proc/self/exe\"") }.count == 3)
    try expectAllowed(trace, Cage.kiosk(reading: [], countingIn: []))
    #expect(try site.contents(of: "counts.csv").contains(",2,1,0"))
    #expect(try site.contents(of: "lp.paper").contains("Call or text 988"))
  }

  @Test("A counselor with a new client, whose answers are stored, and a summary that is saved") func counselor() throws
  {
    try Office.with { office in
      let trace = Trace(path: "\(office.folder)/trace")
      let terminal = try Terminal(
        running: trace.starter + [try Program.path(), "counselor", "--records", office.records])
      defer { terminal.close() }
      try terminal.waitFor("Passphrase of the records:").type(Sample.passphrase).keys("Enter")
      try terminal.choose("Open a client").waitFor("Code:").type("A-17").keys("Enter")
      try terminal.choose("Add a new client: A-17").waitFor("No questions answered yet.")
      try terminal.choose("Ask questions").waitFor("What to ask").keys("3").waitFor("Who has the keyboard?").keys("1")
      try terminal.waitFor("Short code:").type("2468").keys("Enter").waitFor("These questions are about you.")
      try terminal.keys("Enter")
      try Person(habit: .lowest).walk(through: terminal) { $0.says("I'm done") }
      try terminal.choose("I'm done").waitFor("You're done.").type("2468").keys("Enter")
      try Person(habit: .lowest).walk(through: terminal) { $0.title == "What next" }
      try terminal.choose("Summary").choose("Save it as text").waitFor("isn't encrypted")
      try terminal.keys("C-u").type("\(office.folder)/out.txt").keys("Enter").waitFor("Saved:")
      try terminal.keys("q")
      #expect(try terminal.exitStatus() == 0)
      try expectAllowed(trace, Cage.counselor(recordsFolder: office.folder))
    }
  }

  private func expectAllowed(_ trace: Trace, _ cage: Cage) throws {
    let visit = try #require(try trace.inTheCage.first)
    #expect(visit.lines.contains { $0.contains("write(1, ") } && visit.lines.contains { $0.contains("read(0, ") })
    #expect(visit.calls.subtracting(cage.allowedCalls) == [])
    #expect(visit.refused == [])
  }
}
