import Foundation
import Records
import Secrets
import Counselor
import TerminalKit

/// Does with the records what the counselor's pages ask.
final class RecordsKeeper {
  private let store: RecordStore
  /// Of a clock that never goes back.
  private let seconds: () -> Int
  /// The work that each try of a short code costs.
  private let cost: Scrypt
  /// Of the short code that was set when a client got the keyboard.
  private var code: SlowHash?
  private var limit = WrongCodeLimit()

  /// A short code is soon guessed: after so many wrong tries only the passphrase leads back.
  private static let mostCodeTries = 5

  init(
    _ store: RecordStore, cost: Scrypt = .forCodes, seconds: @escaping () -> Int = { MonotonicClock.seconds }
  ) {
    self.store = store
    self.cost = cost
    self.seconds = seconds
  }

  func answer(_ request: RecordsRequest) -> RecordsReply {
    let content: RecordsReply.Content
    do throws(RecordProblem) {
      content = try self.content(for: request)
    } catch {
      content = .problem(error, of: request)
    }
    return RecordsReply(now: store.now, isDamaged: store.isDamaged, content)
  }

  private func content(for request: RecordsRequest) throws(RecordProblem) -> RecordsReply.Content {
    switch request {
    case .find(let code): return try find(code)
    case .add(let code):
      let client = try store.addClient(code)
      store.foldWriteAheadLog()
      return .opened(try store.recordAgain(of: client.id), isNew: true)
    case .open(let client): return .opened(try store.record(of: client), isNew: false)
    case .readAgain(let client): return .record(try store.recordAgain(of: client))
    case .listClients: return .clients(try store.clients())
    case .listDue: return .due(try store.dueQuestionnaires())
    case .start(let plan, let references, let client):
      return .started(try store.startResponse(of: plan, questionnaires: references, for: client))
    case .save(let inProgress): return .saved(try store.save(inProgress))
    case .discard(let inProgress):
      try store.discard(inProgress)
      return .record(try store.recordAgain(of: inProgress.client))
    case .finish(let inProgress, let responses):
      let finished = try store.finish(inProgress, with: responses)
      store.foldWriteAheadLog()
      // They are stored: that reading fails must not look as if they were not.
      return .finished(finished, try? store.recordAgain(of: inProgress.client))
    case .acknowledge(let responses, let inProgress, let client):
      for response in responses { try store.acknowledge(response) }
      for _ in inProgress { try store.log(.safetyAcknowledged, client: client) }
      return .record(try store.recordAgain(of: client))
    case .setInterval(let days, let questionnaire, let client):
      try store.setInterval(days: days, for: questionnaire, of: client)
      return .intervalSet(try store.recordAgain(of: client))
    case .handOver(let client, let code):
      try store.log(.handedOver, client: client)
      self.code = try code.map { code throws(RecordProblem) in
        try lookingAtCode { () throws(Scrypt.NotEnoughMemory) in try SlowHash(of: code, cost: cost) }
      }
      store.foldWriteAheadLog()
      return .handedOver
    case .settle:
      store.foldWriteAheadLog()
      return .noted
    case .unlock(let typed): return .unlocking(try unlock(typed))
    case .noteSummary(let use, let client):
      try store.log(use == .printed ? .summaryPrinted : .summarySaved, client: client)
      return .noted
    }
  }

  private func find(_ code: ClientCode) throws(RecordProblem) -> RecordsReply.Content {
    if let client = try store.client(code) { return .opened(try store.record(of: client.id), isNew: false) }
    var list = try store.clients()
    list.keep { $0.code.contains(code) }
    return .found(code, list)
  }

  /// Where memory is short, the page says so, and nothing opens.
  private func lookingAtCode<Value>(
    _ look: () throws(Scrypt.NotEnoughMemory) -> Value
  ) throws(RecordProblem) -> Value {
    do {
      return try look()
    } catch {
      throw RecordProblem(.notEnoughMemory, path: store.path)
    }
  }

  private func unlock(_ typed: String) throws(RecordProblem) -> RecordsReply.Unlocking {
    let secondsLeft = limit.secondsLeft(at: seconds())
    if secondsLeft > 0 { return .wait(seconds: secondsLeft) }
    var isRight = false
    if let code {
      isRight = try lookingAtCode { () throws(Scrypt.NotEnoughMemory) in try code.matches(typed) }
    }
    if !isRight { isRight = try store.isPassphrase(typed) }
    guard isRight else {
      limit.failed(at: seconds())
      if limit.wrongTries >= Self.mostCodeTries { code = nil }
      try? store.log(.wrongCode)
      return .wrong
    }
    limit.succeeded()
    code = nil
    // Where nothing can be written any more, the counselor must get in all the more.
    try? store.log(.unlocked)
    return .right
  }
}
