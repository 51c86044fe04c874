import Foundation
import QuestionnaireLibrary
import Testing

@testable import Kiosk
import SelfCheck
import TerminalKit

/// A kiosk's visits, without a terminal and without waiting.
@Suite struct KioskTests {
  private static let shippedSite = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Questionnaires/site.yaml").path

  private func session(_ library: Library = Library()) throws -> Session<Visitor> {
    try KioskProgram.session(library: library, settings: Settings(), size: Size(columns: 80, rows: 24))
  }

  private func kiosk() throws -> KioskProgram {
    KioskProgram(try session()) { _ in nil }
  }

  @discardableResult
  private func press(_ kiosk: inout KioskProgram, _ text: String) -> [Effect<KioskRequest>] {
    text.flatMap { kiosk.press($0 == "\n" ? .enter : .character($0)) }
  }

  /// Whether the words are on the screen, wherever lines end.
  private func shows(_ kiosk: KioskProgram, _ words: String) -> Bool {
    kiosk.frame.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words)
  }

  /// Answers the questions on mood with the first answer and reads on to the last page.
  private func goToTheEnd(_ kiosk: inout KioskProgram) {
    press(&kiosk, "x31")
    for _ in 0..<60 where !kiosk.session.isAt(Session<Visitor>.CentreScreen.self) {
      if kiosk.session.isAt(Session<Visitor>.QuestionScreen.self) { press(&kiosk, "1") }
      press(&kiosk, "\n")
    }
    #expect(kiosk.session.isAt(Session<Visitor>.CentreScreen.self))
  }

  @Test(
    "The first page says what the program has locked itself out of, and no more than the kernel holds",
    arguments: [
      (Confinement.none, []), (.calls, ["it can't go online."]), (.callsAndFiles, ["files that aren't its own."]),
    ])
  func confinement(_ confinement: Confinement, _ words: [String]) throws {
    var kiosk = try kiosk()
    kiosk.session.confinement = confinement
    kiosk.session.resize(to: Size(columns: 100, rows: 70))
    press(&kiosk, "x")
    #expect(shows(kiosk, "How private it is") && shows(kiosk, "locked itself in") == !words.isEmpty)
    for words in words { #expect(shows(kiosk, words)) }
  }

  @Test(
    "Any key begins a visit, and does nothing else",
    arguments: [
      Key.character("q"), .character("5"), .enter, .escape, .control("c"), .control("z"), .function(9), .click(row: 3),
      .wheelDown, .up,
    ])
  func begins(_ key: Key) throws {
    var kiosk = try kiosk()
    #expect(shows(kiosk, "Press any key to begin."))
    #expect(kiosk.press(key).isEmpty)
    #expect(shows(kiosk, "1 Quick checklists"))
  }

  @Test("The first page moves down a little from time to time, and comes back")
  func shifts() throws {
    var kiosk = try kiosk()
    #expect(kiosk.secondsToWait == AttractScreen.shiftSeconds)
    let first = kiosk.frame
    #expect(kiosk.waitedInVain().isEmpty)
    #expect(kiosk.frame != first)
    for _ in 0..<3 { _ = kiosk.waitedInVain() }
    #expect(kiosk.frame == first)
  }

  @Test("Who is still there gets more time, as often as wanted, and loses nothing")
  func extends() throws {
    var kiosk = try kiosk()
    press(&kiosk, "x11")
    let before = kiosk.frame
    for _ in 0..<25 {
      #expect(kiosk.secondsToWait == 90)
      #expect(kiosk.waitedInVain().isEmpty)
      #expect(shows(kiosk, "Are you still there?") && shows(kiosk, "about 30 seconds"))
      #expect(kiosk.waitedInVain().isEmpty)
      #expect(shows(kiosk, "about 20 seconds"))
      #expect(kiosk.press(.character("2")).isEmpty, "the key only says that somebody is there")
      #expect(kiosk.frame == before)
    }
  }

  @Test("Who has walked away is wiped after both waits")
  func abandoned() throws {
    var kiosk = try kiosk()
    press(&kiosk, "x1")
    var waited = 0
    var ended: [Effect<KioskRequest>] = []
    while ended.isEmpty, waited < 1000 {
      waited += try #require(kiosk.secondsToWait)
      ended = kiosk.waitedInVain()
    }
    #expect(ended == [.request(.endVisit(Visit(isFinished: false, wasAbandoned: true)))])
    #expect(waited == 90 + 30)
  }

  @Test("On the crisis page it waits longest, and the lines stay in sight while it asks")
  func crisis() throws {
    var kiosk = try kiosk()
    #expect(press(&kiosk, "x18") == [.dropTypedAhead])
    #expect(shows(kiosk, "Call or text 988"))
    #expect(kiosk.secondsToWait == 300)
    _ = kiosk.waitedInVain()
    #expect(shows(kiosk, "Are you still there?") && shows(kiosk, "Call or text 988"))
    _ = kiosk.press(.enter)
    #expect(shows(kiosk, "Thank you for being honest about that."))
  }

  @Test("After the results it asks sooner, whether the visitor has finished")
  func finished() throws {
    var kiosk = try kiosk()
    goToTheEnd(&kiosk)
    #expect(kiosk.secondsToWait == 45)
    _ = kiosk.waitedInVain()
    #expect(shows(kiosk, "Are you done?"))
    _ = kiosk.press(.enter)
    _ = kiosk.press(.end)
    _ = kiosk.press(.enter)
    #expect(press(&kiosk, "y") == [.request(.endVisit(Visit(isFinished: true, wasAbandoned: false)))])
  }

  @Test("q and Ctrl-C end the visit, after one question when answers would be lost; nothing else leaves")
  func leaving() throws {
    var kiosk = try kiosk()
    press(&kiosk, "x")
    #expect(kiosk.press(.control("z")).isEmpty && kiosk.press(.control("\\")).isEmpty)
    #expect(kiosk.press(.control("c")) == [.request(.endVisit(Visit()))])
    press(&kiosk, "12")
    #expect(kiosk.press(.character("q")).isEmpty)
    #expect(shows(kiosk, "Leave?"))
    #expect(kiosk.press(.character("y")) == [.request(.endVisit(Visit()))])
    #expect(!shows(kiosk, "Ctrl-Z"))
  }

  @Test("Where a site offers several languages, every one invites, and the visitor chooses")
  func languages() throws {
    let first = try session()
    var other = first
    other.start(try #require(try Library().plan("mood")))
    let inOther = other
    let languages = [
      Language(code: "en", name: "English", invitation: "Press any key to begin."),
      Language(code: "es", name: "Español", invitation: "Pulse una tecla."),
    ]
    var kiosk = KioskProgram(first, languages: languages) { $0 == "es" ? inOther : nil }
    #expect(shows(kiosk, "Press any key to begin. Pulse una tecla."))
    press(&kiosk, "x")
    #expect(shows(kiosk, "1 English") && shows(kiosk, "2 Español"))
    kiosk.resize(to: Size(columns: 60, rows: 30))
    #expect(kiosk.press(.character("2")).isEmpty)
    #expect(shows(kiosk, "Little interest or pleasure"), "the other language's pages are there")
    #expect(kiosk.frame.size == Size(columns: 60, rows: 30))
  }

  @Test("Staff type their code unseen")
  func staffCode() throws {
    var kiosk = try kiosk()
    let before = kiosk.frame
    #expect(press(&kiosk, "x").isEmpty)
    var visited = try self.kiosk()
    _ = visited.press(.control("t"))
    #expect(visited.frame == before)
    #expect(press(&visited, "47q1\n") == [.request(.checkStaffCode("47q1"))])
    #expect(visited.frame == before, "nothing of it is seen, and no visit begins")
    _ = visited.press(.control("t"))
    #expect(press(&visited, "12").isEmpty)
    #expect(visited.press(.escape).isEmpty)
    #expect(press(&visited, "12\n").allSatisfy { $0 != .request(.checkStaffCode("12")) }, "any other key gives it up")
    _ = kiosk.press(.control("t"))
    #expect(press(&kiosk, "1").isEmpty)
    #expect(kiosk.waitedInVain().isEmpty)
    #expect(press(&kiosk, "\n").isEmpty, "so does waiting")
  }

  @Test(
    "A kiosk that is out of order shows whom to call in every window that can be used, and tries again by itself",
    arguments: [Size(columns: 80, rows: 24), .smallest, Size(columns: 200, rows: 60)])
  func outOfOrder(_ size: Size) throws {
    var kiosk = KioskProgram(outOfOrder: try session())
    kiosk.resize(to: size)
    let page = kiosk.frame
    #expect(shows(kiosk, "isn't working right now") && shows(kiosk, "Call 911") && shows(kiosk, "Call or text 988"))
    for key in [
      Key.enter, .escape, .control("c"), .control("z"), .character("q"), .character("1"), .click(row: 3), .down,
    ] {
      #expect(kiosk.press(key).isEmpty)
      #expect(kiosk.frame == page)
    }
    #expect(kiosk.secondsToWait == OutOfOrderScreen.retrySeconds)
    #expect(kiosk.waitedInVain() == [.request(.startAnew)])
    _ = kiosk.press(.control("t"))
    #expect(press(&kiosk, "4711-tide\n") == [.request(.checkStaffCode("4711-tide"))])
  }

  @Test("One print a visit, and three tries until then")
  func printsOnce() throws {
    var printing = Printing()
    for _ in 0..<2 { printing.note(false) }
    #expect(!printing.isDone && !printing.isGivenUp)
    printing.note(false)
    #expect(printing.isGivenUp)
    printing = Printing()
    printing.note(true)
    #expect(printing.isDone && !printing.isGivenUp)
  }

  @Test("The site's sentence is on the crisis page of a kiosk only")
  func sentence() throws {
    let shipped = try String(contentsOfFile: Self.shippedSite, encoding: .utf8)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("selfscreen-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try (shipped + "kiosk:\n  crisis: The person at the desk can help you now.\n")
      .write(to: file, atomically: true, encoding: .utf8)
    let library = try Library(language: "en", folder: nil, siteFile: file.path)
    let sentence = "The person at the desk can help you now."
    var kiosk = KioskProgram(try session(library)) { _ in nil }
    press(&kiosk, "x18")
    #expect(kiosk.frame.text.contains(sentence))
    var alone = try SelfCheckProgram(library: library, settings: Settings(), size: Size(columns: 80, rows: 24))
    for key in "18" { _ = alone.press(.character(key)) }
    #expect(alone.frame.text.contains("988") && !alone.frame.text.contains(sentence))
  }

  @Test("The results fit into codes of any screen that is large enough; a screen that is not says so")
  func codes() throws {
    var kiosk = try kiosk()
    goToTheEnd(&kiosk)
    press(&kiosk, "22")
    #expect(shows(kiosk, "Code 1 of"))
    #expect(!kiosk.session.layout.hasMoreBelow(scroll: 0))
    kiosk.resize(to: Size(columns: 40, rows: 15))
    #expect(shows(kiosk, "too small for the code"))
    kiosk.resize(to: Size(columns: 200, rows: 60))
    #expect(!shows(kiosk, "Code 1 of") && !shows(kiosk, "too small"))
    press(&kiosk, "\n")
    #expect(shows(kiosk, "Take it along"))
  }
}

extension KioskProgram: CustomTestStringConvertible {
  /// What a failed expectation prints: the screen.
  public var testDescription: String { "a kiosk that shows\n\(frame.text)" }
}
