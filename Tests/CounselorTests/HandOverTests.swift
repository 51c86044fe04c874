import QuestionnaireLibrary
import Records
import RecordsTestSupport
import Screening
import TestSupport
import Testing

@testable import Counselor
@testable import SelfCheck
import SelfCheckTestSupport
import TerminalKit
@testable import selfscreen

/// While a client has the keyboard.
@Suite struct HandOverTests {
  private func handedOver(_ office: TestOffice, code: String = "2468") throws -> CounselorPerson {
    let person = try CounselorPerson.asking(office, handOver: code)
    try #require(person.item == "phq9_1")
    return person
  }

  @Test("The client answers, and only the passphrase or the code leads back", arguments: ["2468", Sample.passphrase])
  func wholeWay(key: String) throws {
    let office = try TestOffice()
    var person = try handedOver(office)
    person.answerEverything(2, other: ["phq9_9": 1])
    try person.choose("I'm done")
    #expect(person.isLocked)
    #expect(person.words.contains("Please give the keyboard back"))
    #expect(person.words.contains("Call or text 988"))
    person.type("0000\n")
    #expect(person.isLocked && person.notice == "That isn't the passphrase or the code.")
    person.type("\(key)\n")
    #expect(person.isLocked, "after a wrong one none is taken for a moment, not even the right one")
    #expect(person.notice?.contains("Please wait") == true)

    // The stored screen is there all the same.
    let record = try office.store.recordAgain(of: 1)
    #expect(record.responses.map { $0.score("total")?.value } == [8])
    #expect(record.responsesInProgress.isEmpty)
  }

  @Test("With the code the counselor is back at the results") func back() throws {
    let office = try TestOffice()
    var person = try handedOver(office)
    person.answerEverything(2, other: ["phq9_9": 1])
    try person.choose("I'm done")
    person.type("2468\n")
    #expect(person.words.contains("Results of 2027-01-15 08:00"))
    #expect(person.words.contains("Score: 8 of 27"))
    #expect(person.words.contains("Call or text 988"))
    #expect(
      try office.log.suffix(5) == [
        "screen started", "keyboard given to the client", "screen finished", "screen unlocked", "log read",
      ])
  }

  @Test("A short code that is guessed at is no longer taken; the passphrase still is") func guessing() throws {
    let office = try TestOffice()
    try office.addClient("A-17")
    // Time passes so fast that no lock lasts.
    var now = 0
    let keeper = RecordsKeeper(
      office.store, cost: Sample.cost,
      seconds: {
        now += 1000
        return now
      })
    #expect(keeper.answer(.handOver(1, code: "2468")).content == .handedOver)
    for guess in ["0000", "1111", "2222", "3333", "4444"] {
      #expect(keeper.answer(.unlock(guess)).content == .unlocking(.wrong))
    }
    #expect(keeper.answer(.unlock("2468")).content == .unlocking(.wrong))
    #expect(keeper.answer(.unlock(Sample.passphrase)).content == .unlocking(.right))
  }

  /// Every key of the program's table, and some that have no meaning.
  private func keys(of person: CounselorPerson) -> [Key] {
    person.session.keymap.bindings.flatMap(\.keys) + [
      .right, .function(5), .control("d"), .control("u"), .control("t"), .click(row: 4), .click(row: 5), "v", "\u{e9}",
    ]
  }

  @Test("No key leads a client to the counselor's pages or out of the program", arguments: 1...6)
  func wildKeys(seed: Int) throws {
    let office = try TestOffice()
    var person = try handedOver(office)
    var random = SeededGenerator(seed: UInt64(seed))
    // Enter is what leads on most often.
    let keys = keys(of: person) + [.enter, .enter]
    for _ in 0..<400 {
      person.press(keys[Int(random.next() % UInt64(keys.count))])
      #expect(person.session.top.screen.policy.audience == .anyone, "\(person.screen)")
      #expect(!person.words.contains("A-17"))
      if person.isLocked, random.next() % 4 == 0 {
        person.press(.control("u"))
        person.type("2468\n")
        // The counselor is back: another client's turn.
        if !person.isLocked { return }
      }
    }
    #expect(person.effects.allSatisfy { $0 == .dropTypedAhead })
  }

  @Test("No single key locks a client out who is answering") func noKeyLocks() throws {
    let office = try TestOffice()
    let person = try handedOver(office)
    for key in keys(of: person) {
      var client = person
      client.press(key)
      #expect(!client.isLocked, "\(key)")
    }
  }

  @Test("A client may stop; the counselor goes on with them later, in the same place") func stopping() throws {
    let office = try TestOffice()
    var person = try handedOver(office)
    person.type("2\n2\n2\n")
    #expect(person.item == "phq9_4")
    person.press(.character("q"))
    #expect(person.words.contains("Your answers so far are saved for your counselor."))
    try person.choose("Stop here")
    #expect(person.isLocked)
    person.type("2468\n")
    #expect(person.words.contains("The questions aren't finished"))
    try person.choose("Stop for now")
    #expect(person.words.contains("Client A-17"))
    try person.choose("Continue: Patient Health Questionnaire-9")
    try person.choose("We go through it together")
    #expect(person.item == "phq9_4")
    person.press(.character("b"))
    #expect(person.item == "phq9_3")
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.map(\.answers.count) == [3])
  }

  @Test("Nobody at the keyboard: it locks, and what was answered is kept") func idle() throws {
    let office = try TestOffice()
    var person = try handedOver(office)
    #expect(person.program.secondsToWait == 300)
    person.type("2\n")
    person.waitInVain()
    #expect(person.isLocked)
    #expect(person.program.secondsToWait == nil)
    #expect(person.words.contains("Call or text 988"))
    person.type("2468\n")
    try person.choose("Give the keyboard to the client again")
    person.type("1357\n")
    person.press(.enter)
    #expect(person.item == "phq9_2")
    person.waitInVain()
    person.type("1357\n")
    #expect(person.words.contains("The questions aren't finished"))
  }

  @Test("The counselor's own pages lock themselves too, and come back as they were") func idleCounselor() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.choose("Ask questions")
    let before = person.screen
    person.waitInVain()
    #expect(person.isLocked)
    for key: Key in [.escape, .character("q"), .control("c"), .control("z"), .function(1), .character("b"), .backspace]
    {
      person.press(key)
      #expect(person.isLocked)
    }
    #expect(person.effects.isEmpty)
    person.press(.control("u"))
    person.type("\(Sample.passphrase)\n")
    #expect(person.screen == before)
  }

  @Test("Pausing with Ctrl-Z locks first; a client cannot pause") func suspending() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office)
    person.press(.control("z"))
    #expect(person.isLocked)
    #expect(person.effects == [.suspend])
    var client = try handedOver(office)
    client.press(.control("z"))
    #expect(client.item == "phq9_1" && client.effects.isEmpty)
  }

  @Test("When the records fail as the keyboard changes hands, the questions are not left open behind another client")
  func failedHandOver() throws {
    let office = try TestOffice()
    try office.addClient("B-17")
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.choose("Ask questions")
    try person.choose("(PHQ-9)")
    try person.choose("The client (screen locked")
    person.world.failing = [.onlyRead]
    person.world.skipFailures = 1
    person.type("2468\n")
    #expect(person.words.contains("from now on it can only be read"))
    try person.choose("Go on")
    for key: Key in [.character("b"), .escape, .backspace] {
      person.press(key)
      #expect(person.words.contains("What would you like to do?"))
    }
    try person.choose("Stop for now")
    #expect(person.words.contains("Client A-17"))
    person.press(.character("b"))
    try person.open("B-17")
    #expect(person.words.contains("Client B-17"))
  }

  @Test("Records that cannot be looked at when the screen is to be unlocked say what to do, in whole sentences")
  func lockProblem() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office, columns: 40, rows: 15)
    person.waitInVain()
    person.world.failing = [.busy]
    person.type("\(Sample.passphrase)\n")
    #expect(person.isLocked)
    #expect(person.words.contains("didn't finish in time; nothing was saved. Try again."))
    person.type("\(Sample.passphrase)\n")
    #expect(person.words.contains("Open a client"))
  }

  @Test("A code is at least four signs, or none") func shortCode() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.choose("Ask questions")
    try person.choose("(GAD-7)")
    try person.choose("The client (screen locked")
    person.type("123\n")
    #expect(person.notice == "A code has 4 characters or more.")
    #expect(!person.screen.contains("123"), "a code is not shown")
    person.press(.control("u"), .enter)
    #expect(person.words.contains("These questions are about you."))
    #expect(!person.words.contains("locked itself in"))
    for (confinement, words) in [
      (Confinement.calls, "it can't go online or start other programs."),
      (.callsAndFiles, "or open files outside the folder of the records."),
    ] {
      person.session.confinement = confinement
      #expect(person.words.contains(words), "the client is told what the kernel holds")
    }
  }
}
