extension Interview {
  /// How far a person has come: by parts, each about one area, and inside the part. Its totals are never said too low, so
  /// that they do not grow while somebody answers.
  public struct Progress: Sendable, Equatable {
    /// The number of the part, from 1.
    public let part: Int
    /// The parts that were or may still be asked.
    public let partCount: Int
    /// The number of the question in its part, from 1.
    public let question: Int
    /// The most questions that the part can have, but for those that the person has not yet agreed to.
    public let questionCount: Int
    /// Whether it has that many whatever is answered.
    public let isQuestionCountCertain: Bool
  }

  /// The progress at the present stop; `nil` at the end.
  public var progress: Progress? {
    guard let position else { return nil }
    let way = way
    let stops = stops(on: way)
    let parts = parts(of: way, stops)
    guard let part = parts.firstIndex(where: { $0.contains { $0.id == position.questionnaire } }) else { return nil }
    let ids = Set(parts[part].map(\.id))
    let ofPart = stops.filter { ids.contains($0.questionnaire) }
    guard let index = ofPart.firstIndex(of: position) else { return nil }
    let possible = parts[part].reduce(0) { $0 + $1.possibleStops }
    return Progress(
      part: part + 1, partCount: parts.count, question: index + 1, questionCount: ofPart.count + possible,
      isQuestionCountCertain: possible == 0 && !parts[part].contains(where: \.isOffered))
  }

  /// A step that was or may still be asked.
  private struct OpenStep {
    let id: Questionnaire.ID
    let area: Area
    /// The stops that answers to come may add.
    let possibleStops: Int
    /// Whether the person has yet to say if they want its questions.
    let isOffered: Bool
  }

  /// The steps that were or may still be asked, in parts: those about one area that follow each other.
  private func parts(of way: Way, _ stops: [Stop]) -> [[OpenStep]] {
    var open = OpenItems(in: stops, answers: answers)
    return way.steps.reduce(into: []) { parts, step in
      guard let openStep = openStep(step, &open) else { return }
      if parts.last?.last?.area == openStep.area {
        parts[parts.count - 1].append(openStep)
      } else {
        parts.append([openStep])
      }
    }
  }

  private func openStep(_ step: Way.Step, _ open: inout OpenItems) -> OpenStep? {
    let questionnaire = step.questionnaire
    let mayBeDecided = step.step.condition.map { open.mayDecide($0, tables) } ?? false
    guard step.entry != .skipped || (step.condition == .unknown && mayBeDecided) else { return nil }
    let isOffered = step.entry == .offered && offersAnswered[questionnaire.id] == nil
    // Nobody has said yes to what is offered, or would be.
    let isAgreedTo = step.isTaken || step.step.offer == nil && (isOffered || step.entry == .skipped)
    let items = isAgreedTo ? open.add(step) : 0
    return OpenStep(
      id: questionnaire.id, area: questionnaire.area, possibleStops: possibleStops(of: step, openItems: items),
      isOffered: isOffered)
  }

  private func possibleStops(of step: Way.Step, openItems: Int) -> Int {
    // An offer of its own may still be made.
    if step.step.offer != nil, step.entry == .skipped { return 1 }
    guard step.questionnaire.presentation == .tickList else { return openItems }
    return step.isTaken ? 0 : min(1, openItems)
  }

  /// The items to which an answer is still to come, as far as a walk through the steps has seen.
  private struct OpenItems {
    private var items: Set<Item.ID> = []
    private let stops: Set<Item.ID>
    private let answers: Answers

    init(in stops: [Stop], answers: Answers) {
      self.answers = answers
      self.stops = Set(stops.compactMap { if case .item(_, let item) = $0 { item } else { nil } })
    }

    /// Whether an answer to come may still decide the condition.
    func mayDecide(_ condition: Condition, _ tables: [Questionnaire.ID: ScoringTable]) -> Bool {
      let scored = condition.cutOffs.flatMap { cutOff in
        tables[cutOff.questionnaire]?.questionnaire.scores.first { $0.id == cutOff.score }?.items ?? []
      }
      return !items.isDisjoint(with: condition.items + scored)
    }

    /// Takes the open items of a step in.
    ///
    /// - Returns: how many of them are no stops yet.
    mutating func add(_ step: Way.Step) -> Int {
      var count = 0
      for item in step.questionnaire.items where answers[item.id] == nil {
        if let same = item.onceWith, stops.contains(same) { continue }
        switch step.sheet.isAsked(item) {
        case .no: continue
        case .unknown where !(item.enableWhen.map { mayDecide($0, [:]) } ?? false): continue
        case .unknown, .yes: break
        }
        if !stops.contains(item.id), !items.contains(item.id) { count += 1 }
        items.insert(item.id)
      }
      return count
    }
  }
}
