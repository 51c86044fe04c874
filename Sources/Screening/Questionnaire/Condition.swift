/// When an item is asked, or a step of a plan taken. A few named forms; there is no expression language.
public indirect enum Condition: Sendable, Equatable {
  /// The item's answer has one of these option codes, or it was declined where `declined` says that counts.
  case answer(item: Item.ID, codes: [String], declined: Bool = false)
  /// The points of these items add up to at least this much.
  case sum(items: [Item.ID], atLeast: Int)
  /// The score's cut-off is met. For plans: an item never depends on a cut-off.
  case cutOff(questionnaire: Questionnaire.ID, score: ScoreDefinition.ID)
  case all([Condition])
  case any([Condition])
  case not(Condition)

  /// The items that the condition looks at.
  public var items: [Item.ID] {
    switch self {
    case .answer(let item, _, _): [item]
    case .sum(let items, _): items
    case .cutOff: []
    case .all(let parts), .any(let parts): parts.flatMap(\.items)
    case .not(let part): part.items
    }
  }

  /// The items that the condition looks at, each with the option codes it names.
  public var answersLookedAt: [(item: Item.ID, codes: [String])] {
    switch self {
    case .answer(let item, let codes, _): [(item, codes)]
    case .sum(let items, _): items.map { ($0, []) }
    case .cutOff: []
    case .all(let parts), .any(let parts): parts.flatMap(\.answersLookedAt)
    case .not(let part): part.answersLookedAt
    }
  }

  /// The cut-offs that the condition looks at.
  public var cutOffs: [(questionnaire: Questionnaire.ID, score: ScoreDefinition.ID)] {
    switch self {
    case .answer, .sum: []
    case .cutOff(let questionnaire, let score): [(questionnaire, score)]
    case .all(let parts), .any(let parts): parts.flatMap(\.cutOffs)
    case .not(let part): part.cutOffs
    }
  }
}
