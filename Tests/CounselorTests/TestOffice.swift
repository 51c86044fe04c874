import Foundation
import QuestionnaireLibrary
import Records
import RecordsTestSupport
import Screening
import Synchronization
import Testing

@testable import Counselor
@testable import SelfCheck
import SelfCheckTestSupport
import TerminalKit
@testable import selfscreen

/// A counselor's desk: real records in a folder of their own, with a clock that the test moves.
final class TestOffice {
  let store: RecordStore
  let path: String
  private let folder: URL
  private let clock: OfficeClock

  init(user: String = "ada") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "selfscreen-office-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "records.sqlite").path
    let clock = OfficeClock()
    self.clock = clock
    let file = RecordFile(path, environment: StoreEnvironment(now: { clock.now }, user: user, pause: { _ in }))
    store = try file.create(passphrase: Sample.passphrase, cost: Sample.cost)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The same records, opened by somebody else.
  func otherStore(user: String) throws -> RecordStore {
    let clock = clock
    let environment = StoreEnvironment(now: { clock.now }, user: user, pause: { _ in })
    return try RecordFile(path, environment: environment).open(passphrase: Sample.passphrase)
  }

  func move(days: Double) { clock.move(days: days) }

  @discardableResult
  func addClient(_ code: String) throws -> Client { try store.addClient(try #require(ClientCode(code))) }

  /// Stores a finished screen of a real questionnaire, as if it had been answered now.
  @discardableResult
  func finish(_ id: Questionnaire.ID, _ answers: Answers, for client: Client) throws -> CompletedResponse {
    let library = Library()
    let questionnaire = try #require(try library.questionnaire(id))
    let content = try #require(library.fileContent(ofQuestionnaire: id))
    let inProgress = try store.startResponse(
      of: id, questionnaires: [QuestionnaireReference(questionnaire, fileContent: content)], for: client.id)
    let result = QuestionnaireResult(questionnaire: questionnaire, answers: answers, from: .interview)
    return try store.finish(inProgress, with: [RecordStore.NewResponse(result, fileContent: content)])[0]
  }

  /// PHQ-9 answered so that its first items have these points, and the others none.
  @discardableResult
  func finishPHQ9(_ points: [Int], for client: Client) throws -> CompletedResponse {
    var answers: Answers = ["phq9_difficulty": .option("1")]
    for number in 1...9 { answers["phq9_\(number)"] = .option(String(points.count >= number ? points[number - 1] : 0)) }
    return try finish("phq-9", answers, for: client)
  }

  /// Stores half-finished answers.
  @discardableResult
  func storeInProgress(
    of plan: Plan.ID, _ questionnaires: [QuestionnaireReference], _ answers: Answers, rules: [RaisedRule] = [],
    for client: Client
  ) throws -> ResponseInProgress {
    var inProgress = try store.startResponse(of: plan, questionnaires: questionnaires, for: client.id)
    inProgress.answers = answers
    inProgress.safetyRules = rules
    return try store.save(inProgress)
  }

  /// How many screens score today as they did; one that does not is an issue.
  func rescore() throws -> Int {
    let library = Library()
    return try store.rescore(
      present: { id, _ in
        guard let questionnaire = try library.questionnaire(id), let file = library.fileContent(ofQuestionnaire: id)
        else { return nil }
        return (questionnaire, file)
      }, report: { Issue.record("\($0.differences)") }
    ).compared
  }

  /// What the log has, the latest last.
  var log: [String] { get throws { try store.logEntries().entries.map(\.action.rawValue) } }
}

/// A clock that stands still until it is moved.
final class OfficeClock: Sendable {
  // 2027-01-15, 08:00 UTC.
  private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
  var now: Date { time.withLock { $0 } }

  func move(days: Double) { time.withLock { $0 += days * 86_400 } }
}
