/// The answers to one questionnaire, seen through its conditions: which items count, and for how much.
///
/// The answer to an item that is not asked counts nothing, even if it was given before an earlier answer changed.
struct AnswerSheet {
  let questionnaire: Questionnaire
  let answers: Answers
  /// Whether each item is asked, by id. Conditions look back only, so one pass in order settles them all.
  private(set) var asked: [Item.ID: Truth] = [:]
  private var contributions: [Item.ID: ClosedRange<Int>] = [:]

  init(_ questionnaire: Questionnaire, answers: Answers) {
    self.questionnaire = questionnaire
    self.answers = answers
    for item in questionnaire.items {
      let isAsked = item.enableWhen.map(truth) ?? .yes
      asked[item.id] = isAsked
      contributions[item.id] = contribution(of: item, asked: isAsked)
    }
  }

  /// The points the item may add: one value when it is answered or not asked, else all that it could be.
  func contribution(of item: Item.ID) -> ClosedRange<Int> {
    contributions[item] ?? 0...0
  }

  /// The answer, if the item is asked and was answered with something that can be scored.
  func countedAnswer(to item: Item) -> Answer? {
    guard asked[item.id] == .yes, let answer = answers[item.id], item.points(for: answer) != nil else {
      return nil
    }
    return answer
  }

  private func contribution(of item: Item, asked: Truth) -> ClosedRange<Int> {
    if asked == .no { return 0...0 }
    let points = answers[item.id].flatMap(item.points(for:))
    let whenAsked = points.map { $0...$0 } ?? item.possiblePoints
    if asked == .yes { return whenAsked }
    return min(0, whenAsked.lowerBound)...max(0, whenAsked.upperBound)
  }

  private func truth(of condition: Condition) -> Truth {
    condition.truth(
      answer: { item, codes in
        switch asked[item] {
        case .no, nil:
          return .no
        case .unknown:
          // Its answer counts only if it turns out to be asked, so it cannot settle anything but "no".
          guard case .option(let code) = answers[item], !codes.contains(code) else { return .unknown }
          return .no
        case .yes:
          guard case .option(let code) = answers[item] else { return .unknown }
          return codes.contains(code) ? .yes : .no
        }
      },
      sum: { items in
        items.reduce(0...0) { total, item in
          let part = contributions[item] ?? 0...0
          return (total.lowerBound + part.lowerBound)...(total.upperBound + part.upperBound)
        }
      },
      // The file check refuses cut-offs in an item's condition.
      cutOff: { _, _ in .unknown })
  }
}
