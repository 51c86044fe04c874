import Screening

/// A condition as FHIR's `enableWhen` can say it: all of several lists, each of which needs one of its parts.
struct ItemCondition {
  typealias Clause = [Part]

  struct Part: Equatable {
    let question: Item.ID
    let sign: String
    let answer: Answer

    enum Answer: Equatable {
      case option(AnswerOption, of: Item)
      case number(Int)
    }

    var json: JSONTree {
      let answers: (name: String, value: JSONTree)
      switch answer {
      case .option(let option, let item): answers = ("answerCoding", FHIRNames.coding(option, of: item))
      case .number(let number): answers = ("answerInteger", .number(number))
      }
      return .object([("question", .string(question)), ("operator", .string(sign)), answers])
    }
  }

  let clauses: [Clause]

  /// - Returns: `nil` where `enableWhen` cannot say it, or not in few words.
  init?(_ condition: Condition, in questionnaire: Questionnaire) {
    guard let clauses = Self.clauses(condition, isNegated: false, in: questionnaire), clauses.count <= 8 else {
      return nil
    }
    self.clauses = clauses
  }

  private static func clauses(
    _ condition: Condition, isNegated: Bool, in questionnaire: Questionnaire
  ) -> [Clause]? {
    func together(_ parts: [Condition]) -> [Clause]? {
      var all: [Clause] = []
      for part in parts {
        guard let some = clauses(part, isNegated: isNegated, in: questionnaire) else { return nil }
        all += some
      }
      return all
    }
    func oneOf(_ parts: [Condition]) -> [Clause]? {
      var products: [Clause] = [[]]
      for part in parts {
        guard let some = clauses(part, isNegated: isNegated, in: questionnaire) else { return nil }
        products = products.flatMap { product in some.map { product + $0 } }
        if products.count > 64 { return nil }
      }
      return products
    }
    switch condition {
    case .answer(let id, let codes, _):
      guard let item = questionnaire.item(id) else { return nil }
      return answer(item, codes, isNegated: isNegated)
    case .sum(let ids, let threshold):
      return sum(ids.compactMap(questionnaire.item), atLeast: threshold, isNegated: isNegated)
    case .cutOff: return nil
    case .all(let parts): return isNegated ? oneOf(parts) : together(parts)
    case .any(let parts): return isNegated ? together(parts) : oneOf(parts)
    case .not(let part): return clauses(part, isNegated: !isNegated, in: questionnaire)
    }
  }

  private static func answer(_ item: Item, _ codes: [String], isNegated: Bool) -> [Clause] {
    let wanted = item.options.filter { codes.contains($0.code) != isNegated }
    let unwanted = item.options.filter { codes.contains($0.code) == isNegated }
    // "Another than that one" is shorter than a list of all others.
    if wanted.count > 1, unwanted.count == 1 {
      return [[Part(question: item.id, sign: "!=", answer: .option(unwanted[0], of: item))]]
    }
    return [wanted.map { Part(question: item.id, sign: "=", answer: .option($0, of: item)) }]
  }

  private static func sum(_ items: [Item], atLeast threshold: Int, isNegated: Bool) -> [Clause]? {
    if items.count == 1, items[0].options.isEmpty {
      return [[Part(question: items[0].id, sign: isNegated ? "<" : ">=", answer: .number(threshold))]]
    }
    // A sum of 1 or more is any answer that gives points.
    guard threshold == 1, items.allSatisfy({ !$0.options.isEmpty && $0.possiblePoints.lowerBound >= 0 }) else {
      return nil
    }
    let parts = items.map { item in
      answer(item, item.options.filter { $0.points > 0 }.map(\.code), isNegated: isNegated)
    }
    return isNegated ? parts.flatMap { $0 } : [parts.flatMap { $0.flatMap { $0 } }]
  }

  // MARK: Formulas

  /// A condition in FHIRPath.
  static func formula(_ condition: Condition, in questionnaire: Questionnaire) -> String {
    func joined(_ parts: [Condition], by word: String) -> String {
      parts.map { "(\(formula($0, in: questionnaire)))" }.joined(separator: " \(word) ")
    }
    switch condition {
    case .answer(let id, let codes, _):
      let known = questionnaire.item(id)?.options.filter { codes.contains($0.code) } ?? []
      return known.map { "\(answers(to: [id])).where(code = '\($0.loinc ?? $0.code)').exists()" }.joined(
        separator: " or ")
    case .sum(let ids, let threshold):
      return "\(sum(ids.compactMap(questionnaire.item))) >= \(threshold)"
    case .cutOff: return "false"
    case .all(let parts): return joined(parts, by: "and")
    case .any(let parts): return joined(parts, by: "or")
    case .not(let part): return "(\(formula(part, in: questionnaire))).not()"
    }
  }

  /// A score in FHIRPath.
  static func formula(_ score: ScoreDefinition, of items: [Item]) -> String {
    guard score.method == .count else { return sum(items) }
    return "\(answers(to: items.map(\.id))).where(weight() >= 1).count()"
  }

  private static func sum(_ items: [Item]) -> String {
    let chosen = items.filter { !$0.options.isEmpty }.map(\.id)
    let numbers = items.filter { $0.options.isEmpty }.map(\.id)
    let parts = [
      chosen.isEmpty ? nil : "\(answers(to: chosen)).weight().sum()",
      numbers.isEmpty ? nil : "\(answers(to: numbers)).sum()",
    ]
    return parts.compactMap { $0 }.joined(separator: " + ")
  }

  private static func answers(to items: [Item.ID]) -> String {
    let named = items.map { "linkId = '\($0)'" }.joined(separator: " or ")
    return "%resource.descendants().where(\(named)).answer.value"
  }
}
