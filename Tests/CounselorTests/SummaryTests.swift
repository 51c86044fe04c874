import Foundation
import QuestionnaireLibrary
import Records
import RecordsTestSupport
import Screening
import Testing

@testable import Counselor
@testable import SelfCheck
import SelfCheckTestSupport
import TerminalKit
@testable import selfscreen

/// The summary to print, save and give away.
@Suite struct SummaryTests {
  private func atSummary(_ office: TestOffice) throws -> CounselorPerson {
    let client = try office.addClient("A-17 <&>")
    try office.finishPHQ9([3, 3, 3, 3, 2], for: client)
    office.move(days: 14)
    try office.finishPHQ9([3, 2, 1, 0, 2], for: client)
    var person = try CounselorPerson(office)
    try person.open("A-17 <&>")
    try person.choose("Results and summaries")
    try person.choose("PHQ-9")
    person.readOn()
    try person.choose("Summary")
    return person
  }

  @Test("It says what was asked, the score, how it adds up, the sources, what to know and whom to call") func text()
    throws
  {
    let office = try TestOffice()
    defer { withExtendedLifetime(office) {} }
    var person = try atSummary(office)
    try person.choose("Print it")
    let paper = try #require(person.world.printed.first)
    let joined = paper.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for words in [
      "Client A-17 <&>, 2027-01-29 08:00", "Asked by ada", "It is not a diagnosis", "Patient Health Questionnaire-9",
      "Time frame: the last 2 weeks", "Score: 8 of 27", "Scores of 5 to 9 are called “mild”",
      "Your score is under 10.", "3 + 2 + 1 + 0 + 2 + 0 + 0 + 0 + 0 = 8", "J Gen Intern Med",
      "Since 2027-01-15: −6 points.", "Four levels of care", "619-485-6029", "Call 911", "Call or text 988",
      "LOINC is copyright",
    ] { #expect(joined.contains(words), "\(words)") }
    #expect(paper.split(separator: "\n").allSatisfy { $0.count <= 72 })
    #expect(person.notice == "Printing now.")
    // At eight lines to the inch, a page has room for this many.
    #expect(paper.split(separator: "\n", omittingEmptySubsequences: false).count <= 76)
    #expect(
      Printer(name: "desk").arguments(toPrint: paper) == ["lp", "-s", "-o", "lpi=8", "-o", "cpi=12", "-d", "desk"])
    #expect(Printer(name: nil).arguments(toPrint: "Short\n") == ["lp", "-s"])
  }

  @Test("Saved as text or as a web page, under a name that says nothing about the client") func saving() throws {
    let office = try TestOffice()
    var person = try atSummary(office)
    try person.choose("Save it as text")
    #expect(person.words.contains("isn't encrypted"))
    person.press(.enter)
    let saved = try #require(person.world.savedFiles["summary-2027-01-29.txt"])
    #expect(saved.contains("Score: 8 of 27"))
    #expect(person.notice == "Saved: summary-2027-01-29.txt")
    try person.choose("Save it as a web page")
    person.press(.control("u"))
    person.type("out.html\n")
    #expect(person.world.savedFiles["out.html"]?.hasPrefix("<!DOCTYPE html>") == true)
    #expect(try office.log.filter { $0 == "summary saved" }.count == 2)
    try person.choose("Print it")
    #expect(try office.log.contains("summary printed"))
    try person.choose("Save it as text")
    person.world.saveProblem = "The disk is full."
    person.press(.enter)
    #expect(person.notice == "The disk is full.")
    #expect(person.words.contains("Save the summary"))
  }

  @Test("The web page needs nothing else, runs nothing, and escapes what was typed") func html() throws {
    let office = try TestOffice()
    defer { withExtendedLifetime(office) {} }
    var person = try atSummary(office)
    try person.choose("Save it as a web page")
    person.press(.enter)
    let page = try #require(person.world.savedFiles.values.first)
    #expect(page.contains("Client A-17 &lt;&amp;&gt;") && !page.contains("<&>"))
    for tag in ["<script", "<link", "<img", "<iframe", " src=", "url("] { #expect(!page.contains(tag)) }
    #expect(page.contains("width: 29.6%"), "the bar shows 8 of 27")
  }

  @Test("Somebody else's validator finds nothing wrong with the web page")
  func valid() throws {
    let office = try TestOffice()
    defer { withExtendedLifetime(office) {} }
    var person = try atSummary(office)
    try person.choose("Save it as a web page")
    person.press(.enter)
    let file = FileManager.default.temporaryDirectory.appending(path: "summary-\(UUID().uuidString).html")
    try #require(person.world.savedFiles.values.first).write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let tidy = Process()
    tidy.executableURL = URL(filePath: "/usr/bin/tidy")
    tidy.arguments = ["-errors", "-quiet", "--show-info", "no", file.path]
    let errors = Pipe()
    tidy.standardError = errors
    try tidy.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    tidy.waitUntilExit()
    #expect(tidy.terminationStatus == 0 && said.isEmpty, "\(said)")
  }
}
