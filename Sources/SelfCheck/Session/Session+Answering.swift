import Screening
import TerminalKit

/// Going through a plan's questions: what is chosen is stored, what it raises comes first, then the next one.
extension Session {
  /// Opens a plan at its first question, or where the person left it.
  package mutating func start(_ plan: Plan) {
    if interview?.plan.id != plan.id {
      interview = Interview(
        plan: plan, questionnaires: questionnaires(of: plan), answers: interview?.answers ?? [:])
    } else if interview?.position == nil {
      interview?.goToFirstOpenStop()
    }
    showQuestions()
  }

  /// Opens the question that the interview is at, or the review where all are answered.
  package mutating func showQuestions() {
    open(QuestionScreen())
    if interview?.position == nil { open(ReviewScreen(in: self)) } else { enterStop() }
  }

  /// Begins anew with these questions; nothing of an earlier interview is left.
  package mutating func beginInterview(_ interview: Interview) {
    self.interview = interview
    rulesEverRaised = []
    ownStep = OwnStep()
    emptyListAsked = nil
    isEditing = false
  }

  /// Forgets every answer.
  package mutating func endInterview() {
    interview = nil
    rulesEverRaised = []
    ownStep = OwnStep()
    input = .none
    emptyListAsked = nil
  }

  /// Shows the stop that the interview is at, with the answer it may already have.
  mutating func enterStop() {
    input = .none
    top.reset()
    guard let interview, let stop = interview.position else { return }
    switch stop {
    case .item(let questionnaire, let id):
      guard let item = interview.questionnaire(questionnaire)?.item(id) else { return }
      switch interview.answers[id] {
      case .option(let code):
        if let index = item.options.firstIndex(where: { $0.code == code }) { choose(option: index) }
      case .number(let number): input = .number(String(number))
      case .declined, nil: break
      }
    case .offer(let questionnaire):
      if let accepted = interview.offerAccepted(questionnaire) {
        choose(option: accepted ? Self.offerAccepted : Self.offerTurnedDown)
      }
    case .tickList: break
    }
  }

  mutating func choose(option index: Int) {
    input = .option(index)
    top.focus = index
  }

  // The places of no and yes among an offer's choices, as in every question that has them.
  static var offerTurnedDown: Int { 0 }
  static var offerAccepted: Int { 1 }

  // MARK: Leaving a question

  /// Leaves the stop, storing what is chosen there: going back loses nothing.
  mutating func leaveStop(then continuation: Continuation) {
    if continuation == .next, case .item(let questionnaire, let id) = interview?.position,
      let item = interview?.questionnaire(questionnaire)?.item(id), let answer = chosenAnswer(to: item),
      !item.accepts(answer)
    {
      return notice(
        strings.noticeNumberRange(
          low: String(item.possiblePoints.lowerBound), high: String(item.possiblePoints.upperBound)))
    }
    showCrisis(for: storeChoice(orNumber: true), then: continuation)
  }

  /// Stores what is chosen at the stop, if it is an answer.
  ///
  /// - Parameter orNumber: also a number that is typed there. It may be half of one where nobody has said "back" or "on".
  /// - Returns: the safety rules that it raises, if it is a new one.
  package mutating func storeChoice(orNumber: Bool = false) -> [SafetyRule] {
    if case .number = input, !orNumber { return [] }
    switch interview?.position {
    case .item(let questionnaire, let id):
      guard let item = interview?.questionnaire(questionnaire)?.item(id), let answer = chosenAnswer(to: item),
        item.accepts(answer)
      else { return [] }
      return store(answer, for: id)
    case .offer(let id):
      if case .option(let chosen) = input { interview?.answerOffer(chosen == Self.offerAccepted, for: id) }
    case .tickList, nil: break
    }
    return []
  }

  private func chosenAnswer(to item: Item) -> Answer? {
    switch input {
    case .option(let index): item.options.indices.contains(index) ? .option(item.options[index].code) : nil
    case .number(let text): Int(text).map(Answer.number)
    case .none: nil
    }
  }

  /// Stores an answer.
  ///
  /// - Returns: the safety rules that it raises, if it is a new one.
  mutating func store(_ answer: Answer, for item: Item.ID) -> [SafetyRule] {
    let isNew = interview?.answers[item] != answer
    let raised = interview?.answer(answer, to: item) ?? []
    return isNew ? raised : []
  }

  // MARK: What comes next

  /// Shows the crisis page for what an answer raised, before anything else; where nothing was raised, goes on at once.
  mutating func showCrisis(for raised: [SafetyRule], then continuation: Continuation) {
    guard !raised.isEmpty else { return goOn(continuation) }
    remember(raised)
    Role.note(raised, in: &self)
    let isAnswered = raised.contains { rule in
      interview?.answers[rule.item].map { $0 != .declined && rule.isRaised(by: $0) } ?? false
    }
    open(
      CrisisScreen(
        level: raised.contains { $0.level == .crisis } ? .crisis : .support, isAnswered: isAnswered, then: continuation)
    )
    ask(.dropTypedAhead)
  }

  /// Shows the crisis page for the answer that is chosen, where it calls for that, and stays there: the screen is about to
  /// be covered.
  package mutating func storeChoiceBeforeCovering() {
    if isAt(PrivacyScreen.self) { close() }
    showCrisis(for: storeChoice(), then: .stay)
  }

  /// Goes from an answer that was opened from the list back to the list.
  private mutating func backToList() {
    isEditing = false
    interview?.goToFirstOpenStop()
    enterStop()
    open(ReviewScreen(in: self))
  }

  /// Does what the person was about to do at a stop.
  mutating func goOn(_ continuation: Continuation) {
    switch continuation {
    case .stay: return
    case .leave(let exitCode): return Role.leave(&self, exitCode: exitCode)
    case .review: return open(ReviewScreen(in: self))
    case .back where isEditing: return backToList()
    case .back:
      if interview?.back() == false { return Role.backFromFirstQuestion(&self) }
    case .next:
      if isEditing { interview?.goToFirstOpenStop() } else { interview?.next() }
      // What a changed answer has opened is asked, and what was answered behind it is not gone through again.
      isEditing = isEditing && interview?.position != nil
      if interview?.position == nil { return open(ReviewScreen(in: self)) }
    }
    enterStop()
  }
}
