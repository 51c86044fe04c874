import Foundation
import QuestionnaireLibrary
import Records
import RecordsTestSupport
import Screening
import Testing

@testable import TerminalUI
@testable import selfscreen

/// Somebody at the keys of the counselor's program, whose wishes the real records fulfil.
struct CounselorPerson {
  private(set) var state: CounselorState
  private let keeper: RecordsKeeper
  /// What else was to be done outside, latest last.
  private(set) var effects: [Effect] = []
  private(set) var savedFiles: [String: String] = [:]
  private(set) var printed: [String] = []
  private(set) var requests: [RecordsRequest] = []
  /// The screens that were shown before the answers behind them were stored.
  private(set) var shownEarly: [String] = []
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

  init(
    _ office: TestOffice, store: RecordStore? = nil, columns: Int = 80, rows: Int = 24,
    settings: AppState.Settings = AppState.Settings(), timeAheadOfClock: Date? = nil
  ) throws {
    let store = store ?? office.store
    keeper = RecordsKeeper(store, cost: Sample.cost)
    let app = try AppState(library: Library(), settings: settings, size: Size(columns: columns, rows: rows))
    state = CounselorState(
      app, now: store.now, timeZone: try #require(TimeZone(identifier: "UTC")), timeAheadOfClock: timeAheadOfClock,
      isDamaged: store.isDamaged)
  }

  // MARK: Keys

  mutating func press(_ keys: Key...) {
    for key in keys { perform(state.press(key)) }
  }

  /// Presses a key for each character; a line end is Enter.
  mutating func type(_ text: String) {
    for character in text { press(character == "\n" ? .enter : .character(character)) }
  }

  /// Goes to the menu's choice with these words.
  mutating func choose(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    guard case .menu(let choices) = page.field else {
      throw Missing(description: "no menu for '\(words)':\n\(screen)")
    }
    guard let index = choices.firstIndex(where: { $0.text.contains(words) }) else {
      throw Missing(description: "'\(words)' is not to be chosen:\n\(screen)")
    }
    for _ in 0..<choices.count { press(.up) }
    for _ in 0..<index { press(.down) }
    try #require(state.app.place.focus == index, sourceLocation: sourceLocation)
    press(.enter)
  }

  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  mutating func waitInVain() { perform(state.waitedInVain()) }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .records(let request): perform(state.receive(.records(answer(request))))
      case .showPage: shownEarly.append(screen)
      case .print(let text):
        printed.append(text)
        perform(state.receive(.printed(true)))
      case .save(let text, let path):
        if saveProblem == nil { savedFiles[path] = text }
        perform(state.receive(.saved(path: saveProblem == nil ? path : nil, problem: saveProblem)))
      default: self.effects.append(effect)
      }
    }
  }

  private mutating func answer(_ request: RecordsRequest) -> RecordsReply {
    requests.append(request)
    if let savingFails, case .save = request { return failed(savingFails, request) }
    if skipFailures > 0 || failing.isEmpty {
      skipFailures = max(0, skipFailures - 1)
      let reply = keeper.answer(request)
      if losesRecordOnFinish, case .finished(let screens, _) = reply.content {
        return RecordsReply(now: reply.now, .finished(screens, nil))
      }
      return reply
    }
    return failed(failing.removeFirst(), request)
  }

  private func failed(_ kind: RecordProblem.Kind, _ request: RecordsRequest) -> RecordsReply {
    RecordsReply(
      now: state.app.desk?.now ?? .distantPast, .problem(RecordProblem(kind, path: "records"), of: request))
  }

  // MARK: What is seen

  var page: Page { state.app.page }
  var screen: String { state.frame.text }
  var route: Route { state.app.place.route }
  var notice: String? { page.notice }
  var isAtCrisisPage: Bool { if case .crisis = route { true } else { false } }
  var isAtSafetyPage: Bool { if case .desk(.safety) = route { true } else { false } }
  var isLocked: Bool { if case .desk(.locked) = route { true } else { false } }

  /// All words of the page, whether in sight or not.
  var words: String { LineText(words: state.app.words).text(of: page) }

  /// The page from its top to its end as PgDn shows it.
  var screens: [String] {
    var reader = self
    for _ in 0..<100 where reader.state.app.place.scroll > 0 { reader.press(.pageUp) }
    var screens = [reader.screen]
    for _ in 0..<100 {
      let before = reader.state.app.place.scroll
      reader.press(.pageDown)
      if reader.state.app.place.scroll <= before { break }
      screens.append(reader.screen)
    }
    return screens
  }

  /// Says that the safety page was seen, and asks nothing in person.
  mutating func leaveSafetyPage() throws {
    readOn()
    try choose("Not now")
  }

  mutating func open(_ route: Route) { state.app.push(route) }

  // MARK: Longer ways

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
    if case .desk(.found) = route { try choose("Add a new client: \(code)") }
  }

  /// Asks a plan or a questionnaire from the client's page.
  mutating func ask(_ title: String, handOver code: String? = nil, together: Bool = false) throws {
    try choose("Ask questions")
    try choose(title)
    if together { return try choose("We go through it together") }
    guard let code else { return }
    try choose("The client: lock the screen")
    type("\(code)\n")
    press(.enter)
  }

  /// Answers every question with this digit, going on from crisis pages, up to the review.
  mutating func answerEverything(_ digit: Int, other: [String: Int] = [:]) {
    for _ in 0..<200 {
      switch route {
      case .crisis: press(.enter)
      case .question:
        let item = item ?? ""
        type("\(other[item] ?? digit)\n")
      default: return
      }
    }
    Issue.record("the questions do not end")
  }

  var item: Item.ID? {
    guard route == .question, case .item(_, let item) = state.app.interview?.position else { return nil }
    return item
  }

  /// Reads to the end of a page to read, and on.
  mutating func readOn() {
    let before = route
    for _ in 0..<50 where route == before { press(.enter) }
  }
}
