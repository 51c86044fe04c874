/// A questionnaire made ready for scoring: items, conditions and scores by position, so that scoring one more set of
/// responses looks nothing up by name and allocates nothing.
///
/// The pages and the scoring of whole files use this same table: they cannot differ.
public struct ScoringTable: Sendable {
  public let questionnaire: Questionnaire
  let items: [ItemEntry]
  let scores: [ScoreEntry]

  /// A response to one item: the position of an option, a number, or one of the two ways of having none.
  public struct Response: Sendable, Equatable {
    let value: Int32
    public static let missing = Response(value: -1)
    /// "Prefer not to say".
    public static let declined = Response(value: -2)

    /// The option at this position among the item's options.
    public static func option(_ index: Int) -> Response { Response(value: Int32(index)) }
    public static func number(_ number: Int) -> Response { Response(value: Int32(clamping: number)) }

    var isGiven: Bool { value >= 0 }
  }

  struct ItemEntry: Sendable {
    /// Points by option position; empty for an item that takes a number.
    let points: [Int32]
    let lowest: Int32
    let highest: Int32
    let condition: IndexedCondition?
    /// The points that "prefer not to say" gives, for the instruments whose manual counts it.
    let pointsWhenDeclined: Int32?
    /// Whether a score or a condition looks at the item.
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

  /// The points that each item and each score come to, with room for the next set of responses.
  public struct Row: Sendable {
    /// Whether each item is asked.
    public fileprivate(set) var asked: [Truth]
    /// The lowest and highest points that each item adds.
    fileprivate var low: [Int32]
    fileprivate var high: [Int32]
    /// Whether each item needs an answer that it does not have.
    fileprivate var isOpen: [Bool]
    /// Whether each score has all that it needs.
    public fileprivate(set) var isComplete: [Bool]
    /// The lowest and highest value of each score.
    public fileprivate(set) var scoreLow: [Int32]
    public fileprivate(set) var scoreHigh: [Int32]

    func contribution(of item: Int) -> ClosedRange<Int> { Int(low[item])...Int(high[item]) }
  }

  public init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    let index = Dictionary(
      questionnaire.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let conditions = questionnaire.items.map { item in
      item.enableWhen.map { Self.indexed($0, items: questionnaire.items, index: index) }
    }
    scores = questionnaire.scores.map { score in
      ScoreEntry(items: score.items.compactMap { index[$0] }, counts: score.method == .count)
    }
    let needed = Set(
      questionnaire.scores.flatMap(\.items) + questionnaire.safetyRules.map(\.item)
        + questionnaire.items.compactMap(\.enableWhen).flatMap(\.items))
    items = zip(questionnaire.items, conditions).map { item, condition in
      ItemEntry(
        points: item.options.map { Int32($0.points) },
        lowest: Int32(item.possiblePoints.lowerBound),
        highest: Int32(item.possiblePoints.upperBound),
        condition: condition,
        pointsWhenDeclined: questionnaire.missingRule.kind == .declinedCounts
          ? Int32(item.possiblePoints.upperBound) : nil,
        isNeeded: needed.contains(item.id))
    }
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
      asked: Array(repeating: .yes, count: items.count), low: Array(repeating: 0, count: items.count),
      high: Array(repeating: 0, count: items.count), isOpen: Array(repeating: false, count: items.count),
      isComplete: Array(repeating: true, count: scores.count), scoreLow: Array(repeating: 0, count: scores.count),
      scoreHigh: Array(repeating: 0, count: scores.count))
  }

  /// Works out what every item and every score come to.
  ///
  /// - Parameter responses: one for each item, in order.
  public func score(_ responses: [Response], into row: inout Row) {
    for index in items.indices where items[index].isNeeded || items[index].condition == nil {
      settle(index, responses, &row)
    }
    for index in scores.indices {
      let entry = scores[index]
      var low: Int32 = 0
      var high: Int32 = 0
      var isComplete = true
      for item in entry.items {
        if row.isOpen[item] { isComplete = false }
        if entry.counts {
          low += row.low[item] >= 1 ? 1 : 0
          high += row.high[item] >= 1 ? 1 : 0
        } else {
          low += row.low[item]
          high += row.high[item]
        }
      }
      row.scoreLow[index] = low
      row.scoreHigh[index] = high
      row.isComplete[index] = isComplete
    }
  }

  /// Whether each item is asked, also those that no score needs.
  public func settleAll(_ responses: [Response], into row: inout Row) {
    for index in items.indices { settle(index, responses, &row) }
  }

  /// Works out whether the item is asked, and the points it may add: one value when it is answered or not asked,
  /// else all that it could be. Conditions look back only, so one pass in order settles every item.
  private func settle(_ index: Int, _ responses: [Response], _ row: inout Row) {
    let item = items[index]
    let asked = item.condition.map { truth(of: $0, responses, row) } ?? .yes
    row.asked[index] = asked
    if asked == .no {
      // The answer to an item that is not asked counts nothing, even if it was given before an earlier answer changed.
      row.low[index] = 0
      row.high[index] = 0
      row.isOpen[index] = false
      return
    }
    let points = points(of: responses[index], for: item)
    row.isOpen[index] = points == nil || asked == .unknown
    let low = points ?? item.lowest
    let high = points ?? item.highest
    row.low[index] = asked == .yes ? low : min(0, low)
    row.high[index] = asked == .yes ? high : max(0, high)
  }

  private func points(of response: Response, for item: ItemEntry) -> Int32? {
    if response == .declined { return item.pointsWhenDeclined }
    guard response.isGiven else { return nil }
    return item.points.isEmpty ? response.value : item.points[Int(response.value)]
  }

  private func truth(of condition: IndexedCondition, _ responses: [Response], _ row: Row) -> Truth {
    switch condition {
    case .answer(let item, let options, let declined):
      truth(ofAnswerTo: item, among: options, declined: declined, responses, row)
    case .sum(let items, let threshold):
      Truth(
        items.reduce(0) { $0 + Int(row.low[$1]) }...items.reduce(0) { $0 + Int(row.high[$1]) }, atLeast: threshold)
    case .all(let parts):
      Truth.all(parts.map { truth(of: $0, responses, row) })
    case .any(let parts):
      Truth.any(parts.map { truth(of: $0, responses, row) })
    case .not(let part):
      !truth(of: part, responses, row)
    case .unknown:
      .unknown
    }
  }

  private func truth(
    ofAnswerTo item: Int, among options: Set<Int32>, declined: Bool, _ responses: [Response], _ row: Row
  ) -> Truth {
    let response = responses[item]
    let matches = options.contains(response.value) || (declined && response == .declined)
    switch row.asked[item] {
    case .no: return .no
    case .yes: return response.isGiven || matches ? (matches ? .yes : .no) : .unknown
    // The answer counts only if the item turns out to be asked, so it cannot settle anything but "no".
    case .unknown: return response.isGiven && !matches ? .no : .unknown
    }
  }
}
