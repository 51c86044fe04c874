extension Condition: CustomStringConvertible {
  /// The condition as a clinician would read it, with the ids of the items.
  public var description: String {
    switch self {
    case .answer(let item, let codes, let declined):
      "\(item) is " + (codes + (declined ? ["declined"] : [])).joined(separator: " or ")
    case .sum(let items, let threshold):
      items.count == 1
        ? "\(items[0]) is \(threshold) or more" : "\(items.joined(separator: " + ")) is \(threshold) or more"
    case .cutOff(let questionnaire, let score):
      "\(questionnaire)/\(score) reaches its cut-off"
    case .all(let parts):
      parts.map(\.bracketed).joined(separator: " and ")
    case .any(let parts):
      parts.map(\.bracketed).joined(separator: " or ")
    case .not(let part):
      "not \(part.bracketed)"
    }
  }

  private var bracketed: String {
    switch self {
    case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1: "(\(self))"
    default: description
    }
  }
}
