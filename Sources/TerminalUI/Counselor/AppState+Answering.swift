import Records
import Screening

/// Questions that a client answers into the records: begun, kept with each answer, stopped, finished.
extension AppState {
  /// The plan with this id, or the questionnaire with this id as a plan of its own.
  func askablePlan(_ id: Plan.ID) -> Plan? {
    if let plan = loadPlan(id) { return plan }
    let questionnaire = try? library.questionnaires([id], for: site, withCounselor: true).first
    return questionnaire.map(Self.plan)
  }

  static func plan(of questionnaire: Questionnaire) -> Plan {
    Plan(
      id: questionnaire.id, title: questionnaire.title, summary: "", minutes: questionnaire.minutes,
      steps: [Plan.Step(questionnaire: questionnaire.id)])
  }

  /// Whether a person must ask it, face to face.
  func isAskedInPerson(_ plan: Plan) -> Bool {
    loadQuestionnaires(of: plan).contains(where: \.isForCounselors)
  }

  private func references(of plan: Plan) -> [QuestionnaireReference] {
    loadQuestionnaires(of: plan).map { questionnaire in
      QuestionnaireReference(
        questionnaire, fileContent: library.fileContent(ofQuestionnaire: questionnaire.id) ?? "")
    }
  }

  // MARK: Begin

  /// Asks the records for room for what is about to be asked, or goes on with what they have.
  mutating func start(_ asking: DeskPage.Asking, handOver: Desk.HandOver?) -> Effect? {
    guard let client = desk?.record?.client.id else { return nil }
    let starting = Desk.Starting(plan: asking.plan, references: references(of: asking.plan), handOver: handOver)
    desk?.starting = starting
    switch asking {
    case .plan(let plan): return .records(.start(plan.id, starting.references, client))
    case .draft(let draft, _): return begin(draft).first.map { $0 }
    }
  }

  /// There is room for the answers: the first question, or what a client reads before it.
  mutating func begin(_ draft: Records.Draft) -> [Effect] {
    guard let starting = desk?.starting else {
      // These answers got a place of their own in the midst of answering.
      desk?.answering?.draft = draft
      return [savingOfAnswers].compactMap { $0 }
    }
    desk?.starting = nil
    desk?.answering = Desk.Answering(draft: draft, plan: starting.plan, references: starting.references)
    let questionnaires = loadQuestionnaires(of: starting.plan)
    interview = Interview(
      plan: starting.plan, questionnaires: questionnaires,
      answers: Self.answers(of: draft, fitting: questionnaires, starting.references))
    for (questionnaire, isAccepted) in draft.offers { interview?.answerOffer(isAccepted, for: questionnaire) }
    interview?.goToFirstOpenStop()
    emptyListAsked = nil
    isEditing = false
    popBack { $0 == .desk(.client) }
    if let handOver = starting.handOver { return [.records(.handOver(draft.client, code: handOver.code))] }
    showQuestions()
    return []
  }

  /// Half-finished answers to a questionnaire that has changed since may not fit: they are asked again.
  private static func answers(
    of draft: Records.Draft, fitting questionnaires: [Questionnaire], _ references: [QuestionnaireReference]
  ) -> Answers {
    draft.answers.filter { item, answer in
      questionnaires.contains { questionnaire in
        let before = draft.questionnaires.first { $0.id == questionnaire.id }
        let now = references.first { $0.id == questionnaire.id }
        guard let now, before?.isComparable(with: now) ?? true else { return false }
        return questionnaire.item(item)?.accepts(answer) == true
      }
    }
  }

  mutating func handedOver() {
    desk?.isHandedOver = true
    push(.desk(.before))
  }

  mutating func showQuestions() {
    push(.question)
    if interview?.position == nil { push(.review) } else { enterStop() }
  }

  // MARK: Keep

  /// Keeps what was answered, if anything is new since it was stored last.
  var savingOfAnswers: Effect? {
    guard let interview, var draft = desk?.answering?.draft,
      draft.answers != interview.answers || draft.offers != interview.offersAnswered
    else { return nil }
    draft.answers = interview.answers
    draft.offers = interview.offersAnswered
    return .records(.save(draft))
  }

  // MARK: End

  mutating func finishAnswering() -> Effect? {
    guard let draft = desk?.answering?.draft else { return nil }
    let screens = outcome.results.map { result in
      RecordStore.NewScreen(result, fileContent: library.fileContent(ofQuestionnaire: result.id) ?? "")
    }
    return .records(.finish(draft, screens))
  }

  /// Asks whether to stop; when that was asked already, stops.
  mutating func stopAnswering() -> Effect? {
    if place.route == .desk(.stopping) { return stopNow() }
    push(.desk(.stopping))
    return nil
  }

  mutating func stopNow() -> Effect? {
    if desk?.isHandedOver == true {
      popBack { $0 == .desk(.client) }
      push(.desk(.locked(.stopped)))
      return nil
    }
    return setAside()
  }

  /// Leaves the answers half-finished, and goes back to the client's page.
  ///
  /// What could not be stored before is tried once more first.
  mutating func setAside() -> Effect? {
    if let saving = savingOfAnswers {
      desk?.isSettingAside = true
      return saving
    }
    let draft = desk?.answering?.draft
    endAnswering()
    popBack { $0 == .desk(.client) }
    // Where nothing was answered there is nothing to go on with.
    if let draft, draft.answers.isEmpty, draft.offers.isEmpty { return .records(.discard(draft)) }
    return desk?.record.map { .records(.readAgain($0.client.id)) }
  }

  mutating func endAnswering() {
    interview = nil
    draft = .none
    desk?.answering = nil
    desk?.isSettingAside = false
  }
}
