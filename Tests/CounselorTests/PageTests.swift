import Foundation
import Records
import RecordsTestSupport
import Screening
import Testing

@testable import Counselor
@testable import SelfCheck
import SelfCheckTestSupport
import TerminalKit
import TestSupport

@testable import QuestionnaireLibrary

/// The counselor's pages as they are seen.
@Suite struct PageTests {
  /// Each with a way of coming to it, from the first page of records with a client of two sittings.
  enum Sample: String, CaseIterable {
    case home, find, found, clients, due, client, ask, who, code, before, stopping, locked
    case handedBack = "handed-back"
    case finished, safety
    case askInPerson = "ask-in-person"
    case sittings, sitting
    case sittingMenu = "sitting-menu"
    case courses, summary
    case summaryText = "summary-text"
    case saveSummary = "save-summary"
    case intervals, interval, problem
  }

  private static func office() throws -> TestOffice {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    try office.addClient("A-18")
    try office.finishPHQ9([3, 3, 2, 2], for: client)
    office.move(days: 14)
    try office.store.setInterval(days: 14, for: "phq-9", of: client.id)
    try office.finishPHQ9([2, 2, 1], for: client)
    office.move(days: 14)
    return office
  }

  private static func reach(_ sample: Sample, columns: Int, rows: Int) throws -> CounselorPerson {
    let office = try office()
    var person = try CounselorPerson(office, library: .recorded, columns: columns, rows: rows)
    switch sample {
    case .home: break
    case .find: try person.choose("Open a client")
    case .found:
      try person.choose("Open a client")
      person.type("17x\n")
    case .clients: try person.choose("All clients")
    case .due: try person.choose("What is due again")
    case .locked: person.waitInVain()
    case .problem:
      // Somebody else deletes the client meanwhile.
      try person.choose("All clients")
      try office.store.delete(1)
      try person.choose("A-17")
    default:
      try person.open("A-17")
      try goOn(to: sample, &person)
    }
    return person
  }

  private static func goOn(to sample: Sample, _ person: inout CounselorPerson) throws {
    switch sample {
    case .ask: try person.choose("Ask questions")
    case .who, .code, .before, .stopping, .handedBack, .finished, .safety, .askInPerson:
      try goOn(toAsking: sample, &person)
    case .sittings: try person.choose("Results and summaries")
    case .sitting, .sittingMenu, .summary, .summaryText, .saveSummary:
      try person.choose("Results and summaries")
      try person.choose("PHQ-9")
      if sample != .sitting { person.readOn() }
      if ![.sitting, .sittingMenu].contains(sample) { try person.choose("Summary") }
      if sample == .summaryText { try person.choose("Read it here") }
      if sample == .saveSummary { try person.choose("Save it as text") }
    case .courses: try person.choose("Scores over time")
    case .intervals, .interval:
      try person.choose("When to ask again")
      if sample == .interval { try person.choose("(GAD-7)") }
    default: break
    }
  }

  private static func goOn(toAsking sample: Sample, _ person: inout CounselorPerson) throws {
    try person.choose("Ask questions")
    try person.choose("(PHQ-9)")
    if sample == .who { return }
    try person.choose("The client")
    if sample == .code { return person.type("2468") }
    person.type("2468\n")
    if sample == .before { return }
    person.readOn()
    if [.stopping, .handedBack].contains(sample) { person.press(.character("q")) }
    if sample == .handedBack { person.type("22468\n") }
    if [.stopping, .handedBack].contains(sample) { return }
    person.answerEverything(1, other: sample == .finished ? [:] : ["phq9_9": 2])
    try person.choose("I'm done")
    if sample == .finished { return }
    person.type("2468\n")
    if sample == .askInPerson { person.readOn() }
  }

  @Test("Every page as it is recorded", arguments: Sample.allCases, [(80, 24), (40, 15)])
  func recorded(sample: Sample, size: (columns: Int, rows: Int)) throws {
    let person = try Self.reach(sample, columns: size.columns, rows: size.rows)
    let screens = person.screens().joined(separator: "\n")
    try Snapshot.check(screens, named: "\(sample.rawValue)-\(size.columns)x\(size.rows)")
  }

  @Test(
    "Every word of every page can be read at every size", arguments: Sample.allCases, [(40, 15), (57, 20), (200, 60)])
  func readable(sample: Sample, size: (columns: Int, rows: Int)) throws {
    let person = try Self.reach(sample, columns: size.columns, rows: size.rows)
    let seen = person.screens().joined().filter { !$0.isWhitespace }
    let missing = person.words.split(whereSeparator: \.isWhitespace).filter { word in
      !Self.isMarkOfLinesOnly(word) && !seen.contains(word)
    }
    #expect(missing.isEmpty, "cannot be read: \(missing.joined(separator: " "))")
    for screen in person.screens() {
      #expect(screen.split(separator: "\n").allSatisfy { $0.count <= size.columns })
    }
  }

  /// Signs that the line prompt puts around words, where the screen has columns and boxes.
  private static func isMarkOfLinesOnly(_ word: Substring) -> Bool {
    word.first == "(" || word.last == ")" || word.last == ":" || word == "-" || word.dropLast().allSatisfy(\.isNumber)
  }

  @Test(
    "Each result page carries the crisis lines", arguments: [Sample.sitting, .summaryText, .safety, .locked, .finished])
  func crisisLines(sample: Sample) throws {
    let words = try Self.reach(sample, columns: 80, rows: 24).words
    for line in try Library().site().crisisLines { #expect(words.contains(line.name) && words.contains(line.reach[0])) }
  }

  @Test("Where there is a line to type, keys go into it, and nowhere else", arguments: Sample.allCases)
  func typing(sample: Sample) throws {
    let person = try Self.reach(sample, columns: 80, rows: 24)
    let hasLine = if case .text = person.page.field { true } else { false }
    #expect(person.session.isTyping == hasLine)
  }

  @Test("The cursor stands where is typed, on the marked line", arguments: [Sample.find, .code, .locked, .interval])
  func cursor(sample: Sample) throws {
    var person = try Self.reach(sample, columns: 80, rows: 24)
    let before = person.program.frame.cursor
    person.type("ab")
    let after = person.program.frame.cursor
    #expect(after.row == before.row && after.column == before.column + 2)
    #expect(person.program.frame.lines[after.row].text.contains("> "))
  }
}

extension Library {
  /// The library with the questionnaires of the recorded pages: one more that is shipped changes no list on them.
  fileprivate static var recorded: Library {
    let listed: Set = [
      "alcohol-use", "asq", "audit", "audit-c", "dast-10", "drug-use", "gad-2", "gad-7", "pc-ptsd-5", "pcl-5", "phq-2",
      "phq-4", "phq-9", "phq-panic",
    ]
    let library = Library()
    return Library(
      language: library.language,
      files: library.files.filter { $0.kind != "screen" || listed.contains($0.id) })
  }
}
