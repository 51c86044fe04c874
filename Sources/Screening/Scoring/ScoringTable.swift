/// A questionnaire made ready for scoring: items, conditions and scores by position, so that scoring one more set of
/// responses looks nothing up by name and allocates nothing.
///
/// The pages and the scoring of whole files use this same table: they cannot differ.
public struct ScoringTable: Sendable {
  public let questionnaire: Questionnaire
  private let items: [ItemEntry]
  private let conditions: [IndexedCondition?]
  /// The points of all options of all items.
  private let points: [Int32]
  private let scores: [ScoreEntry]

  /// A response to one item: the position of an option, a number, or one of the two ways of having none.
  public struct Response: Sendable, Equatable {
    let value: Int32
    public static let missing = Response(value: -1)
    /// "Prefer not to say".
    public static let declined = Response(value: -2)

    /// The option at this position among the item's options.
    public static func option(_ index: Int) -> Response { Response(value: Int32(index)) }
    public static func number(_ number: Int) -> Response { Response(value: Int32(clamping: number)) }

    /// The position of the chosen option, or the number; `nil` without an answer.
    public var optionIndex: Int? { isGiven ? Int(value) : nil }

    var isGiven: Bool { value >= 0 }
  }

  /// What an item needs for scoring, in a form that is copied without counting references.
  struct ItemEntry: Sendable {
    let lowest: Int32
    let highest: Int32
    /// Where its options' points begin in `points`; -1 for an item that takes a number.
    let firstPoints: Int32
    /// The points that "prefer not to say" gives, or -1: only some manuals count it.
    let pointsWhenDeclined: Int32
    let hasCondition: Bool
    /// Whether a score, a safety rule or a condition looks at the item.
    let isNeeded: Bool
  }

  struct ScoreEntry: Sendable {
    let items: [Int]
    let counts: Bool
  }

  /// A condition with items and options by position.
  indirect enum IndexedCondition: Sendable {
    case answer(item: Int, options: Set<Int32>, declined: Bool)
    case sum(items: [Int], atLeast: Int)
    case all([IndexedCondition])
    case any([IndexedCondition])
    case not(IndexedCondition)
    /// Looks at something that is not here; the file check refuses that.
    case unknown
  }

  /// What each item and each score come to, with room for the next set of responses.
  public struct Row: Sendable {
    public fileprivate(set) var items: [ItemValue]
    public fileprivate(set) var scores: [ScoreValue]
  }

  public struct ItemValue: Sendable {
    /// Whether the item is asked.
    public var asked: Truth = .yes
    /// Whether it needs an answer that it does not have.
    var isOpen = false
    /// The lowest and highest points that it adds.
    var low: Int32 = 0
    var high: Int32 = 0

    var contribution: ClosedRange<Int> { Int(low)...Int(high) }
  }

  public struct ScoreValue: Sendable {
    public fileprivate(set) var low: Int32 = 0
    public fileprivate(set) var high: Int32 = 0
    /// Whether it has all the answers that it needs.
    public fileprivate(set) var isComplete = true

    init() {}

    /// A score that has all the answers it needs.
    public init(complete value: Int) {
      low = Int32(clamping: value)
      high = low
    }

    public var range: ClosedRange<Int> { Int(low)...Int(high) }
  }

  public init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    let index = Dictionary(
      questionnaire.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    conditions = questionnaire.items.map { item in
      item.enableWhen.map { Self.indexed($0, items: questionnaire.items, index: index) }
    }
    scores = questionnaire.scores.map { score in
      ScoreEntry(items: score.items.compactMap { index[$0] }, counts: score.method == .count)
    }
    let needed = Set(
      questionnaire.scores.flatMap(\.items) + questionnaire.safetyRules.map(\.item)
        + questionnaire.items.compactMap(\.enableWhen).flatMap(\.items))
    var points: [Int32] = []
    items = questionnaire.items.map { item in
      defer { points += item.options.map { Int32($0.points) } }
      return ItemEntry(
        lowest: Int32(item.possiblePoints.lowerBound),
        highest: Int32(item.possiblePoints.upperBound),
        firstPoints: item.options.isEmpty ? -1 : Int32(points.count),
        pointsWhenDeclined: questionnaire.missingRule.kind == .declinedCounts
          ? Int32(item.possiblePoints.upperBound) : -1,
        hasCondition: item.enableWhen != nil,
        isNeeded: needed.contains(item.id))
    }
    self.points = points
  }

  private static func indexed(_ condition: Condition, items: [Item], index: [Item.ID: Int]) -> IndexedCondition {
    switch condition {
    case .answer(let id, let codes, let declined):
      guard let item = index[id] else { return .unknown }
      let options = items[item].options.enumerated().filter { codes.contains($1.code) }.map { Int32($0.offset) }
      return .answer(item: item, options: Set(options), declined: declined)
    case .sum(let ids, let threshold):
      return .sum(items: ids.compactMap { index[$0] }, atLeast: threshold)
    case .cutOff:
      return .unknown
    case .all(let parts):
      return .all(parts.map { indexed($0, items: items, index: index) })
    case .any(let parts):
      return .any(parts.map { indexed($0, items: items, index: index) })
    case .not(let part):
      return .not(indexed(part, items: items, index: index))
    }
  }

  // MARK: Scoring

  /// An empty row, to be filled as often as wanted.
  public func makeRow() -> Row {
    Row(
      items: Array(repeating: ItemValue(), count: items.count),
      scores: Array(repeating: ScoreValue(), count: scores.count))
  }

  /// Works out what every item and every score come to.
  ///
  /// - Parameters:
  ///   - responses: one for each item, in order.
  ///   - settlingAll: whether also the items that nothing looks at are settled.
  public func score(_ responses: [Response], into row: inout Row, settlingAll: Bool = false) {
    row.items.withUnsafeMutableBufferPointer { values in
      for index in items.indices where items[index].isNeeded || settlingAll {
        values[index] = value(of: index, responses, UnsafeBufferPointer(values))
      }
    }
    for index in scores.indices {
      row.scores[index] = value(of: scores[index], row.items)
    }
  }

  private func value(of score: ScoreEntry, _ items: [ItemValue]) -> ScoreValue {
    var value = ScoreValue()
    for index in score.items {
      let item = items[index]
      if item.isOpen { value.isComplete = false }
      value.low += score.counts ? (item.low >= 1 ? 1 : 0) : item.low
      value.high += score.counts ? (item.high >= 1 ? 1 : 0) : item.high
    }
    return value
  }

  /// Works out whether the item is asked, and the points it may add: one value when it is answered or not asked,
  /// else all that it could be. Conditions look back only, so one pass in order settles every item.
  private func value(of index: Int, _ responses: [Response], _ values: UnsafeBufferPointer<ItemValue>) -> ItemValue {
    let item = items[index]
    let asked = item.hasCondition ? conditions[index].map { truth(of: $0, responses, values) } ?? .yes : .yes
    // The answer to an item that is not asked counts nothing, even if it was given before an earlier answer changed.
    if asked == .no { return ItemValue(asked: .no) }
    let points = points(of: responses[index], for: item)
    let low = points ?? item.lowest
    let high = points ?? item.highest
    return ItemValue(
      asked: asked, isOpen: points == nil || asked == .unknown, low: asked == .yes ? low : min(0, low),
      high: asked == .yes ? high : max(0, high))
  }

  private func points(of response: Response, for item: ItemEntry) -> Int32? {
    if response == .declined { return item.pointsWhenDeclined < 0 ? nil : item.pointsWhenDeclined }
    guard response.isGiven else { return nil }
    return item.firstPoints < 0 ? response.value : points[Int(item.firstPoints + response.value)]
  }

  private func truth(of condition: IndexedCondition, _ responses: [Response], _ values: UnsafeBufferPointer<ItemValue>)
    -> Truth
  {
    switch condition {
    case .answer(let item, let options, let declined):
      truth(ofAnswerTo: item, among: options, declined: declined, responses, values)
    case .sum(let items, let threshold):
      Truth(
        items.reduce(0) { $0 + Int(values[$1].low) }...items.reduce(0) { $0 + Int(values[$1].high) },
        atLeast: threshold)
    case .all(let parts):
      Truth.all(parts.map { truth(of: $0, responses, values) })
    case .any(let parts):
      Truth.any(parts.map { truth(of: $0, responses, values) })
    case .not(let part):
      !truth(of: part, responses, values)
    case .unknown:
      .unknown
    }
  }

  private func truth(
    ofAnswerTo item: Int, among options: Set<Int32>, declined: Bool, _ responses: [Response],
    _ values: UnsafeBufferPointer<ItemValue>
  ) -> Truth {
    let response = responses[item]
    let matches = options.contains(response.value) || (declined && response == .declined)
    switch values[item].asked {
    case .no: return .no
    case .yes: return response.isGiven || matches ? (matches ? .yes : .no) : .unknown
    // The answer counts only if the item turns out to be asked, so it cannot settle anything but "no".
    case .unknown: return response.isGiven && !matches ? .no : .unknown
    }
  }
}
