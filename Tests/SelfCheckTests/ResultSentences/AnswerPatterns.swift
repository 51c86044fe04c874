import Screening

/// Ways of answering a questionnaire that between them lead to every verdict on its scores and raise every safety rule.
struct AnswerPatterns {
  private let questionnaire: Questionnaire

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  enum Extreme: CaseIterable {
    case lowest, highest, declined
  }

  /// One way for each combination of verdicts and rules that are raised.
  var all: [Answers] {
    var seen: Set<[Verdict]> = []
    return (Extreme.allCases.map(extreme) + verdicts + safetyAnswers).filter { seen.insert(verdicts(on: $0)).inserted }
  }

  /// What is published about a score, and what the answers call for.
  private struct Verdict: Hashable {
    let cutOff: Truth?
    let band: String?
    let isOpen: Bool
    let isReported: Bool
    let isReachedByAnswers: Bool
    let flags: [String]
  }

  private func verdicts(on answers: Answers) -> [Verdict] {
    let result = QuestionnaireResult(questionnaire: questionnaire, answers: answers, from: .interview)
    return result.scores.map { score in
      Verdict(
        cutOff: score.cutOffMet, band: score.band?.text, isOpen: score.value == nil,
        isReported: score.range.lowerBound >= 1, isReachedByAnswers: result.isReachedByAnswers,
        flags: result.flags.map(\.id))
    }
  }

  func extreme(_ extreme: Extreme) -> Answers {
    answers { item in
      switch extreme {
      case .lowest: answer(to: item, with: item.possiblePoints.lowerBound)
      case .highest: answer(to: item, with: item.possiblePoints.upperBound)
      case .declined: .declined
      }
    }
  }

  /// Every combination of verdicts on the scores that have cut-offs. What belongs to none of them is answered highest, so
  /// that the scores count.
  private var verdicts: [Answers] {
    questionnaire.scores.filter { $0.cutOff != nil }.reduce([extreme(.highest)]) { partial, score in
      partial.flatMap { answers in Target.allCases.map { answers.merging(reaching($0, of: score)) { $1 } } }
    }
  }

  private enum Target: CaseIterable {
    case lowest, justBelow, justReached, highest, open
  }

  private func reaching(_ target: Target, of score: ScoreDefinition) -> Answers {
    let items = score.items.compactMap(questionnaire.item)
    let cutOff = score.cutOff?.atLeast ?? 0
    var missing =
      switch target {
      case .lowest: 0
      case .justBelow, .open: cutOff - 1
      case .justReached: cutOff
      case .highest: Int.max
      }
    var answers: Answers = [:]
    for item in items {
      let points = options(of: item).last { $0 <= missing } ?? item.possiblePoints.lowerBound
      answers[item.id] = answer(to: item, with: points)
      missing -= points
    }
    // A missing answer that could reach the cut-off leaves the verdict open.
    if target == .open, let last = items.last { answers[last.id] = .declined }
    return answers
  }

  /// Each answer that raises a safety rule, with nothing else to report.
  private var safetyAnswers: [Answers] {
    questionnaire.safetyRules.flatMap { rule in
      (rule.answers.map(Answer.option) + (rule.whenDeclined ? [.declined] : [])).map { answer in
        extreme(.lowest).merging([rule.item: answer]) { $1 }
      }
    }
  }

  private func answers(_ answer: (Item) -> Answer) -> Answers {
    Dictionary(questionnaire.items.map { ($0.id, answer($0)) }) { first, _ in first }
  }

  /// The points that an answer to the item can give, ascending.
  private func options(of item: Item) -> [Int] {
    switch item.answerKind {
    case .options(let options): options.map(\.points).sorted()
    case .number(let range): Array(range.minimum...min(range.maximum, range.minimum + 10)) + [range.maximum]
    }
  }

  private func answer(to item: Item, with points: Int) -> Answer {
    switch item.answerKind {
    case .options(let options): options.first { $0.points == points }.map { .option($0.code) } ?? .declined
    case .number: .number(points)
    }
  }
}
