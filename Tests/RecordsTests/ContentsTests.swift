import Foundation
import Records
import RecordsTestSupport
import Screening
import Testing

@Suite struct ContentsTests {
  @Test("What is stored is there when the records are opened again") func roundTrip() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code(" A-17 "))
    #expect(client.code.text == "A-17")
    #expect(client.addedAt == records.clock.now)
    var inProgress = try store.startResponse(of: "sample", questionnaires: [Sample.reference], for: client.id)
    records.clock.move(days: 0.01)
    let answers: Answers = [
      "mood_1": .option("3"), "mood_2": .declined, "mood_4": .option("0"), "mood_5": .option("2"),
    ]
    inProgress.answers = answers
    inProgress.offers = ["sample-more": false]
    inProgress = try store.save(inProgress)
    try store.close()

    let again = try records.open()
    #expect(try again.clients().clients == [client])
    #expect(try again.record(of: client.id).responsesInProgress == [inProgress])
    let stored = try again.finish(inProgress, with: [Sample.screen(answers)])
    try again.close()

    let record = try records.open().record(of: client.id)
    #expect(record.responsesInProgress.isEmpty)
    #expect(record.unreadable.isEmpty)
    #expect(record.responses == stored)
    let screen = try #require(record.responses.first)
    #expect(screen.answers == answers)
    #expect(screen.questionnaire == Sample.reference)
    #expect(screen.plan == "sample")
    #expect(screen.counselor == "ada")
    #expect(screen.startedAt == client.addedAt)
    #expect(screen.finishedAt == records.clock.now)
    let score = try #require(screen.score("total"))
    #expect(score.value == nil)
    #expect(score.range == 5...11)
    #expect(score.possible == 0...15)
    #expect(score.band == nil)
    #expect(score.cutOff?.atLeast == 8)
    #expect(score.cutOff?.result == .unknown)
    #expect(screen.safetyRules.map(\.id) == ["harm"])
    #expect(screen.unacknowledged.map(\.item) == ["mood_5"])
  }

  @Test("Answers that were not asked for in the end are kept as what they are, also in the export") func notAsked()
    throws
  {
    let options = [
      AnswerOption(code: "no", points: 0, text: "No"), AnswerOption(code: "yes", points: 1, text: "Yes"),
    ]
    let gated = Questionnaire(
      id: "gated", version: "1", area: .trauma, kind: .screen, presentation: .oneAtATime, title: "Gated",
      short: "Gated",
      minutes: 1,
      items: [
        Item(id: "event", text: "Event?", answerKind: .options(options)),
        Item(
          id: "sign", text: "Sign?", answerKind: .options(options),
          enableWhen: .answer(item: "event", codes: ["yes"])),
      ],
      scores: [ScoreDefinition(id: "total", title: "Total", area: .trauma, method: .sum, items: ["sign"])])
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A-17"))
    let answers: Answers = ["event": .option("no"), "sign": .option("yes")]
    let new = RecordStore.NewResponse(
      QuestionnaireResult(questionnaire: gated, answers: answers, from: .interview), fileContent: "kind: screen")
    let inProgress = try store.startResponse(of: "plan", questionnaires: [new.reference], for: client.id)
    let stored = try store.finish(inProgress, with: [new])
    #expect(stored.map(\.notAsked) == [["sign"]])
    #expect(stored.first?.answers == answers && stored.first?.score("total")?.value == 0)
    var exported = ""
    _ = try store.export(nil) { exported += $0 }
    #expect(exported.filter { !$0.isWhitespace }.contains(#""notAsked":["sign"]"#))
  }

  @Test("A complete score has its value and its band") func completeScore() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    let score = try #require(try Sample.finish(1023, for: client.id, in: store).score("total"))
    #expect(score.value == 15)
    #expect(score.band == "higher")
    #expect(score.cutOff?.result == .met)
  }

  @Test("Every kind of answer is kept") func answers() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    var inProgress = try store.startResponse(of: "sample", questionnaires: [], for: client.id)
    inProgress.answers = ["a": .option("yes"), "b": .number(-3), "c": .declined, "d": .option("")]
    inProgress = try store.save(inProgress)
    #expect(try store.record(of: client.id).responsesInProgress.first?.answers == inProgress.answers)
  }

  @Test("The digest of a file is its SHA-256") func digest() {
    let reference = QuestionnaireReference(Sample.questionnaire, fileContent: "abc")
    #expect(reference.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("One client to a code, whatever the capitals") func codes() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("Ünal-3"))
    #expect(try store.client(code("ünal-3 ")) == client)
    #expect(try store.client(code("Ünal-4")) == nil)
    #expect(try problem { try store.addClient(code("ÜNAL-3")) } == .clientCodeTaken)
    #expect(try store.clients().clients == [client])
  }

  @Test("What is no code", arguments: ["", "  ", "a\u{7}b", "a\nb", String(repeating: "x", count: 65)])
  func noCode(_ text: String) {
    #expect(ClientCode(text) == nil)
  }

  @Test(
    "A code for a new client cannot look like another one",
    arguments: [
      ("A-17", true), ("Ünal 3/b_#.+:(2)", true), ("U\u{308}nal", true), ("Żółć", true), ("\u{410}-17", false),
      ("A\u{AD}-17", false),
      ("A\u{202E}71", false), ("A\u{200B}17", false), ("Ａ17", false), ("\u{3B1}1", false), ("A\u{A0}17", false),
      ("A‐17", false),
      ("١٧", false), ("d\u{131}", false), ("a\u{301}\u{301}", false),
    ])
  func addable(_ text: String, _ canBeAdded: Bool) {
    #expect(ClientCode(text)?.canBeAdded == canBeAdded)
  }

  @Test("A screen that was finished elsewhere is stored all the same; its draft is gone") func responseGone() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    let inProgress = try store.startResponse(of: "sample", questionnaires: [], for: client.id)
    try store.finish(inProgress, with: [Sample.screen(Sample.answers(1))])
    #expect(try problem { try store.save(inProgress) } == .responseGone)
    #expect(try problem { try store.discard(inProgress) } == .responseGone)
    try store.finish(inProgress, with: [Sample.screen(Sample.answers(2))])
    #expect(try store.record(of: client.id).responses.map(\.answers) == [Sample.answers(1), Sample.answers(2)])
  }

  @Test("Discarded answers are gone") func discard() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    let kept = try store.startResponse(of: "sample", questionnaires: [], for: client.id)
    try store.discard(try store.startResponse(of: "sample", questionnaires: [], for: client.id))
    #expect(try store.record(of: client.id).responsesInProgress == [kept])
  }

  @Test("Who acknowledged a safety rule first stays noted") func acknowledgement() throws {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    let screen = try Sample.finish(1023, for: client.id, in: store)
    #expect(try store.record(of: client.id).unacknowledged == [screen])
    let time = records.clock.now
    try store.acknowledge(screen)
    records.clock.move(days: 1)
    try store.acknowledge(screen)
    let record = try store.record(of: client.id)
    #expect(record.unacknowledged.isEmpty)
    #expect(record.responses.first?.safetyRules.first?.acknowledged?.at == time)
    #expect(record.responses.first?.answers == screen.answers)
  }

  @Test("A client who is not there") func noSuchClient() throws {
    let records = try TestRecords()
    let store = try records.create()
    #expect(try problem { try store.record(of: 7) } == .noSuchClient)
    #expect(try problem { try store.startResponse(of: "x", questionnaires: [], for: 7) } == .noSuchClient)
    #expect(try problem { try store.delete(7) } == .noSuchClient)
    #expect(try problem { try store.setInterval(days: 7, for: "x", of: 7) } == .noSuchClient)
  }
}
