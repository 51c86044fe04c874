import Foundation
import Testing
import TestSupport

/// The kiosk as visitors and staff meet it.
@Suite(.serialized) struct KioskTests {
  private static let invitation = "Press any key to begin."

  @Test("No key leaves, stops or ends it; staff leave with their code")
  func locked() throws {
    let site = try KioskSite()
    let terminal = try site.open()
    try terminal.waitFor(Self.invitation)
    let process = try terminal.process()
    try terminal.keys("x").waitFor("1 Quick checklists")
    for key in ["C-z", "C-\\", "C-s", "C-q", "F10", "F12", "C-d", "C-]", "Escape", "M-x"] { try terminal.keys(key) }
    try terminal.bytes([0x1B, 0x5B, 0x39, 0x39, 0x39, 0x7E, 0x1B, 0x50, 0x71, 0x1B, 0x5C, 0xFF, 0xC3])
    try terminal.paste("exit\nquit\n:q!\n").keys("h").waitFor("Call or text 988")
    try terminal.keys("C-c").waitFor(Self.invitation)
    #expect(try terminal.process() == process && kill(process, 0) == 0)
    for code in ["wrong", "wronger"] {
      try terminal.keys("C-t").type(code).keys("Enter")
      try terminal.waitUntilRead()
    }
    #expect(try !terminal.screen.says("wrong"))
    try terminal.waitFor(Self.invitation)
    // Two wrong codes lock it for some seconds.
    try terminal.leave()
    #expect(terminal.modes.before == terminal.modes.after)
    terminal.close()
  }

  @Test("Who walks away leaves nothing: not on the screen, not to scroll back to, not in memory, not on disk")
  func wiped() throws {
    let site = try KioskSite("  counts: FOLDER/counts.csv\n")
    let terminal = try site.open(millisecondsPerSecond: 20)
    try terminal.waitFor(Self.invitation)
    let process = try terminal.process()
    let filesBefore = try FileManager.default.contentsOfDirectory(atPath: site.folder.path)
    // The number of days on which alcohol was drunk may have as many digits as are typed before it is refused.
    let marker = "48213"
    try terminal.keys("x").choose("One topic").choose("Substance use").waitFor("1 of")
    try terminal.type(marker).waitFor(marker)
    if let memory = Memory(of: process) {
      #expect(memory.contains(marker), "the marker can be found while it is there")
    }
    try terminal.waitFor("Are you still there?").waitFor(Self.invitation)
    #expect(try terminal.process() == process)
    #expect(try !terminal.scrollback.contains(marker))
    try terminal.waitUntilRead()
    if let memory = Memory(of: process) { #expect(!memory.contains(marker)) }
    let filesAfter = try FileManager.default.contentsOfDirectory(atPath: site.folder.path)
    #expect(Set(filesAfter).subtracting(filesBefore) == ["counts.csv"])
    let counts = try site.contents(of: "counts.csv").split(separator: "\n")
    #expect(counts.first == "day,started,finished,abandoned")
    #expect(counts.last?.hasSuffix(",1,0,1") == true)
    terminal.close()
  }

  @Test("A phone reads the number and the results from the screen, and the results can be printed")
  func takeAway() throws {
    let site = try KioskSite("  prints: true\n  printer: desk\n")
    try site.install("#!/bin/sh\necho \"$@\" >\"$0.arguments\"\ncat >\"$0.paper\"\n", as: "lp")
    let terminal = try site.open()
    try terminal.waitFor(Self.invitation).keys("x").choose("One topic").choose("Mood")
    try Person(habit: .lowest).walk(through: terminal) { $0.isLast }
    try terminal.choose("Take it along").choose("Get the number on my phone").waitFor("Point your phone")
    #expect(try QRCodeReader.read(terminal.screen.text) == "tel:6194856029\n")
    try terminal.keys("Enter").choose("Get my results on my phone").waitFor("Code 1 of")
    #expect(try QRCodeReader.read(terminal.screen.text).contains("PHQ-9: 0 of 27\n"))
    try terminal.keys("b").choose("Print my results").waitFor("Printing now.")
    #expect(try site.contents(of: "lp.arguments") == "-s -o lpi=8 -o cpi=12 -d desk\n")
    let paper = try site.contents(of: "lp.paper")
    #expect(
      paper.contains("Mood: 0 of 27, minimal or none") && paper.contains("Call or text 988")
        && paper.contains("619-485-6029"))
    let first = try site.contents(of: "lp.paper")
    try terminal.waitUntilRead()
    try site.install("#!/bin/sh\necho again >\"$0.again\"\n", as: "lp")
    for _ in 0..<5 { try terminal.choose("Print my results") }
    try terminal.waitFor("It has already been printed.")
    #expect(try site.contents(of: "lp.paper") == first)
    #expect(throws: (any Error).self) { try site.contents(of: "lp.again") }
    #expect(paper.contains("not a diagnosis") && paper.split(separator: "\n").allSatisfy { $0.count <= 72 })
    terminal.close()
  }

  @Test("A printer that fails is tried again, but not for ever; a key that is held down asks once")
  func printerFails() throws {
    let site = try KioskSite("  prints: true\n")
    try site.install("#!/bin/sh\ncat >/dev/null\necho tried >>\"$0.tries\"\nexit 1\n", as: "lp")
    let terminal = try site.open()
    try terminal.waitFor(Self.invitation).keys("x").choose("One topic").choose("Mood")
    try Person(habit: .lowest).walk(through: terminal) { $0.isLast }
    try terminal.choose("Take it along").choose("Print my results").waitFor("It couldn't be printed.")
    let digit = try #require(Page(terminal.screen)?.digit(of: "Print my results"))
    for _ in 0..<5 { try terminal.keysAtOnce(digit, digit, digit, digit, digit, digit, digit, digit) }
    try terminal.waitFor("Sorry, the printer isn't working.")
    #expect(try site.contents(of: "lp.tries") == "tried\ntried\ntried\n")
    terminal.close()
  }

  @Test("Wrong codes at one kiosk lock the others that share its file")
  func sharedTries() throws {
    let site = try KioskSite("  staff-code-tries: FOLDER/tries\n")
    let first = try site.open()
    try first.waitFor(Self.invitation).keys("C-t").type("wrong").keys("Enter")
    try first.waitUntilRead()
    let tries = site.folder.appendingPathComponent("tries").path
    let text = try site.contents(of: "tries")
    #expect(text.hasPrefix("selfscreen-staff-code-tries 1:"))
    // As after many wrong codes right now.
    try text.replacingOccurrences(of: " 1:", with: " 9:").write(toFile: tries, atomically: false, encoding: .utf8)
    let second = try site.open()
    try second.waitFor(Self.invitation).keys("C-t").type(KioskSite.staffCode).keys("Enter")
    try second.waitUntilRead()
    try second.waitFor(Self.invitation)
    try text.replacingOccurrences(of: " 1:", with: " 0:").write(toFile: tries, atomically: false, encoding: .utf8)
    try second.leave()
    for terminal in [first, second] { terminal.close() }
  }

  @Test("A new staff code has at least six characters")
  func shortCode() throws {
    for code in ["", "1", "47114"] {
      let command = try Command([try Program.path(), "kiosk", "--set-staff-code"], input: "\(code)\n\(code)\n")
      #expect(command.status == 2 && command.output.isEmpty)
      #expect(command.errors.contains("at least 6 characters"))
    }
  }

  @Test(
    "A file that is another's is named at the start, and left as it is", arguments: ["counts", "staff-code-tries"])
  func foreignFile(_ key: String) throws {
    let site = try KioskSite("  \(key): FOLDER/accounts.csv\n")
    let file = site.folder.appendingPathComponent("accounts.csv")
    try "name,amount\nalice,5\n".write(to: file, atomically: true, encoding: .utf8)
    let terminal = try site.open()
    #expect(try terminal.exitStatus() == 1)
    #expect(try terminal.screen.says("accounts.csv: error:"))
    #expect(try String(contentsOf: file, encoding: .utf8) == "name,amount\nalice,5\n")
    terminal.close()
  }

  @Test("A hang-up ends it, for whoever watches over it to start it again")
  func hangUp() throws {
    let site = try KioskSite()
    let terminal = try site.open()
    try terminal.waitFor(Self.invitation).keys("x").choose("Quick checklists").waitFor("[ ]")
    let process = try terminal.process()
    try terminal.closeWindow()
    #expect(Terminal.waitUntilGone(process))
    terminal.close()
  }

  @Test("Without a terminal it says so")
  func noTerminal() throws {
    let command = try Command([try Program.path(), "kiosk"], input: "")
    #expect(command.status == 1)
    #expect(command.errors.contains("a kiosk needs a terminal"))
  }

  @Test("A soak of many strange visitors, in short")
  func soak() throws {
    let soak = Program.repository.appendingPathComponent("Tests/Performance/kiosk_soak.py").path
    let command = try Command(["python3", soak, try Program.path(), "--visits", "25", "--seed", "7"])
    #expect(command.status == 0, "\(command.output)\(command.errors)")
    #expect(command.output.contains("25 visits"))
  }
}

/// A program's memory, where this user may read it.
private struct Memory {
  private let process: pid_t

  /// - Returns: `nil` when the system does not let this user read it.
  init?(of process: pid_t) {
    self.process = process
    guard let file = FileHandle(forReadingAtPath: "/proc/\(process)/mem") else { return nil }
    try? file.close()
  }

  /// Whether the words are anywhere in what the program can write to.
  func contains(_ words: String) -> Bool {
    guard let maps = try? String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8),
      let file = FileHandle(forReadingAtPath: "/proc/\(process)/mem")
    else { return false }
    defer { try? file.close() }
    return maps.split(separator: "\n").filter { $0.contains(" rw") }.contains { line in
      let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt64($0, radix: 16) }
      guard ends.count == 2, (try? file.seek(toOffset: ends[0])) != nil,
        let data = try? file.read(upToCount: Int(ends[1] - ends[0]))
      else { return false }
      return data.range(of: Data(words.utf8)) != nil
    }
  }
}
