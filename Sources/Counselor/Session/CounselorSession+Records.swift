import Records
import Screening
import SelfCheck

/// The changes that replies of the records make.
extension CounselorSession {
  mutating func receive(_ reply: RecordsReply) {
    role.now = reply.now
    role.isDamaged = reply.isDamaged
    switch reply.content {
    case .found(let code, let list): open(FoundScreen(code, list))
    case .opened(let record, let isNew): open(record, isNew: isNew)
    case .record(let record):
      role.record = record
      showAlerts()
    case .intervalSet(let record):
      role.record = record
      close()
      notice(strings.noticeIntervalSet)
      showAlerts()
    case .clients(let list): open(ClientsScreen(list))
    case .due(let due): open(DueScreen(due))
    case .started(let inProgress): started(inProgress)
    case .saved(let inProgress):
      role.answering?.response = inProgress
      if role.isSettingAside { setAside() }
    case .finished(let responses, let record): finished(responses, record)
    case .handedOver:
      role.isHandedOver = true
      open(BeforeScreen())
    case .unlocking(let unlocking): receive(unlocking)
    case .noted: break
    case .problem(let problem, let request): receive(problem, of: request)
    }
  }

  private mutating func open(_ record: ClientRecord, isNew: Bool) {
    // Questions that are still open would go on behind another client's page: what becomes of them comes first.
    if role.answering != nil { return open(HandedBackScreen()) }
    role.record = record
    role.seenAlerts = []
    // Nobody comes back to the page where a code was typed; to a list of clients they do.
    goBack { $0 is HomeScreen || $0 is ClientsScreen || $0 is DueScreen }
    open(ClientScreen())
    if isNew { notice(strings.noticeClientAdded) }
    showAlerts()
  }

  private mutating func receive(_ problem: RecordProblem, of request: RecordsRequest) {
    let isGoneOrChanged = [.responseGone, .responseChanged].contains(problem.kind)
    switch request {
    case .save where role.answering != nil, .start where role.answering != nil:
      receive(problem, ofStoring: request, isGoneOrChanged: isGoneOrChanged)
    case .unlock:
      setTyped("")
      role.lockProblem = problem
    case .handOver where role.answering != nil:
      // The questions are open still, with the counselor.
      open(HandedBackScreen())
      open(ProblemScreen(problem, again: request))
    case .readAgain:
      open(ProblemScreen(problem, again: request))
      // What is known already is shown all the same.
      showAlerts()
    case .discard(let inProgress) where isGoneOrChanged:
      open(ProblemScreen(problem, again: request))
      self.request(.records(.readAgain(inProgress.client)))
    default: open(ProblemScreen(problem, again: request))
    }
  }

  private mutating func receive(
    _ problem: RecordProblem, ofStoring request: RecordsRequest, isGoneOrChanged: Bool
  ) {
    if isGoneOrChanged, let answering = role.answering {
      // Somebody else finished these answers or goes on with them: these become half-finished answers of their own.
      self.request(.records(.start(answering.plan.id, answering.references, answering.response.client)))
    } else if role.isSettingAside {
      role.isSettingAside = false
      open(ProblemScreen(problem, again: request))
    } else {
      // The questions go on, and no message comes before a crisis page: every key tries again to keep the answers, and
      // the end says whether they were kept.
      notice(role.isHandedOver ? strings.noticeNotKept : strings.noticeNotKeptCounselor)
    }
  }
}
