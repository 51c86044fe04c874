import Screening
import SelfCheck
import TerminalKit
import Testing

/// A way of answering everything that comes.
package enum Habit: CaseIterable, Sendable {
  case lowest, highest, declining
}

/// Longer ways through the questions.
extension Person {
  /// Answers from here to the review that follows the last question.
  package mutating func answerEverything(_ habit: Habit) throws {
    for _ in 0..<200 {
      if isAtCrisisPage { try goOnFromCrisisPage() }
      guard isAtQuestion else { return }
      try answerOne(habit)
    }
    Issue.record("the questions do not end")
  }

  /// Answers until this item is asked.
  package mutating func answer(_ habit: Habit, until item: Item.ID) throws {
    for _ in 0..<200 where self.item != item {
      if isAtCrisisPage { try goOnFromCrisisPage() }
      try answerOne(habit)
    }
    try #require(self.item == item)
  }

  package mutating func answerOne(_ habit: Habit) throws {
    let field = try #require(page.field)
    if habit == .declining { return press("s") }
    switch field {
    case .options(let choices, _):
      // The highest answer comes last; so does the yes of an offer.
      type(habit == .highest ? "\(choices.count)\n" : "1\n")
    case .ticks(let choices, _):
      if habit == .highest { try tickAll(choices.count) } else { press(.enter) }
      press(.enter)
    case .number:
      guard let item, case .item(let questionnaire, _) = session.interview?.position,
        let points = session.interview?.questionnaire(questionnaire)?.item(item)?.possiblePoints
      else { return }
      type("\(habit == .highest ? points.upperBound : points.lowerBound)\n")
    case .menu, .text: Issue.record("a menu or a line where a question was expected")
    }
  }

  private mutating func tickAll(_ count: Int) throws {
    for index in 0..<count {
      press(" ")
      if isAtCrisisPage { try goOnFromCrisisPage() }
      if index + 1 < count { press(.down) }
    }
  }

  /// Reads to the end of the crisis page and goes on.
  package mutating func goOnFromCrisisPage() throws {
    for _ in 0..<20 where isAtCrisisPage { press(.enter) }
    try #require(!isAtCrisisPage)
  }

  /// Answers everything and goes on to the results.
  package mutating func goToResults(_ habit: Habit) throws {
    try answerEverything(habit)
    try #require(isAtReview)
    type("1")
    try #require(isAt(Session<Program.Role>.ResultsScreen.self))
  }

  /// Presses Enter, reading page after page, until this is so.
  package mutating func enter(until isThere: (Self) -> Bool) {
    for _ in 0..<100 where !isThere(self) { press(.enter) }
  }
}
