/// A person's way through a plan: what was answered, what comes next, and what must be shown at once.
///
/// The way is worked out anew from the answers each time, so a changed answer never leaves a stale question behind.
public struct Interview: Sendable, Equatable {
  public private(set) var plan: Plan
  public private(set) var answers: Answers = [:]
  /// The person's place in the interview; `nil` when everything has been asked.
  public private(set) var position: Stop?
  /// The questionnaires, each made ready for scoring once.
  private(set) var tables: [Questionnaire.ID: ScoringTable] = [:]
  /// The offers of further questionnaires that were accepted or turned down.
  public private(set) var offersAnswered: [Questionnaire.ID: Bool] = [:]
  private var tickListsConfirmed: Set<Questionnaire.ID> = []
  /// The items that were answered before this plan began, and are not asked again on the way.
  private let carriedOver: Set<Item.ID>

  /// Starts at the first stop of the plan that the answers leave open.
  ///
  /// - Parameters:
  ///   - questionnaires: at least those that the plan names; a step whose questionnaire is not among them is left out.
  ///   - answers: what was answered before, in another plan: it is kept, and not asked again.
  public init(plan: Plan, questionnaires: [Questionnaire], answers: Answers = [:]) {
    self.plan = plan
    self.answers = answers
    carriedOver = Set(answers.keys)
    for questionnaire in questionnaires { tables[questionnaire.id] = ScoringTable(questionnaire) }
    position = firstOpenStop
  }

  /// The plan's questionnaire with this id.
  public func questionnaire(_ id: Questionnaire.ID) -> Questionnaire? {
    tables[id]?.questionnaire
  }

  // MARK: The way

  var way: Way { Way(through: plan, tables, answers: answers, offers: offersAnswered) }

  /// Every stop known from the answers so far, in order.
  public var stops: [Stop] { stops(on: way) }

  func stops(on way: Way) -> [Stop] {
    var stops: [Stop] = []
    var asked: Set<Item.ID> = []
    for step in way.steps where step.entry != .skipped {
      let questionnaire = step.questionnaire
      if step.entry == .offered { stops.append(.offer(questionnaire.id)) }
      if !step.isTaken { continue }
      if questionnaire.presentation == .tickList {
        stops.append(.tickList(questionnaire.id))
        asked.formUnion(questionnaire.items.map(\.id))
      } else {
        for item in questionnaire.items where step.sheet.isAsked(item) == .yes && !asked.contains(item.id) {
          if let same = item.onceWith, asked.contains(same) { continue }
          stops.append(.item(questionnaire.id, item.id))
          asked.insert(item.id)
        }
      }
    }
    return stops
  }

  /// Whether answers still to come can add stops to those known now.
  public var mayGrow: Bool {
    let way = way
    // After the last answer nothing settles an open condition any more.
    let isOver = stops(on: way).allSatisfy(isDone)
    return way.steps.contains { step in
      let isOpen = step.entry == .offered || (step.condition == .unknown && !isOver)
      if isOpen, offersAnswered[step.questionnaire.id] == nil { return true }
      return step.isTaken && step.questionnaire.items.contains { step.sheet.isAsked($0) == .unknown }
    }
  }

  /// Whether the stop has been dealt with: answered, declined, confirmed.
  public func isDone(_ stop: Stop) -> Bool {
    switch stop {
    case .item(_, let item): answers[item] != nil
    case .tickList(let questionnaire):
      tickListsConfirmed.contains(questionnaire)
        || self.questionnaire(questionnaire)?.items.allSatisfy { answers[$0.id] != nil } ?? true
    case .offer(let questionnaire): offersAnswered[questionnaire] != nil
    }
  }

  /// Whether the person accepted the offer; `nil` before an answer.
  public func offerAccepted(_ questionnaire: Questionnaire.ID) -> Bool? {
    offersAnswered[questionnaire]
  }

  /// Goes on to the stop after this one, or to the end. What another plan's answers were carried over for is passed by;
  /// going back shows it.
  public mutating func next() {
    let stops = stops
    guard let position, let index = stops.firstIndex(of: position) else {
      self.position = firstOpenStop
      return
    }
    self.position = stops[(index + 1)...].first { !isCarriedOver($0) }
  }

  private func isCarriedOver(_ stop: Stop) -> Bool {
    guard case .item(_, let item) = stop else { return false }
    return carriedOver.contains(item) && isDone(stop)
  }

  /// Goes back one stop. It checks nothing and loses nothing.
  ///
  /// - Returns: `false` at the first stop, where there is nothing to go back to.
  @discardableResult
  public mutating func back() -> Bool {
    let stops = stops
    let index = position.flatMap(stops.firstIndex(of:)) ?? stops.count
    guard index > 0 else { return false }
    position = stops[index - 1]
    return true
  }

  /// Goes to a stop that the answers so far lead to.
  public mutating func go(to stop: Stop) {
    if stops.contains(stop) { position = stop }
  }

  /// Goes to the first stop that has not been dealt with, or to the end.
  public mutating func goToFirstOpenStop() {
    position = firstOpenStop
  }

  private var firstOpenStop: Stop? {
    stops.first { !isDone($0) }
  }

  // MARK: Answers

  /// Stores an answer, replacing an earlier one.
  ///
  /// - Returns: the safety rules it raises. They must be dealt with before anything else is asked.
  ///   An answer that the item does not accept is not stored and raises nothing.
  public mutating func answer(_ answer: Answer, to item: Item.ID) -> [SafetyRule] {
    let holders = orderedQuestionnaires.filter { $0.item(item) != nil }
    guard let definition = holders.first?.item(item), definition.accepts(answer) else { return [] }
    answers[item] = answer
    return holders.flatMap { $0.rulesRaised(by: answer, to: item) }
  }

  /// Takes an answer back, so that the item is open again.
  public mutating func clearAnswer(to item: Item.ID) {
    answers[item] = nil
  }

  /// Confirms a page of boxes: the items that were neither ticked nor declined are answered with the first option.
  public mutating func confirmTickList(_ questionnaire: Questionnaire.ID) {
    for item in self.questionnaire(questionnaire)?.items ?? [] where answers[item.id] == nil {
      guard let unticked = item.options.first else { continue }
      answers[item.id] = .option(unticked.code)
    }
    tickListsConfirmed.insert(questionnaire)
  }

  /// Declines a whole page of boxes; what was ticked stays ticked.
  ///
  /// - Returns: the safety rules that declining raises.
  public mutating func declineTickList(_ questionnaire: Questionnaire.ID) -> [SafetyRule] {
    var raised: [SafetyRule] = []
    for item in self.questionnaire(questionnaire)?.items ?? [] where answers[item.id] == nil {
      raised += answer(.declined, to: item.id)
    }
    tickListsConfirmed.insert(questionnaire)
    return raised
  }

  /// Answers an offer of a further questionnaire.
  public mutating func answerOffer(_ accepted: Bool, for questionnaire: Questionnaire.ID) {
    offersAnswered[questionnaire] = accepted
  }

  /// Adds the steps of another plan behind these, keeping every answer, and goes to the first open stop.
  public mutating func append(_ other: Plan, questionnaires: [Questionnaire]) {
    // A step that this plan left out gives way to one that asks for the same questionnaire.
    let taken = Set(way.steps.filter(\.isTaken).map(\.questionnaire.id))
    let kept = plan.steps.filter { step in
      taken.contains(step.questionnaire) || !other.steps.contains { $0.questionnaire == step.questionnaire }
    }
    for questionnaire in questionnaires where tables[questionnaire.id] == nil {
      tables[questionnaire.id] = ScoringTable(questionnaire)
    }
    let known = Set(kept.map(\.questionnaire))
    plan = Plan(
      id: plan.id, title: plan.title, summary: plan.summary, minutes: plan.minutes + other.minutes,
      minutesAtMost: plan.minutesAtMost + other.minutesAtMost,
      steps: kept + other.steps.filter { !known.contains($0.questionnaire) },
      learn: plan.learn + other.learn.filter { !plan.learn.contains($0) })
    goToFirstOpenStop()
  }

  // MARK: Result

  /// The results of the answers, questionnaire by questionnaire in the order of the plan.
  public var outcome: Outcome {
    Outcome(plan: plan.id, results: results { $0.isTaken })
  }

  /// The results of the plan's questionnaires that do not count: those that were never come to, and those that were
  /// begun before an earlier answer was changed.
  public var resultsLeftOut: [QuestionnaireResult] {
    results { !$0.isTaken }
  }

  private func results(where isWanted: (Way.Step) -> Bool) -> [QuestionnaireResult] {
    way.steps.filter(isWanted).map { QuestionnaireResult($0.sheet) }
  }

  /// Every safety rule that the answers raise as they are now, wherever a changed answer has led since.
  public var rulesRaised: [SafetyRule] {
    orderedQuestionnaires.flatMap { $0.rulesRaised(by: answers) }.reduce(into: []) { rules, rule in
      if !rules.contains(rule) { rules.append(rule) }
    }
  }

  private var orderedQuestionnaires: [Questionnaire] {
    plan.steps.compactMap { questionnaire($0.questionnaire) }
  }
}
