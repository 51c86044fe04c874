import Screening

/// The conditions of `enableWhen`, which look from one item at another.
extension FormReader {
  mutating func readConditions() throws(FormProblem) {
    try checkTargets()
    try checkCircles()
    // An item that is looked at must have been asked before.
    var asked: [String: Form.Question] = [:]
    for index in form.questions.indices {
      let question = form.questions[index]
      var parts: [Condition] = []
      for list in entries[question.linkID]?.conditions ?? [] {
        switch try condition(list, on: asked) {
        case .asked: break
        case .when(let condition): parts.append(condition)
        case .notKnown: lose(.condition, question.linkID)
        }
      }
      form.questions[index].condition = parts.count > 1 ? .all(parts) : parts.first
      asked[question.linkID] = question
    }
  }

  private var lists: [ConditionList] {
    order.compactMap { linkID in entries[linkID]?.conditions.last { $0.owner == linkID } }
  }

  private func target(of part: PlacedJSON) throws(FormProblem) -> (linkID: String, place: PlacedJSON) {
    guard let question = part["question"], let linkID = question.string else {
      throw FormProblem("this condition names no 'question' to look at", at: part)
    }
    return (linkID, question)
  }

  private func checkTargets() throws(FormProblem) {
    for list in lists {
      for part in list.list.elements {
        let (linkID, place) = try target(of: part)
        if entries[linkID] == nil {
          throw FormProblem("'\(list.owner)' depends on '\(linkID)', and no item has that linkId", at: place)
        }
        guard let sign = part["operator"] else {
          throw FormProblem("this condition has no 'operator'; R4 needs one, such as =", at: part)
        }
        guard Self.operators.contains(sign.string ?? "") else {
          throw FormProblem("'\(sign.string ?? "")' is no operator of R4; those are exists = != > < >= <=", at: sign)
        }
      }
    }
  }

  private static let operators: Set = ["exists", "=", "!=", ">", "<", ">=", "<="]

  /// Conditions that lead back to where they started, which nobody could ever answer.
  private func checkCircles() throws(FormProblem) {
    enum Mark { case open, done }
    var marks: [String: Mark] = [:]
    for start in order where marks[start] == nil {
      // With its own stack: a chain of conditions may be as long as the file.
      var stack: [(linkID: String, next: Int)] = [(start, 0)]
      marks[start] = .open
      while let (linkID, next) = stack.last {
        let targets = (entries[linkID]?.conditions ?? []).flatMap { $0.list.elements }
        guard next < targets.count else {
          marks[linkID] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let (target, place) = try target(of: targets[next])
        switch marks[target] {
        case .open:
          throw FormProblem(
            target == linkID
              ? "'\(linkID)' depends on its own answer, so it could never be asked"
              : "'\(linkID)' depends on '\(target)', which depends on it in turn, so neither could ever be asked",
            at: place)
        case .done: break
        case nil:
          marks[target] = .open
          stack.append((target, 0))
        }
      }
    }
  }

  private enum Reading {
    case asked
    case when(Condition)
    case notKnown
  }

  /// - Parameter asked: the questions before it.
  private func condition(_ list: ConditionList, on asked: [String: Form.Question]) throws(FormProblem) -> Reading {
    // R4 wants to be told; where it is not, the one that asks more is taken.
    let areAllNeeded = list.behavior?.string == "all"
    var parts: [Condition] = []
    for part in list.list.elements {
      let (linkID, _) = try target(of: part)
      guard let question = asked[linkID] else { return .notKnown }
      switch reading(of: part, at: question) {
      case .when(let condition): parts.append(condition)
      case .asked where areAllNeeded: break
      case .asked: return .asked
      case .notKnown: return .notKnown
      }
    }
    guard let first = parts.first else { return .asked }
    return .when(parts.count == 1 ? first : areAllNeeded ? .all(parts) : .any(parts))
  }

  private func reading(of part: PlacedJSON, at question: Form.Question) -> Reading {
    let sign = part["operator"]?.string ?? ""
    guard let answer = part.members.first(where: { $0.name.hasPrefix("answer") }) else { return .notKnown }
    if case .number(let low, let high, _) = question.answers {
      return reading(sign, answer, atNumber: question.linkID, low...high)
    }
    let all = question.options.map(\.code)
    func when(_ codes: [String]) -> Reading {
      // An answer that is not there can't be given: a condition on it can't be followed.
      codes.isEmpty ? .notKnown : .when(.answer(item: question.linkID, codes: codes))
    }
    if sign == "exists" {
      guard let isThere = answer.value.bool else { return .notKnown }
      return isThere ? when(all) : .when(.not(.answer(item: question.linkID, codes: all)))
    }
    if sign != "=", sign != "!=" {
      guard let limit = answer.value.number.flatMap(Double.init) else { return .notKnown }
      return when(question.options.filter { compare(Double($0.text), sign, limit) }.map(\.code))
    }
    let matching = question.options.filter { matches(answer, $0, of: question) }.map(\.code)
    guard !matching.isEmpty else { return .notKnown }
    return when(sign == "=" ? matching : all.filter { !matching.contains($0) })
  }

  private func matches(_ answer: PlacedJSON.Member, _ option: Form.Option, of question: Form.Question) -> Bool {
    switch answer.name {
    case "answerBoolean":
      guard case .yesOrNo = question.answers else { return false }
      return option.code == (answer.value.bool == true ? "yes" : "no")
    case "answerCoding":
      guard let code = answer.value["code"]?.string, let coding = option.coding else {
        return option.coding == nil && answer.value["display"]?.string?.withoutMarkup == option.text
      }
      let system = answer.value["system"]?.string
      return coding.code == code && (system == nil || coding.system == nil || system == coding.system)
    case "answerString":
      return answer.value.string.map { $0.withoutMarkup == option.text || $0 == option.coding?.code } ?? false
    case "answerInteger", "answerDecimal": return answer.value.number == option.text
    default: return answer.value.string?.withoutMarkup == option.text
    }
  }

  private func compare(_ value: Double?, _ sign: String, _ limit: Double) -> Bool {
    guard let value else { return false }
    switch sign {
    case ">": return value > limit
    case "<": return value < limit
    case ">=": return value >= limit
    default: return value <= limit
    }
  }

  private func reading(
    _ sign: String, _ answer: PlacedJSON.Member, atNumber linkID: String, _ range: ClosedRange<Int>
  ) -> Reading {
    // Whether a number was given at all can't be looked at.
    guard sign != "exists", let written = (answer.value["value"] ?? answer.value).number,
      let limit = Double(written), abs(limit) < 1_000_000
    else { return .notKnown }
    func atLeast(_ number: Int) -> Condition { .sum(items: [linkID], atLeast: number) }
    let (up, down) = (Int(limit.rounded(.up)), Int(limit.rounded(.down)))
    switch sign {
    case ">=": return .when(atLeast(up))
    case ">": return .when(atLeast(down + 1))
    case "<": return .when(.not(atLeast(up)))
    case "<=": return .when(.not(atLeast(down + 1)))
    default:
      guard up == down else { return .notKnown }
      let equal = Condition.all([atLeast(up), .not(atLeast(up + 1))])
      return .when(sign == "=" ? equal : .not(equal))
    }
  }
}
