import GRDB
import QuestionnaireLibrary
import RecordsTestSupport
import Screening
import Testing

@testable import Records
@testable import Counselor
@testable import SelfCheck
import SelfCheckTestSupport
import TerminalKit

/// What is kept while questions are answered, and by whom.
@Suite struct KeepingTests {
  @Test("Every answer is stored before the next question is there") func eachAnswer() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office)
    for count in 1...5 {
      person.type("3\n")
      #expect(try office.store.recordAgain(of: 1).responsesInProgress.first?.answers.count == count)
    }
    person.press(.character("s"))
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.first?.answers["phq9_6"] == .declined)
  }

  @Test("Accepted offers are kept with half-finished answers") func offers() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.ask("Trauma and stress", together: true)
    for _ in 0..<20 {
      if case .offer = person.session.interview?.position { break }
      person.type("2\n")
    }
    person.type("2\n")
    try #require(person.item == "pcl5_1")
    person.press(.character("q"))
    try person.choose("Stop here")
    try person.choose("Continue")
    try person.choose("We go through it together")
    #expect(person.item == "pcl5_1")
  }

  @Test("Two counselors with the same half-finished answers lose nothing") func two() throws {
    let office = try TestOffice()
    var ada = try CounselorPerson.asking(office)
    ada.type("1\n1\n")
    var ben = try CounselorPerson(office, store: try office.otherStore(user: "ben"))
    try ben.open("A-17")
    try ben.choose("Continue")
    try ben.choose("We go through it together")
    ben.type("2\n")
    #expect(ben.item == "phq9_4")
    // Ada's answers get a place of their own.
    ada.type("3\n3\n")
    let inProgress = try office.store.recordAgain(of: 1).responsesInProgress
    #expect(inProgress.map { $0.answers["phq9_3"] } == [.option("1"), .option("2")])
    #expect(inProgress.map(\.answers.count) == [3, 4])
    ada.answerEverything(1)
    try ada.choose("I'm done")
    ben.answerEverything(1)
    try ben.choose("I'm done")
    let record = try office.store.recordAgain(of: 1)
    #expect(record.responses.map(\.counselor) == ["ada", "ben"])
    #expect(record.responses.map { $0.score("total")?.value } == [4, 1])
    #expect(record.responsesInProgress.isEmpty)
  }

  @Test("Half-finished answers that were finished by somebody else go on as their own") func finishedElsewhere() throws
  {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office)
    person.type("2\n")
    try office.store.discard(try #require(try office.store.recordAgain(of: 1).responsesInProgress.first))
    person.type("2\n")
    #expect(person.item == "phq9_3" && person.notice == nil)
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.first?.answers.count == 2)
  }

  @Test("Trying again stores once") func again() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office)
    person.world.failing = [.busy, .busy]
    person.type("2\n")
    #expect(person.notice == "Not saved yet. Each key tries again.")
    person.press(.character("q"))
    #expect(person.notice == "Not saved yet. Each key tries again.")
    #expect(person.words.contains("If you stop, we'll try once more to save them."))
    person.world.failing = [.busy]
    person.press(.character("y"))
    #expect(person.words.contains("didn't finish in time"))
    let before = person.world.requests.count
    // "Try again" is the first choice.
    person.press(.enter)
    #expect(person.words.contains("Client A-17"))
    #expect(person.words.contains("1 answered"))
    let saves = person.world.requests[before...].count { if case .save = $0 { true } else { false } }
    #expect(saves == 1)
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.map(\.answers.count) == [1])
  }

  @Test(
    "Answers that can never be stored do not hold the counselor, who is told what is lost", arguments: [true, false])
  func losing(isDeleted: Bool) throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office)
    person.type("2\n")
    if isDeleted { _ = try office.store.delete(1) } else { office.store.foundDamage() }
    person.type("2\n2\n")
    #expect(person.notice == "Not saved yet. Each key tries again.")
    person.press(.character("q"), .character("y"))
    #expect(person.words.contains("That didn't work"))
    try person.choose("Leave and lose these answers")
    #expect(person.words.contains("Answers that aren't saved: 2."))
    try person.choose("Stay")
    #expect(person.words.contains("Stop here?"))
    try person.choose("Go on with the questions")
    #expect(person.item == "phq9_4")
    person.press(.character("q"), .character("y"))
    try person.choose("Leave and lose these answers")
    try person.choose("Leave and lose them")
    #expect(person.words.contains("Open a client"))
    #expect(person.words.contains("The records file is damaged.") == !isDeleted)
    if !isDeleted { #expect(try office.store.recordAgain(of: 1).responsesInProgress.map(\.answers.count) == [1]) }
  }

  @Test("Half-finished answers to questions that changed since stay; what still fits goes on as their own")
  func changed() throws {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    let now = try #require(try Library().questionnaire("phq-9"))
    let earlier = try office.storeInProgress(
      of: "phq-9", [QuestionnaireReference(now, fileContent: "x")],
      ["phq9_1": .option("2"), "phq9_2": .option("of old"), "phq9_old": .option("1")], for: client)
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.choose("Continue")
    #expect(person.words.contains("Some questions have been updated."))
    try person.choose("We go through it together")
    #expect(person.item == "phq9_2")
    person.type("1\n")
    person.press(.character("q"), .character("y"))
    var all = try office.store.recordAgain(of: 1).responsesInProgress
    #expect(all.first == earlier)
    #expect(all.last?.answers == ["phq9_1": .option("2"), "phq9_2": .option("0")])
    // Only looking at them stores nothing more.
    try person.choose("Continue")
    try person.choose("We go through it together")
    person.press(.character("q"), .character("y"))
    #expect(try office.store.recordAgain(of: 1).responsesInProgress == all)
    // What goes on is whole: it is not taken apart again.
    let choices = person.words.components(separatedBy: "Continue").count - 1
    #expect(choices == 2)
    for _ in 0..<9 { person.press(.up) }
    person.press(.down, .enter)
    #expect(!person.words.contains("Some questions have been updated."))
    try person.choose("We go through it together")
    person.answerEverything(1)
    try person.choose("I'm done")
    all = try office.store.recordAgain(of: 1).responsesInProgress
    #expect(all == [earlier])
  }

  @Test("Half-finished answers to questions that are gone are named, and can only be thrown away") func gone() throws {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    try office.storeInProgress(of: "gone", [], ["gone_1": .option("2")], for: client)
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.choose("Continue: gone")
    #expect(person.words.contains("These questions are no longer available"))
    guard case .menu(let choices) = person.page.field else { return #expect(Bool(false)) }
    #expect(choices.map(\.text) == ["Delete these answers"])
    person.press(.enter)
    #expect(person.words.contains("Answers: 1. They will be gone for good."))
    person.press(.enter, .enter)
    try person.choose("Delete these answers")
    #expect(person.words.contains("No questions answered yet."))
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.isEmpty)
  }

  @Test("Together and never stored: the counselor sees the safety answer before it is given up") func losingSafety()
    throws
  {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, answered: 8)
    office.store.foundDamage()
    person.type("4\n")
    person.readOn()
    person.press(.character("q"), .character("y"))
    try person.choose("Leave and lose these answers")
    #expect(person.isAtSafetyPage)
    #expect(person.words.contains("so it can't be recorded"))
    try person.leaveSafetyPage()
    #expect(person.words.contains("Answers that aren't saved: 1."))
  }

  @Test("Results that were stored are not stored again when they cannot be read back") func finishedUnread() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office)
    person.answerEverything(1, other: ["phq9_9": 2])
    person.world.losesRecordOnFinish = true
    try person.choose("I'm done")
    #expect(person.isAtSafetyPage)
    try person.leaveSafetyPage()
    #expect(person.words.contains("Score: 1 of 27"))
    #expect(try office.store.recordAgain(of: 1).responses.count == 1)
  }

  @Test("Trying again to finish leaves no half-finished answers behind") func finishedAgain() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office)
    person.answerEverything(1, other: ["phq9_9": 1])
    person.press(.character("b"))
    person.world.failing = Array(repeating: .diskFull, count: 3)
    person.type("2\n")
    while !person.isAtReview { person.type("1\n") }
    person.world.failing = [.diskFull]
    person.press(.enter)
    try #require(person.words.contains("The disk is full"))
    // These keys store the last answer.
    person.press(.down, .up)
    person.press(.enter)
    let record = try office.store.recordAgain(of: 1)
    #expect(record.responses.count == 1 && record.responsesInProgress.isEmpty)
  }

  @Test("An answer that was taken back and could not be stored is not called stored") func losingTakenBack() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.ask("Quick checklists", together: true)
    try person.move(to: "mood_self_harm", of: "checklist-mood")
    person.world.savingFails = .busy
    person.press(.character(" "))
    person.readOn()
    person.press(.character(" "), .character("q"), .character("y"))
    try person.choose("Leave and lose these answers")
    try person.leaveSafetyPage()
    #expect(person.words.contains("Answers that aren't saved: 1."))
    person.world.savingFails = nil
    person.press(.down)
    #expect(person.words.contains("All answers are saved now."))
    try person.choose("Stop for now")
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.first?.safetyRules.count == 1)
  }

  @Test("A page about answers that could not be stored knows when they are") func solved() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office)
    person.world.failing = Array(repeating: .busy, count: 3)
    person.type("2\n")
    person.press(.character("q"), .character("y"))
    try #require(person.words.contains("didn't finish in time"))
    person.press(.down, .down)
    #expect(person.words.contains("All answers are saved now."))
    try person.choose("Stop for now")
    #expect(person.words.contains("Client A-17") && person.words.contains("1 answered"))
  }

  @Test("A menu without choices does nothing") func emptyMenu() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office)
    try person.open("A-17")
    person.open(AdministrationsScreen([]))
    person.press(.enter, .character("1"), .down, .character(" "))
    #expect(person.words.contains("Results and summaries"))
  }

  @Test("Half-finished answers that somebody else goes on with are not thrown away") func discardingOthers() throws {
    let office = try TestOffice()
    var ada = try CounselorPerson.asking(office)
    ada.type("2\n")
    ada.press(.character("q"), .character("y"))
    var ben = try CounselorPerson(office, store: try office.otherStore(user: "ben"))
    try ben.open("A-17")
    try ben.choose("Continue")
    try ben.choose("We go through it together")
    ben.type("2\n")
    try ada.choose("Continue")
    try ada.choose("Delete these answers")
    try ada.choose("Delete these answers")
    #expect(ada.words.contains("Someone else is working on these unfinished answers"))
    try ada.choose("Go on")
    #expect(ada.words.contains("2 answered"))
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.map(\.answers.count) == [2])
  }

  @Test("Half-finished answers can be thrown away") func discarding() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office)
    person.type("2\n")
    person.press(.character("q"), .character("y"))
    try person.choose("Continue")
    try person.choose("Delete these answers")
    try person.choose("Delete these answers")
    #expect(!person.words.contains("Continue"))
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.isEmpty)
  }

  @Test("Questions that were left without any answer leave nothing behind") func nothingAnswered() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office)
    person.press(.character("q"), .character("y"))
    #expect(person.words.contains("Client A-17") && !person.words.contains("Continue"))
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.isEmpty)
  }

  @Test("A plan of several questionnaires stores each of them, with its version and the digest of its file")
  func plan() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.ask("Full self-check", together: true)
    for _ in 0..<40 where person.isAtQuestion {
      if case .number = person.page.field { person.type("0\n") } else { person.type("1\n") }
    }
    try person.choose("I'm done")
    let screens = try office.store.recordAgain(of: 1).responses
    #expect(
      screens.map(\.questionnaire.id) == [
        "phq-4", "thoughts-of-self-harm", "high-energy", "phq-panic", "alcohol-use", "drug-use", "pc-ptsd-5",
      ])
    #expect(screens.allSatisfy { $0.questionnaire.digest.count == 64 && $0.questionnaire.version == "1" })
    #expect(screens.allSatisfy { $0.plan == "full" })
    #expect(try office.rescore() == 7)
  }

  @Test("Clients are found by their code or a part of it, in any capitals; a code is taken once") func clients() throws
  {
    let office = try TestOffice()
    for code in ["A-17", "A-18", "B-17"] { try office.addClient(code) }
    var person = try CounselorPerson(office)
    try person.open("a-17")
    #expect(person.words.contains("Client A-17"))
    person.press(.character("b"))
    try person.choose("Open a client")
    person.type("17\n")
    #expect(person.words.contains("A-17") && person.words.contains("B-17") && !person.words.contains("A-18"))
    try person.choose("B-17")
    #expect(person.words.contains("Client B-17"))
    person.press(.character("b"))
    try person.choose("All clients")
    guard case .menu(let choices) = person.page.field else { return #expect(Bool(false)) }
    #expect(choices.map(\.text) == ["A-17", "A-18", "B-17"])
    person.press(.character("b"))
    try person.choose("Open a client")
    person.type(" \n")
    #expect(person.notice == "Please type a code of 1 to 64 characters.")
  }

  @Test("A damaged client is named; the others open") func damagedClient() throws {
    let office = try TestOffice()
    try office.addClient("A-17")
    try office.addClient("B-17")
    try office.store.database.write { try $0.execute(sql: "UPDATE client SET sealed = x'00' WHERE id = 1") }
    var person = try CounselorPerson(office)
    try person.choose("All clients")
    #expect(person.words.contains("Damaged entries that couldn't be read: 1."))
    try person.choose("B-17")
    #expect(person.words.contains("Client B-17"))
    person.press(.character("b"), .character("b"))
    try person.choose("Open a client")
    person.type("A-17\n")
    #expect(
      person.words.contains("what the file has about this client is damaged")
        || person.words.contains("What the file has about this client is damaged"))
  }

  @Test("A clock that was set back is said on the first page") func clock() throws {
    let office = try TestOffice()
    let person = try CounselorPerson(office, timeAheadOfClock: office.store.now.addingTimeInterval(86_400))
    #expect(person.words.contains("a time in the future (2027-01-16 08:00)"))
  }

  @Test("What is due again is listed, and asked from the client's page") func due() throws {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    try office.finishPHQ9([1], for: client)
    var person = try CounselorPerson(office)
    try person.choose("What is due again")
    #expect(person.words.contains("Nothing is due today."))
    person.press(.character("b"))
    try person.open("A-17")
    try person.choose("When to ask again")
    try person.choose("(PHQ-9)")
    person.type("x\n")
    #expect(person.notice == "Type a number from 0 to 3650.")
    person.press(.control("u"))
    person.type("14\n")
    #expect(person.words.contains("(PHQ-9) (every 14 days)"))
    #expect(person.notice == "Set.")
    try person.choose("(GAD-7)")
    person.world.failing = [.diskFull]
    person.type("7\n")
    #expect(person.words.contains("The disk is full") && person.notice == nil)
    try person.choose("Go on")
    person.press(.control("u"), .escape)
    #expect(!person.words.contains("(GAD-7) (every"))
    office.move(days: 15)
    person.press(.character("b"), .character("b"))
    try person.choose("What is due again")
    #expect(person.words.contains("PHQ-9, due since 2027-01-29"))
    try person.choose("A-17")
    try person.choose("Due again: Patient Health Questionnaire-9")
    try person.choose("We go through it together")
    person.answerEverything(1)
    try person.choose("I'm done")
    person.press(.character("b"))
    #expect(!person.words.contains("Due again"))
  }
}
