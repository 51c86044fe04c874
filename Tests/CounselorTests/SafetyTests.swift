import QuestionnaireLibrary
import RecordsTestSupport
import Screening
import Testing

@testable import Records
@testable import Counselor
@testable import SelfCheck
import SelfCheckTestSupport
import TerminalKit

/// Answers that signal thoughts of suicide or self-harm, in the counselor's program.
@Suite struct SafetyTests {
  @Test("The crisis page comes at once, whoever has the keyboard", arguments: [nil, "2468"] as [String?])
  func atOnce(code: String?) throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: code, answered: 8)
    var program = person.program
    _ = program.press("2")
    let effects = program.press(.enter)
    guard effects.count == 3, effects[0] == .showPage, case .request(.records(.save)) = effects[1],
      effects[2] == .dropTypedAhead
    else {
      return #expect(Bool(false), "the page waits for the answer to be stored, or can be passed by what was typed")
    }
    person.type("2\n")
    #expect(person.isAtCrisisPage)
    #expect(person.shownEarly == [person.screen])
    #expect(person.words.contains("Call 911") && person.words.contains("Call or text 988"))
    #expect(person.effects.contains(.dropTypedAhead))
    // It is on the disk before the page is left.
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.first?.answers["phq9_9"] == .option("1"))
  }

  @Test("It comes also when the records cannot be written any more") func fullDisk() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: "2468")
    office.store.foundDamage()
    for _ in 1...8 { person.type("1\n") }
    #expect(person.notice == "Not saved yet. Please tell your counselor.")
    person.type("4\n")
    #expect(person.isAtCrisisPage)
    person.readOn()
    person.type("1\n")
    try person.choose("I'm done")
    #expect(person.words.contains("That didn't work"))
    #expect(person.words.contains("from now on it can only be read"))
    try person.choose("Try again")
    #expect(person.words.contains("That didn't work"))
    try person.choose("Go on")
    #expect(person.isAtReview, "the answers are still there")
  }

  @Test("The counselor sees first which answer raised it, must say so, and is offered to ask in person")
  func first() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: "2468")
    person.answerEverything(1, other: ["phq9_9": 3])
    try person.choose("I'm done")
    person.type("2468\n")
    #expect(person.isAtSafetyPage)
    #expect(person.words.contains("Thoughts that you would be better off dead"))
    #expect(person.words.contains("More than half the days"))
    #expect(person.words.contains("Call or text 988"))
    for key: Key in [.character("b"), .escape, .backspace, .left] {
      person.press(key)
      #expect(person.isAtSafetyPage)
    }
    #expect(try office.store.recordAgain(of: 1).unacknowledged.count == 1)
    person.readOn()
    let seen = try #require(try office.store.recordAgain(of: 1).responses.first?.safetyRules.first?.acknowledged)
    #expect(seen.by == "ada")
    #expect(person.words.contains("Ask Suicide-Screening Questions (ASQ)"))
    try person.choose("Ask them now")
    #expect(person.item == "asq_1")
    #expect(!person.session.role.isHandedOver)
    person.answerEverything(1, other: ["asq_1": 2])
    try person.choose("I'm done")
    #expect(person.isAtSafetyPage)
    person.readOn()
    #expect(person.words.contains("Questions 1 to 4 answered yes · ASQ"), "the same questions are not offered again")
    #expect(try office.store.recordAgain(of: 1).unacknowledged.isEmpty)
  }

  @Test("It is the first thing also in half-finished answers, for whoever opens the record") func halfFinished() throws
  {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: "2468", answered: 8)
    person.type("4\n")
    person.readOn()
    person.stopAndUnlock()
    #expect(person.isAtSafetyPage)
    #expect(person.words.contains("Nearly every day"))
    try person.leaveSafetyPage()
    #expect(person.words.contains("The questions aren't finished"))
    #expect(try office.log.filter { $0 == "safety answer acknowledged" }.count == 1)
    try person.choose("Stop for now")
    #expect(person.words.contains("Client A-17"), "seen once is enough for one opening of the record")

    var other = try CounselorPerson(office, store: try office.otherStore(user: "ben"))
    try other.open("A-17")
    #expect(other.isAtSafetyPage)
  }

  @Test("It is seen also when it could not be stored, and when the record cannot be read") func notStored() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: "2468", answered: 8)
    office.store.foundDamage()
    person.type("4\n")
    person.readOn()
    person.press(.control("c"))
    #expect(person.words.contains("Your last answers aren't saved yet: please tell your counselor."))
    person.press(.control("c"))
    #expect(person.words.contains("say that your last answers aren't saved yet"))
    person.type("2468")
    person.world.failing = [.busy]
    person.world.skipFailures = 1
    person.press(.enter)
    #expect(person.world.failing.isEmpty, "the record was not read")
    #expect(person.isAtSafetyPage)
    #expect(person.words.contains("Nearly every day"))
    try person.leaveSafetyPage()
    #expect(person.words.contains("didn't finish in time"))
    try person.choose("Go on")
    #expect(person.words.contains("The last answers aren't saved yet. What would you like to do?"))
  }

  @Test("It is stored and seen also when an earlier answer, changed later, takes its questionnaire out of the plan")
  func takenOut() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.ask("Full self-check", handOver: "2468")
    while person.item != "phq9_9" { person.type("4\n") }
    person.type("4\n")
    #expect(person.isAtCrisisPage)
    person.readOn()
    person.press(.character("r"))
    for item in ["Little interest", "Feeling down"] {
      try person.choose(item)
      person.type("1\n")
      person.press(.character("r"))
    }
    person.press(.character("b"))
    person.stopAndUnlock()
    #expect(person.isAtSafetyPage, "half-finished")
    try person.leaveSafetyPage()
    try person.choose("Go on together")
    for _ in 0..<60 where person.isAtQuestion {
      if case .number = person.page.field { person.type("0\n") } else { person.type("1\n") }
    }
    try person.choose("I'm done")
    #expect(person.isAtSafetyPage, "finished")
    #expect(person.words.contains("Thoughts that you would be better off dead"))
    let stored = try #require(try office.store.recordAgain(of: 1).unacknowledged.first)
    #expect(stored.questionnaire.id == "phq-9" && stored.answers["phq9_9"] == .option("3") && stored.isTakenOut)
    try person.leaveSafetyPage()
    #expect(person.words.contains("removed because an answer changed. They have no score."))
    #expect(person.words.contains("hurting yourself in some way\nNearly every day"))
    #expect(!person.words.contains("of 27") && person.words.contains("Score: 0 of 6"))
    #expect(ScoreHistory.all(in: try office.store.recordAgain(of: 1)).allSatisfy { $0.reference.id != "phq-9" })
  }

  @Test("What is chosen is an answer, also when the client stops there, or walks away", arguments: [true, false])
  func chosen(stops: Bool) throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: "2468", answered: 8)
    person.type("4")
    if stops {
      person.press(.character("q"))
      #expect(person.isAtCrisisPage)
      person.readOn()
      #expect(person.words.contains("Stop here?"))
      person.press(.character("y"))
    } else {
      person.waitInVain()
    }
    #expect(person.isLocked)
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.first?.answers["phq9_9"] == .option("3"))
    person.type("2468\n")
    #expect(person.isAtSafetyPage)
    #expect(person.words.contains("Nearly every day"))
  }

  @Test("Together: who unlocks the screen sees first what the chosen answer calls for") func chosenTogether() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, answered: 8)
    person.type("4")
    person.waitInVain()
    person.type("\(Sample.passphrase)\n")
    #expect(person.isAtCrisisPage)
    person.readOn()
    #expect(person.item == "phq9_9")
  }

  @Test("An answer that the client took back is seen by the counselor, with what it was changed to") func takenBack()
    throws
  {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: "2468", answered: 8)
    person.type("4\n")
    person.press(.character("b"))
    #expect(person.item == "phq9_9")
    person.type("1\n")
    let inProgress = try #require(try office.store.recordAgain(of: 1).responsesInProgress.first)
    #expect(inProgress.safetyRules.map(\.answer) == [.option("3")])
    try person.choose("I'm done")
    person.type("2468\n")
    #expect(person.isAtSafetyPage)
    #expect(person.words.contains("Nearly every day\nChanged later to: Not at all"))
    try person.leaveSafetyPage()
    #expect(person.words.contains("Score: 0 of 27"))
    let record = try office.store.recordAgain(of: 1)
    #expect(record.unacknowledged.isEmpty)
    #expect(try office.rescore() == 1)
  }

  @Test("Also one that was only made smaller, and one that was taken back before anything else was answered")
  func madeSmaller() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: "2468", answered: 8)
    person.type("4\n")
    person.press(.character("b"))
    person.type("2\n")
    person.readOn()
    person.stopAndUnlock()
    #expect(person.words.contains("Nearly every day\nChanged later to: Several days"))
    #expect(person.words.contains("some way\nSeveral days"))

    try person.leaveSafetyPage()
    try person.choose("Stop for now")
    try person.ask("Quick checklists", together: true)
    try person.move(to: "mood_self_harm", of: "checklist-mood")
    person.press(.character(" "))
    try #require(person.isAtCrisisPage)
    person.readOn()
    person.press(.character(" "))
    person.press(.character("q"), .character("y"))
    #expect(person.isAtSafetyPage)
    #expect(person.words.contains("Changed later to:"))
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.last?.safetyRules.count == 1)
  }

  @Test("A blank page stays blank; what the chosen answer calls for comes when it is taken away") func blankPage()
    throws
  {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: "2468", answered: 8)
    person.type("4")
    person.press(.character("p"), .character("q"))
    #expect(person.words.contains("Stop here?"))
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.first?.answers["phq9_9"] == .option("3"))
    person.press(.character("n"))
    #expect(person.page.isBlank)
    person.press(.character("p"))
    #expect(person.isAtCrisisPage)
    person.readOn()
    #expect(person.item == "phq9_9")
  }

  @Test("Asking in person that had to wait for the disk is not begun when it is not wanted any more")
  func notAskingNext() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: "2468", answered: 8)
    person.world.savingFails = .busy
    person.type("4\n")
    person.stopAndUnlock()
    person.readOn()
    person.press(.enter)
    #expect(person.words.contains("didn't finish in time"))
    person.press(.character("b"))
    person.world.savingFails = nil
    #expect(person.words.contains("What would you like to do?"))
    try person.choose("Stop for now")
    #expect(person.words.contains("Client A-17"))
  }

  @Test("Results and summary begin with an answer about safety, before any score") func resultsBegin() throws {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    try office.finishPHQ9([0, 0, 0, 0, 0, 0, 0, 0, 1], for: client)
    var person = try CounselorPerson(office)
    try person.open("A-17")
    if person.isAtSafetyPage { try person.leaveSafetyPage() }
    try person.choose("Results and summaries")
    try person.choose("PHQ-9")
    let results = person.words
    let answer = try #require(results.range(of: "Several days"))
    let score = try #require(results.range(of: "Score: 1 of 27"))
    #expect(answer.lowerBound < score.lowerBound)
    #expect(!results.contains("minimal or none") && !results.contains("Your score is under"))
    person.readOn()
    try person.choose("Summary")
    try person.choose("Read it here")
    let summary = person.words
    let told = try #require(summary.range(of: "You told us about thoughts of being better off dead"))
    #expect(told.lowerBound < (try #require(summary.range(of: "Score: 1 of 27"))).lowerBound)
    #expect(!summary.contains("minimal or none"))
  }

  @Test("Half-finished answers that were kept without their rules are looked at all the same") func olderDraft() throws
  {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    let questionnaire = try #require(try Library().questionnaire("phq-9"))
    try office.storeInProgress(
      of: "phq-9", [QuestionnaireReference(questionnaire, fileContent: "x")], ["phq9_9": .option("2")], for: client)
    var person = try CounselorPerson(office)
    try person.open("A-17")
    #expect(person.isAtSafetyPage)
    #expect(person.words.contains("More than half the days"))
  }

  @Test("Asking in person comes also when the other answers had to be stored first") func askingNext() throws {
    let office = try TestOffice()
    var person = try CounselorPerson.asking(office, handOver: "2468", answered: 8)
    person.world.savingFails = .busy
    person.type("4\n")
    person.stopAndUnlock()
    #expect(person.isAtSafetyPage)
    person.readOn()
    #expect(person.words.contains("Ask in person?"))
    person.press(.enter)
    #expect(person.words.contains("didn't finish in time"))
    person.world.savingFails = nil
    // "Try again"
    person.press(.enter)
    #expect(person.item == "asq_1")
    #expect(try office.store.recordAgain(of: 1).responsesInProgress.first?.answers["phq9_9"] == .option("3"))
  }

  @Test("Where the question is not here any more as it was asked, the stored answer is shown") func otherVersion()
    throws
  {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    let rule = SafetyRule(id: "harm", item: "gone_1", answers: ["yes"], level: .crisis)
    let old = Questionnaire(
      id: "phq-9", version: "0", area: .mood, kind: .screen, presentation: .oneAtATime, title: "An older one",
      short: "Old", minutes: 1,
      items: [
        Item(id: "gone_1", text: "x", answerKind: .options([AnswerOption(code: "yes", points: 1, text: "y")]))
      ],
      scores: [ScoreDefinition(id: "total", title: "Total", area: .mood, method: .sum, items: ["gone_1"])],
      safetyRules: [rule])
    let inProgress = try office.storeInProgress(
      of: "phq-9", [QuestionnaireReference(old, fileContent: "old")], ["gone_1": .option("yes")],
      rules: [RaisedRule(rule, answer: .option("yes"))], for: client)
    var person = try CounselorPerson(office)
    try person.open("A-17")
    #expect(person.isAtSafetyPage)
    #expect(person.words.contains("gone_1\nyes\nThis question has changed since."))
    let result = QuestionnaireResult(questionnaire: old, answers: inProgress.answers, from: .interview)
    try office.store.finish(inProgress, with: [RecordStore.NewResponse(result, fileContent: "old")])
    var other = try CounselorPerson(office)
    try other.open("A-17")
    #expect(other.isAtSafetyPage)
    #expect(other.words.contains("An older one:\ngone_1\nyes\n"))
  }

  @Test("An answer that was declined is shown gently, and asks the counselor to ask") func declined() throws {
    let office = try TestOffice()
    let client = try office.addClient("A-17")
    try office.finish("phq-9", ["phq9_9": .declined], for: client)
    var person = try CounselorPerson(office)
    try person.open("A-17")
    #expect(person.isAtSafetyPage)
    #expect(person.words.contains("The client chose not to answer. Treat it as a reason to ask."))
    #expect(person.words.contains("prefer not to say"))
  }

  @Test("A part that was not asked has no score") func partNotAsked() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.choose("Ask questions")
    try person.choose("(ASQ)")
    person.answerEverything(1)
    try person.choose("I'm done")
    #expect(person.words.contains("Questions 1 to 4 answered yes · ASQ\nScore: 0 of 4"))
    #expect(!person.words.contains("Question 5"))
  }

  @Test("The ASQ is asked by the counselor; the keyboard is never handed over for it") func inPerson() throws {
    let office = try TestOffice()
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.choose("Ask questions")
    try person.choose("(ASQ)")
    #expect(person.item == "asq_1")
    person.type("1\n")
    person.press(.character("q"))
    try person.choose("Stop here")
    try person.choose("Continue: Ask Suicide-Screening")
    #expect(!person.words.contains("lock the screen to the questions"))
  }
}
