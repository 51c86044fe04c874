import Records
import SelfCheck

/// A problem that the records had, and what to do about it.
struct ProblemScreen: Screen {
  private let problem: RecordProblem
  private let request: RecordsRequest

  /// - Parameter request: the one that failed, to be tried again.
  init(_ problem: RecordProblem, again request: RecordsRequest) {
    self.problem = problem
    self.request = request
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .anyone, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let goOn = Choice(session.strings.problemGoOn) { $0.goOnFromProblem() }
    let isAboutAnswers = session.role.answering != nil && request.isStoring
    // A key in between may have stored what could not be stored before.
    if isAboutAnswers, session.isEverythingStored { return session.solved(goOn, back: { $0.goOnFromProblem() }) }
    let again = Choice(session.strings.problemAgain) { [request] in
      $0.close()
      $0.tryAgain(request)
    }
    // Answers that cannot be stored must not hold the counselor forever; a client cannot give them up.
    let lose = Choice(session.strings.problemLose) { $0.askToLose() }
    return Content(
      title: session.strings.problemTitle, blocks: [.text(problem.sentence(in: session.strings))],
      field: .menu([again, goOn] + (isAboutAnswers && !session.role.isHandedOver ? [lose] : [])),
      after: session.helpSection, keys: [.enter, .move, .back { $0.goOnFromProblem() }, .help, .keys])
  }
}

extension RecordsRequest {
  fileprivate var isStoring: Bool {
    switch self {
    case .save, .start: true
    default: false
    }
  }
}

extension CounselorSession {
  /// Tries again, with the answers as they are now: those of the request may be older.
  fileprivate mutating func tryAgain(_ request: RecordsRequest) {
    if role.answering != nil, request.isStoring { return setAside() }
    if case .finish = request { return finishAnswering() }
    self.request(.records(request))
  }

  fileprivate mutating func goOnFromProblem() {
    role.askingNext = nil
    close()
  }

  fileprivate mutating func askToLose() {
    goOnFromProblem()
    open(LosingScreen())
    showAlerts()
  }

  /// The words where everything could be stored after all.
  func solved(_ goOn: Choice, back: @escaping Step) -> Content {
    let stop = Choice(strings.backStop) {
      $0.close()
      $0.stopNow()
    }
    return Content(
      title: strings.solvedTitle, blocks: [.text(strings.solvedText, .question)], field: .menu([goOn, stop]),
      after: helpSection, keys: [.enter, .move, .back(back), .help, .keys])
  }
}
