extension Condition: CustomStringConvertible {
  /// The condition as a clinician would read it, with the ids of the items.
  public var description: String {
    switch self {
    case .answer(let item, let codes, let declined):
      Self.description(of: item, codes + (declined ? ["declined"] : []))
    case .sum(let items, let threshold):
      items.count == 1
        ? "\(items[0]) is \(threshold) or more" : "\(items.joined(separator: " + ")) is \(threshold) or more"
    case .cutOff(let questionnaire, let score):
      "\(questionnaire)/\(score) reaches its cut-off"
    case .all(let parts):
      Self.joined(parts, by: "and")
    case .any(let parts):
      Self.joined(parts, by: "or")
    case .not(let part):
      "not (\(part))"
    }
  }

  private static func description(of item: Item.ID, _ codes: [String]) -> String {
    codes.count == 1 ? "\(item) is \(codes[0])" : "\(item) is one of \(codes.joined(separator: ", "))"
  }

  /// Each part in parentheses, so that nobody has to know whether "and" or "or" binds more tightly.
  private static func joined(_ parts: [Condition], by word: String) -> String {
    parts.count == 1 ? parts[0].description : parts.map { "(\($0))" }.joined(separator: " \(word) ")
  }
}
