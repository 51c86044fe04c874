import Foundation
import Records
import Screening

/// What the records' answers change.
extension AppState {
  mutating func receive(_ reply: RecordsReply) -> [Effect] {
    desk?.now = reply.now
    desk?.isDamaged = reply.isDamaged
    switch reply.content {
    case .found(let code, let list): push(.desk(.found(code, list)))
    case .opened(let record, let isNew):
      return open(record, isNew: isNew)
    case .record(let record):
      desk?.record = record
      return showAlerts()
    case .intervalSet(let record):
      desk?.record = record
      pop()
      place.notice = words[.noticeIntervalSet]
      return showAlerts()
    case .clients(let list): push(.desk(.clients(list)))
    case .due(let due): push(.desk(.due(due)))
    case .started(let draft): return started(draft)
    case .saved(let draft):
      desk?.answering?.draft = draft
      if desk?.isSettingAside == true { return setAside().map { [$0] } ?? [] }
    case .finished(let screens, let record): return finished(screens, record)
    case .handedOver: handedOver()
    case .unlocking(let unlocking): return receive(unlocking)
    case .noted: break
    case .problem(let problem, let request): return receive(problem, of: request)
    }
    return []
  }

  private mutating func open(_ record: ClientRecord, isNew: Bool) -> [Effect] {
    // Questions that are still open would go on behind another client's page: what becomes of them comes first.
    guard desk?.answering == nil else {
      push(.desk(.handedBack))
      return []
    }
    desk?.record = record
    desk?.seenAlerts = []
    // Where the code was typed is no place to come back to; a list is.
    popBack { route in
      switch route {
      case .desk(.home), .desk(.clients), .desk(.due): true
      default: false
      }
    }
    push(.desk(.client))
    if isNew { place.notice = words[.noticeClientAdded] }
    return showAlerts()
  }

  private mutating func receive(_ problem: RecordProblem, of request: RecordsRequest) -> [Effect] {
    switch request {
    case .save where desk?.answering != nil, .start where desk?.answering != nil:
      // Somebody else finished these answers or goes on with them: these become half-finished answers of their own.
      if [.draftGone, .draftChanged].contains(problem.kind), let answering = desk?.answering {
        return [
          .records(.start(answering.plan.id, answering.references, answering.draft.client))
        ]
      }
      if desk?.isSettingAside == true {
        desk?.isSettingAside = false
        push(.desk(.problem(problem, again: request)))
        break
      }
      // The questions go on, and no message comes before a crisis page: every key tries again to keep the answers,
      // and the end says whether they were kept.
      place.notice = words[desk?.isHandedOver == true ? .noticeNotKept : .noticeNotKeptCounselor]
    case .unlock:
      setTyped("")
      desk?.lockProblem = problem
    case .handOver where desk?.answering != nil:
      // The questions are open still, with the counselor.
      push(.desk(.handedBack))
      push(.desk(.problem(problem, again: request)))
    case .readAgain:
      push(.desk(.problem(problem, again: request)))
      // What is known already is shown all the same.
      return showAlerts()
    case .discard(let draft) where [.draftGone, .draftChanged].contains(problem.kind):
      push(.desk(.problem(problem, again: request)))
      return [.records(.readAgain(draft.client))]
    default: push(.desk(.problem(problem, again: request)))
    }
    return []
  }

  /// Shows, before anything else, the safety answers that the counselor has not seen.
  mutating func showAlerts() -> [Effect] {
    guard let desk, !desk.isHandedOver else { return [] }
    switch place.route {
    case .question, .crisis, .review, .desk(.safety): return []
    default: break
    }
    let alerts = unseenAlerts
    if alerts.isEmpty { return [] }
    push(.desk(.safety(alerts)))
    return [.dropTypedAhead]
  }

  // MARK: The lock

  private mutating func receive(_ unlocking: RecordsReply.Unlocking) -> [Effect] {
    desk?.lockProblem = nil
    setTyped("")
    switch unlocking {
    case .wrong: place.notice = words[.noticeWrongCode]
    case .wait(let seconds): place.notice = words(.noticeWait, ["seconds": String(seconds)])
    case .right:
      // Looking at a passphrase takes a moment: what was typed meanwhile must not pass a page that matters.
      guard desk?.isHandedOver == true else {
        pop()
        return [.dropTypedAhead]
      }
      desk?.isHandedOver = false
      return [.dropTypedAhead] + takeBack()
    }
    return []
  }

  /// The counselor has the keyboard again.
  private mutating func takeBack() -> [Effect] {
    if let sitting = desk?.finished {
      desk?.finished = nil
      return show(sitting)
    }
    begin(at: .desk(.home))
    push(.desk(.client))
    if desk?.answering != nil { push(.desk(.handedBack)) }
    return desk?.record.map { [.records(.readAgain($0.client.id))] } ?? []
  }

  private mutating func finished(_ screens: [FinishedScreen], _ record: ClientRecord?) -> [Effect] {
    if let record {
      desk?.record = record
    } else if let draft = desk?.answering?.draft {
      desk?.record?.add(screens, finishing: draft.id)
    }
    endAnswering()
    popBack { $0 == .desk(.client) }
    let sitting = Sitting(screens)
    if desk?.isHandedOver == true {
      desk?.finished = sitting
      push(.desk(.locked(.finished)))
      return []
    }
    // A plan of which nothing was asked has no results.
    return sitting.map { show($0) } ?? []
  }

  private mutating func show(_ sitting: Sitting) -> [Effect] {
    begin(at: .desk(.home))
    push(.desk(.client))
    push(.desk(.sitting(sitting)))
    return showAlerts()
  }
}
