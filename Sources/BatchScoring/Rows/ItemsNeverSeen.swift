import Screening

/// The items that scores or safety rules look at, and that no row read so far has: a whole file without one is probably
/// not meant to be so.
struct ItemsNeverSeen: Sendable {
  private let ids: [Item.ID]
  private(set) var positions: Set<Int>
  private(set) var isEmpty: Bool

  init(_ questionnaire: Questionnaire) {
    ids = questionnaire.items.map(\.id)
    positions = Set(questionnaire.items.indices.filter { questionnaire.looksAt(questionnaire.items[$0].id) })
    isEmpty = positions.isEmpty
  }

  /// Takes off what a row has, or need not have.
  mutating func remove(where isAccountedFor: (Int) -> Bool) {
    positions = positions.filter { !isAccountedFor($0) }
    isEmpty = positions.isEmpty
  }

  /// Those that other rows do not have either.
  func keeping(only others: ItemsNeverSeen) -> ItemsNeverSeen {
    var both = self
    both.remove { !others.positions.contains($0) }
    return both
  }

  /// What people are told of it, if there is anything to tell.
  var message: String? {
    if isEmpty { return nil }
    let missing = positions.sorted().map { ids[$0] }
    return "no row of the whole file has \(missing.joined(separator: ", ")); no row has an answer to "
      + (missing.count == 1 ? "it" : "them")
  }
}

extension Questionnaire {
  /// Whether a score or a safety rule looks at the item.
  func looksAt(_ item: Item.ID) -> Bool {
    scores.contains { $0.items.contains(item) } || safetyRules.contains { $0.item == item }
  }
}
