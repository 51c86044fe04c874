import Foundation
import Testing
import TestSupport

/// What a person alone takes along: on real paper, in real files, read by a real phone.
@Suite struct TakeAlongTests {
  /// Somebody at the page with the ways to take the results along, in a folder of their own.
  private func open(in folder: TemporaryFolder, path: String? = nil) throws -> Terminal {
    let path = path.map { "PATH='\($0)' " } ?? ""
    let command = "cd '\(folder.path)' && \(path)exec '\(try Program.path())' --plan mood"
    let terminal = try Terminal(running: ["sh", "-c", command])
    try Person(habit: .lowest).walk(through: terminal) { $0.title == "Your results" }
    try terminal.choose("Take it along").waitFor("Nothing leaves this program")
    return terminal
  }

  @Test("A file is for its owner alone, and never takes another one's place")
  func saves() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let terminal = try open(in: folder)
    defer { terminal.close() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    try terminal.choose("Save my results as a text file").waitFor("my-results.txt").keys("Enter").waitFor("Saved: /")
    let path = folder.path + "/my-results.txt"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("Mood: 0 of 27") && text.contains("Call or text 988") && text.contains("not a diagnosis"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)

    try terminal.choose("Save my results as a text file").waitFor("my-results.txt").keys("Enter")
    try terminal.waitFor("There is a file with this name")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    try terminal.keys("Escape").choose("Save my results as a web page").waitFor("my-results.html").keys("Enter")
      .waitFor("Saved")
    let html = try String(contentsOfFile: folder.path + "/my-results.html", encoding: .utf8)
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("Call or text 988"))
  }

  @Test("A place that cannot be written to is said so, and nothing is lost", arguments: ["/proc/no/results.txt", "/"])
  func cannotSave(_ path: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let terminal = try open(in: folder)
    defer { terminal.close() }
    try terminal.choose("Save my results as a text file").waitFor("my-results.txt").keys("C-u").type(path).keys("Enter")
    try terminal.waitUntil("it says why") { screen in
      ["There is no such folder", "There is a file with this name", "That didn't work", "You can't save there"]
        .contains { screen.says($0) }
    }
    try terminal.keys("Escape").waitFor("Nothing leaves this program")
  }

  @Test("It is printed where there is a printer, and said where there is none", arguments: [true, false])
  func prints(hasPrinter: Bool) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let lp = folder.path + "/lp"
    if hasPrinter {
      try "#!/bin/sh\ncat >\"$0.paper\"\n".write(toFile: lp, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: lp)
    }
    let terminal = try open(in: folder, path: hasPrinter ? "\(folder.path):/usr/bin:/bin" : "/nonexistent")
    defer { terminal.close() }
    try terminal.choose("Print my results").waitFor(hasPrinter ? "Printing now." : "It couldn't be printed.")
    if hasPrinter {
      #expect(try String(contentsOfFile: lp + ".paper", encoding: .utf8).contains("619-485-6029"))
    }
  }

  @Test("A scanner reads the answers from the screen, and 'take' scores them anew") func answers() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let terminal = try open(in: folder)
    defer { terminal.close() }
    try terminal.choose("Show my answers to a counselor's scanner").waitFor("Let the scanner read")
    let typed = try QRCodeReader.read(terminal.screen.text)
    #expect(typed.hasPrefix("SS1") && typed.count < 110)
    let taken = try Command([Program.path(), "take"], input: typed)
    #expect(taken.status == 0 && taken.errors.isEmpty)
    let bundles = taken.output.split(separator: "\n")
    #expect(!bundles.isEmpty && bundles.allSatisfy { $0.hasPrefix(#"{"resourceType":"Bundle""#) })
    let again = try Command([Program.path(), "take"], input: "\(typed.dropLast(2))\n")
    #expect(again.status == 1 && again.output.isEmpty)
  }

  @Test("A phone reads the number from the screen") func code() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let terminal = try open(in: folder)
    defer { terminal.close() }
    try terminal.choose("Get the number on my phone").waitFor("Point your phone")
    #expect(try QRCodeReader.read(terminal.screen.text) == "tel:6194856029\n")
  }
}
