import Foundation
import QuestionnaireLibrary
import Records
import RecordsTestSupport
import Screening
import SelfCheck
import SelfCheckTestSupport
import TerminalKit
import Testing

@testable import Counselor
@testable import selfscreen

/// A counselor's world: real records that fulfil the program's wishes, a printer and a disk that can be made to fail.
struct CounselorWorld: OutsideWorld {
  fileprivate let keeper: RecordsKeeper
  private(set) var savedFiles: [String: String] = [:]
  private(set) var printed: [String] = []
  private(set) var requests: [RecordsRequest] = []
  /// What the next requests to the records come to instead of being done.
  var failing: [RecordProblem.Kind] = []
  /// How many requests are done before that.
  var skipFailures = 0
  /// What every storing of answers comes to, instead of being done.
  var savingFails: RecordProblem.Kind?
  /// Whether the record cannot be read after results were stored.
  var losesRecordOnFinish = false
  /// What saving a file comes to.
  var saveProblem: String?

  fileprivate init(_ store: RecordStore) {
    keeper = RecordsKeeper(store, cost: Sample.cost)
  }

  mutating func answer(_ request: CounselorRequest, from program: CounselorProgram) -> CounselorReply? {
    switch request {
    case .records(let request): return .records(answer(request, now: program.session.role.now))
    case .print(let text):
      printed.append(text)
      return .printed(true)
    case .save(let text, let path):
      if let saveProblem { return .saving(.failed(problem: saveProblem)) }
      savedFiles[path] = text
      return .saving(.saved(path: path))
    }
  }

  private mutating func answer(_ request: RecordsRequest, now: Date) -> RecordsReply {
    requests.append(request)
    if let savingFails, case .save = request { return failed(savingFails, request, now) }
    if skipFailures > 0 || failing.isEmpty {
      skipFailures = max(0, skipFailures - 1)
      let reply = keeper.answer(request)
      if losesRecordOnFinish, case .finished(let screens, _) = reply.content {
        return RecordsReply(now: reply.now, .finished(screens, nil))
      }
      return reply
    }
    return failed(failing.removeFirst(), request, now)
  }

  private func failed(_ kind: RecordProblem.Kind, _ request: RecordsRequest, _ now: Date) -> RecordsReply {
    RecordsReply(now: now, .problem(RecordProblem(kind, path: "records"), of: request))
  }
}

typealias CounselorPerson = Person<CounselorWorld>

extension Person<CounselorWorld> {
  init(
    _ office: TestOffice, store: RecordStore? = nil, library: Library = Library(), columns: Int = 80,
    rows: Int = 24, settings: Settings = Settings(), timeAheadOfClock: Date? = nil
  ) throws {
    let store = store ?? office.store
    let role = CounselorRole(
      now: store.now, timeZone: try #require(TimeZone(identifier: "UTC")), timeAheadOfClock: timeAheadOfClock,
      isDamaged: store.isDamaged)
    let program = try CounselorProgram(
      library: library, role: role, settings: settings, size: Size(columns: columns, rows: rows))
    self.init(at: program, in: CounselorWorld(store))
  }

  // MARK: What is seen

  var isAtSafetyPage: Bool { isAt(SafetyScreen.self) }
  var isLocked: Bool { isAt(LockedScreen.self) }

  // MARK: Longer ways

  /// Says that the safety page was seen, and asks nothing in person.
  mutating func leaveSafetyPage() throws {
    readOn()
    try choose("Not now")
  }

  mutating func open(_ screen: any Screen<CounselorRole>) { session.open(screen) }

  /// Somebody who has opened the client A-17 and asks the PHQ-9, together or with the keyboard handed over.
  ///
  /// - Parameter count: so many of its first questions are answered "not at all".
  static func asking(_ office: TestOffice, handOver code: String? = nil, answered count: Int = 0) throws
    -> CounselorPerson
  {
    var person = try CounselorPerson(office)
    try person.open("A-17")
    try person.ask("(PHQ-9)", handOver: code, together: code == nil)
    for _ in 0..<count { person.type("1\n") }
    return person
  }

  /// The client stops, and the counselor comes back with the code 2468.
  mutating func stopAndUnlock() {
    press(.control("c"), .control("c"))
    type("2468\n")
  }

  /// Goes to an item of a checklist's boxes.
  mutating func move(to item: Item.ID, of checklist: Questionnaire.ID) throws {
    let items = try #require(try Library().questionnaire(checklist)).items
    for _ in 0..<(try #require(items.firstIndex { $0.id == item })) { press(.down) }
  }

  /// Opens the client with this code, or adds one.
  mutating func open(_ code: String) throws {
    try choose("Open a client")
    type("\(code)\n")
    if isAt(FoundScreen.self) { try choose("Add a new client: \(code)") }
  }

  /// Asks a plan or a questionnaire from the client's page.
  mutating func ask(_ title: String, handOver code: String? = nil, together: Bool = false) throws {
    try choose("Ask questions")
    try choose(title)
    if together { return try choose("We go through it together") }
    guard let code else { return }
    try choose("The client (screen locked")
    type("\(code)\n")
    press(.enter)
  }

  /// Answers every question with this digit, going on from crisis pages, up to the review.
  mutating func answerEverything(_ digit: Int, other: [String: Int] = [:]) {
    for _ in 0..<200 {
      if isAtCrisisPage {
        press(.enter)
      } else if isAtQuestion {
        type("\(other[item ?? ""] ?? digit)\n")
      } else {
        return
      }
    }
    Issue.record("the questions do not end")
  }

  /// Reads to the end of a page to read, and on.
  mutating func readOn() {
    let before = session.top.id
    for _ in 0..<50 where session.top.id == before { press(.enter) }
  }
}
