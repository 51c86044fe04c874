import Records
import Screening

/// Questions that are begun with a client, or taken up again.
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

  /// Asks the records for room for what is about to be asked, or goes on with what they have.
  mutating func start(_ asking: DeskPage.Asking, handOver: Desk.HandOver?) -> Effect? {
    guard let client = desk?.record?.client.id else { return nil }
    var starting = Desk.Starting(plan: asking.plan, references: references(of: asking.plan), handOver: handOver)
    if case .draft(let draft, let plan) = asking {
      if fit(of: draft, to: plan) == .whole { return begin(draft, starting).first }
      starting.earlier = draft
    }
    desk?.starting = starting
    return .records(.start(asking.plan.id, starting.references, client))
  }

  /// How much of half-finished answers can be gone on with.
  enum Fit: Sendable, Equatable {
    case whole
    case part
    /// The questions are not here any more.
    case none
  }

  func fit(of draft: Records.Draft, to plan: Plan) -> Fit {
    let questionnaires = loadQuestionnaires(of: plan)
    if questionnaires.isEmpty { return .none }
    let fitting = Self.answers(of: draft, fitting: questionnaires)
    return fitting.count == draft.answers.count ? .whole : .part
  }

  /// The plan that half-finished answers belong to; one without questions where it is not here any more.
  func plan(of draft: Records.Draft) -> Plan {
    if let plan = askablePlan(draft.plan), !loadQuestionnaires(of: plan).isEmpty { return plan }
    let title = draft.questionnaires.map(\.title).joined(separator: ", ")
    return Plan(id: draft.plan, title: title.isEmpty ? draft.plan : title, summary: "", minutes: 0, steps: [])
  }

  /// There is room for the answers.
  mutating func started(_ draft: Records.Draft) -> [Effect] {
    if let starting = desk?.starting {
      desk?.starting = nil
      return begin(draft, starting)
    }
    // These answers got a place of their own in the midst of answering.
    desk?.answering?.draft = draft
    if let saving = savingOfAnswers { return [saving] }
    return desk?.isSettingAside == true ? [setAside()].compactMap { $0 } : []
  }

  /// The first question, or what a client reads before it.
  private mutating func begin(_ draft: Records.Draft, _ starting: Desk.Starting) -> [Effect] {
    desk?.answering = Desk.Answering(draft: draft, plan: starting.plan, references: starting.references)
    let questionnaires = loadQuestionnaires(of: starting.plan)
    let begun = starting.earlier ?? draft
    interview = Interview(
      plan: starting.plan, questionnaires: questionnaires,
      answers: Self.answers(of: begun, fitting: questionnaires))
    for (questionnaire, isAccepted) in begun.offers { interview?.answerOffer(isAccepted, for: questionnaire) }
    takeOverRules(of: begun, questionnaires)
    let takenOver = starting.earlier == nil ? nil : unfinished
    desk?.answering?.takenOver = takenOver
    interview?.goToFirstOpenStop()
    emptyListAsked = nil
    isEditing = false
    popBack { $0 == .desk(.client) }
    if let handOver = starting.handOver { return [.records(.handOver(draft.client, code: handOver.code))] }
    showQuestions()
    return []
  }

  /// What the answers that were taken over raised before, and what they raise now.
  private mutating func takeOverRules(of begun: Records.Draft, _ questionnaires: [Questionnaire]) {
    let answers = interview?.answers ?? [:]
    desk?.answering?.raised = begun.safetyRules.filter { rule in
      answers[rule.item] == begun.answers[rule.item] && questionnaires.contains { rule.isRule(of: $0) }
    }
    let raised = unfinished?.safetyRules ?? []
    desk?.answering?.raised = raised
  }

  /// The half-finished answers that can be gone on with; those to another version of a questionnaire may not mean the
  /// same.
  private static func answers(
    of draft: Records.Draft, fitting questionnaires: [Questionnaire]
  ) -> Answers {
    draft.answers.filter { item, answer in
      questionnaires.contains { questionnaire in
        let before = draft.questionnaires.first { $0.id == questionnaire.id }
        return (before?.isOf(questionnaire) ?? true) && questionnaire.item(item)?.accepts(answer) == true
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
}
