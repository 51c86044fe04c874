/// A condition with items, options and scores by position: the one evaluator of conditions, those of items and those of a
/// plan's steps.
indirect enum IndexedCondition: Sendable {
  case answer(item: Int, options: Set<Int32>, declined: Bool)
  case sum(items: [Int], atLeast: Int)
  /// The cut-off at this position among those that are given.
  case cutOff(Int)
  case all([IndexedCondition])
  case any([IndexedCondition])
  case not(IndexedCondition)
  /// Looks at something that is not here; the file check refuses that.
  case unknown

  /// - Parameters:
  ///   - items: those that the condition may look at.
  ///   - positions: where each stands among them.
  ///   - cutOffs: where each score's cut-off stands. An item looks at none.
  init(_ condition: Condition, items: [Item], positions: [Item.ID: Int], cutOffs: [ScoreReference: Int] = [:]) {
    func indexed(_ part: Condition) -> IndexedCondition {
      IndexedCondition(part, items: items, positions: positions, cutOffs: cutOffs)
    }
    switch condition {
    case .answer(let id, let codes, let declined):
      guard let item = positions[id] else {
        self = .unknown
        return
      }
      let options = items[item].options.enumerated().filter { codes.contains($1.code) }.map { Int32($0.offset) }
      self = .answer(item: item, options: Set(options), declined: declined)
    case .sum(let ids, let threshold):
      self = .sum(items: ids.compactMap { positions[$0] }, atLeast: threshold)
    case .cutOff(let questionnaire, let score):
      self = cutOffs[ScoreReference(questionnaire: questionnaire, score: score)].map { .cutOff($0) } ?? .unknown
    case .all(let parts): self = .all(parts.map(indexed))
    case .any(let parts): self = .any(parts.map(indexed))
    case .not(let part): self = .not(indexed(part))
    }
  }

  /// Whether the condition holds.
  ///
  /// - Parameters:
  ///   - responses: one for each item.
  ///   - values: what each item comes to, as far as the condition looks.
  ///   - cutOffs: whether each is met.
  func truth(
    _ responses: [ScoringTable.Response], _ values: UnsafeBufferPointer<ScoringTable.ItemValue>, cutOffs: [Truth] = []
  ) -> Truth {
    switch self {
    case .answer(let item, let options, let declined):
      Self.truth(of: responses[item], asked: values[item].asked, among: options, declined: declined)
    case .sum(let items, let threshold):
      Truth(
        items.reduce(0) { $0 + Int(values[$1].low) }...items.reduce(0) { $0 + Int(values[$1].high) },
        atLeast: threshold)
    case .cutOff(let position): cutOffs[position]
    case .all(let parts): Truth.all(parts.map { $0.truth(responses, values, cutOffs: cutOffs) })
    case .any(let parts): Truth.any(parts.map { $0.truth(responses, values, cutOffs: cutOffs) })
    case .not(let part): !part.truth(responses, values, cutOffs: cutOffs)
    case .unknown: .unknown
    }
  }

  private static func truth(
    of response: ScoringTable.Response, asked: Truth, among options: Set<Int32>, declined: Bool
  ) -> Truth {
    let matches = options.contains(response.value) || (declined && response == .declined)
    switch asked {
    case .no: return .no
    case .yes: return response.isGiven || matches ? (matches ? .yes : .no) : .unknown
    // The answer counts only if the item turns out to be asked, so it cannot settle anything but "no".
    case .unknown: return response.isGiven && !matches ? .no : .unknown
    }
  }
}

/// A score of one of several questionnaires.
struct ScoreReference: Hashable {
  let questionnaire: Questionnaire.ID
  let score: ScoreDefinition.ID
}
