import Records
import Screening
import SelfCheck

/// Questions that are begun with a client, or taken up again.
extension CounselorSession {
  /// The plan with this id, or the questionnaire with this id as a plan of its own.
  func askablePlan(_ id: Plan.ID) -> Plan? {
    if let plan = plan(id) { return plan }
    let questionnaire = try? library.questionnaires([id], for: site, withCounselor: true).first
    return questionnaire.map(Self.plan)
  }

  static func plan(of questionnaire: Questionnaire) -> Plan {
    Plan(
      id: questionnaire.id, title: questionnaire.title, summary: "", minutes: questionnaire.minutes,
      steps: [Plan.Step(questionnaire: questionnaire.id)])
  }

  /// Every published instrument that the site offers.
  var instruments: [Questionnaire] {
    ((try? library.questionnaires(library.questionnaireIDs, for: site, withCounselor: true)) ?? [])
      .filter { $0.kind == .screen }
  }

  /// Whether a person must ask it, face to face.
  func isAskedInPerson(_ plan: Plan) -> Bool {
    questionnaires(of: plan).contains(where: \.isForCounselors)
  }

  private func references(of plan: Plan) -> [QuestionnaireReference] {
    questionnaires(of: plan).map { questionnaire in
      QuestionnaireReference(
        questionnaire, fileContent: library.fileContent(ofQuestionnaire: questionnaire.id) ?? "")
    }
  }

  /// Asks who has the keyboard, or begins at once where a person must ask.
  mutating func choose(toAsk plan: Plan) {
    if isAskedInPerson(plan) { start(.plan(plan), handOver: nil) } else { open(WhoScreen(.plan(plan))) }
  }

  /// Asks the records for room for what is about to be asked, or goes on with what they have.
  mutating func start(_ asking: Asking, handOver: CounselorRole.HandOver?) {
    guard let client = role.record?.client.id else { return }
    var starting = CounselorRole.Starting(
      plan: asking.plan, references: references(of: asking.plan), handOver: handOver)
    if case .inProgress(let inProgress, let plan) = asking {
      if fit(of: inProgress, to: plan) == .whole { return begin(inProgress, starting) }
      starting.earlier = inProgress
    }
    role.starting = starting
    request(.records(.start(asking.plan.id, starting.references, client)))
  }

  /// Takes over that there is room for the answers.
  mutating func started(_ inProgress: ResponseInProgress) {
    if let starting = role.starting {
      role.starting = nil
      return begin(inProgress, starting)
    }
    // These answers got a place of their own in the midst of answering.
    role.answering?.response = inProgress
    if let saving = savingOfAnswers { return request(.records(saving)) }
    if role.isSettingAside { setAside() }
  }

  /// Shows the first question, or what a client reads before it.
  private mutating func begin(_ inProgress: ResponseInProgress, _ starting: CounselorRole.Starting) {
    role.answering = CounselorRole.Answering(response: inProgress, plan: starting.plan, references: starting.references)
    let questionnaires = questionnaires(of: starting.plan)
    let begun = starting.earlier ?? inProgress
    var interview = Interview(
      plan: starting.plan, questionnaires: questionnaires,
      answers: Self.answers(of: begun, fitting: questionnaires))
    for (questionnaire, isAccepted) in begun.offers { interview.answerOffer(isAccepted, for: questionnaire) }
    beginInterview(interview)
    takeOverRules(of: begun, questionnaires)
    let takenOver = starting.earlier == nil ? nil : unfinished
    role.answering?.takenOver = takenOver
    self.interview?.goToFirstOpenStop()
    goBack(to: ClientScreen.self)
    if let handOver = starting.handOver {
      request(.records(.handOver(inProgress.client, code: handOver.code)))
    } else {
      showQuestions()
    }
  }

  /// Keeps the rules that the answers raised before they were taken over, and those that they raise now.
  private mutating func takeOverRules(of begun: ResponseInProgress, _ questionnaires: [Questionnaire]) {
    let answers = interview?.answers ?? [:]
    role.answering?.raised = begun.safetyRules.filter { rule in
      answers[rule.item] == begun.answers[rule.item] && questionnaires.contains { rule.isRule(of: $0) }
    }
    let raised = unfinished?.safetyRules ?? []
    role.answering?.raised = raised
  }

  // MARK: Half-finished answers

  /// The extent to which half-finished answers can be continued.
  enum Fit: Sendable, Equatable {
    case whole
    case part
    /// The questions are not here any more.
    case none
  }

  func fit(of inProgress: ResponseInProgress, to plan: Plan) -> Fit {
    let questionnaires = questionnaires(of: plan)
    if questionnaires.isEmpty { return .none }
    let fitting = Self.answers(of: inProgress, fitting: questionnaires)
    return fitting.count == inProgress.answers.count ? .whole : .part
  }

  /// The plan that half-finished answers belong to; one without questions where it is not here any more.
  func plan(of inProgress: ResponseInProgress) -> Plan {
    if let plan = askablePlan(inProgress.plan), !questionnaires(of: plan).isEmpty { return plan }
    let title = inProgress.questionnaires.map(\.title).joined(separator: ", ")
    return Plan(id: inProgress.plan, title: title.isEmpty ? inProgress.plan : title, summary: "", minutes: 0, steps: [])
  }

  /// The half-finished answers that can be gone on with; those to another version of a questionnaire may not mean the
  /// same.
  private static func answers(of inProgress: ResponseInProgress, fitting questionnaires: [Questionnaire]) -> Answers {
    inProgress.answers.filter { item, answer in
      questionnaires.contains { questionnaire in
        let before = inProgress.questionnaires.first { $0.id == questionnaire.id }
        return (before?.isOf(questionnaire) ?? true) && questionnaire.item(item)?.accepts(answer) == true
      }
    }
  }
}

/// The questions that are about to be asked.
enum Asking: Sendable, Equatable {
  case plan(Plan)
  case inProgress(ResponseInProgress, Plan)

  var plan: Plan {
    switch self {
    case .plan(let plan), .inProgress(_, let plan): plan
    }
  }
}
