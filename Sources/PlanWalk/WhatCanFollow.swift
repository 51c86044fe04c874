import Screening
import TerminalKit

/// All that decides which questions, crisis pages and offers can still come, and which answers about safety the results
/// begin with. States that agree in it are one: what one of them leads to, the other leads to.
///
/// Why that is so: the way of a plan is worked out from the answers, through conditions alone, and a condition looks at an
/// answer's code, at the points of some items, or at a cut-off. Of an answer that a condition ahead looks at, this holds
/// whether it is one of the codes that the condition names. Of points, it holds what the answers so far add up to, at least
/// and at most, and no further than the threshold: points are never negative, so what lies above it stays there, and below
/// it every point is told apart. What is still to be asked adds the same to two states at the same stop. Besides these,
/// it holds the stop, the progress that is shown, the offers answered, which questions ahead were asked already under the
/// same id, and of each safety rule that was raised what became of its answer.
///
/// It does not hold the answers that no condition ahead looks at. They change only what the results say of a score: the
/// combinations of verdicts are another test's, section by section.
struct WhatCanFollow: Hashable {
  private let stop: Stop
  private let progress: [String]
  private let offers: [Questionnaire.ID: Bool]
  private let facts: [Fact]
  private let safety: [Fact]

  /// Something that a condition knows of the answers so far, no finer than it can tell.
  private enum Fact: Hashable {
    case notAsked
    case open
    case isAmong(Bool)
    case declined
    case points(low: Int, high: Int)
    case isAsked(Bool)
    case rule(Int, Standing)
  }

  /// What became of an answer that raised a safety rule.
  private enum Standing: Hashable {
    case told, declined, changed
  }

  /// - Parameters:
  ///   - ahead: what conditions look at from this stop on.
  ///   - raised: which of the rules an answer has raised on the way.
  init(
    _ interview: Interview, at stop: Stop, ahead: Ahead, page: Page, raised: Set<Int>, rules: [SafetyRule]
  ) {
    let answers = interview.answers
    self.stop = stop
    progress = [
      page.progress?.text ?? "", page.progress?.bar.map { "\($0.done) \($0.total)" } ?? "",
    ]
    offers = interview.offersAnswered
    let stops = interview.stops
    var asked: Set<Item.ID> = []
    for earlier in stops.prefix(while: { $0 != stop }) {
      switch earlier {
      case .item(_, let item): asked.insert(item)
      case .tickList(let id): asked.formUnion(interview.questionnaire(id)?.items.map(\.id) ?? [])
      case .offer: break
      }
    }
    facts =
      ahead.answers.map { Self.fact(answers[$0.item], isAsked: asked.contains($0.item), codes: $0.codes) }
      + ahead.sums.map { Self.points($0, answers) } + ahead.sharedItems.map { .isAsked(asked.contains($0)) }
    safety = raised.sorted().map { index in
      let rule = rules[index]
      guard let answer = answers[rule.item], rule.isRaised(by: answer) else { return .rule(index, .changed) }
      return .rule(index, answer == .declined ? .declined : .told)
    }
  }

  private static func fact(_ answer: Answer?, isAsked: Bool, codes: [String]) -> Fact {
    switch answer {
    case _ where !isAsked: .notAsked
    case .option(let code): .isAmong(codes.contains(code))
    case .number: .isAmong(false)
    case .declined: .declined
    case nil: .open
    }
  }

  private static func points(_ sum: Ahead.Sum, _ answers: Answers) -> Fact {
    var (low, high) = (0, 0)
    for item in sum.items {
      guard let answer = answers[item.id] else { continue }
      // What was declined could be any of its points.
      let points = sum.counted(item.points(for: answer).map { $0...$0 } ?? item.possiblePoints)
      low += points.lowerBound
      high += points.upperBound
    }
    if sum.canFall { return .points(low: low, high: high) }
    return .points(low: min(low, sum.threshold), high: min(high, sum.threshold))
  }
}

/// What conditions look at from a stop on: those of the steps behind it, and of the items behind it.
struct Ahead {
  fileprivate var answers: [(item: Item.ID, codes: [String])] = []
  fileprivate var sums: [Sum] = []
  /// Items that may have been asked before, in another questionnaire.
  fileprivate var sharedItems: [Item.ID] = []

  struct Sum {
    let items: [Item]
    let threshold: Int
    fileprivate let method: ScoreDefinition.Method

    fileprivate func counted(_ points: ClosedRange<Int>) -> ClosedRange<Int> { method.counted(points) }

    /// Whether an answer can take points away.
    fileprivate var canFall: Bool { items.contains { $0.possiblePoints.lowerBound < 0 } }
  }

  /// - Parameter stop: `nil` for the whole plan.
  init(from stop: Stop?, in interview: Interview) {
    let steps = interview.plan.steps.compactMap { step in
      interview.questionnaire(step.questionnaire).map { Asked(questionnaire: $0, condition: step.condition) }
    }
    let here = stop.flatMap { stop in steps.firstIndex { $0.questionnaire.id == stop.questionnaire } }
    for (index, step) in steps.enumerated() where index >= here ?? 0 {
      if index != here, let condition = step.condition { add(condition, steps) }
      for item in Self.items(of: step.questionnaire, behind: index == here ? stop : nil) {
        if let condition = item.enableWhen { add(condition, steps) }
        let isShared = steps.prefix(index).contains { $0.questionnaire.item(item.id) != nil }
        sharedItems += (isShared ? [item.id] : []) + [item.onceWith].compactMap { $0 }
      }
    }
  }

  /// The items that are still to come in a questionnaire.
  private static func items(of questionnaire: Questionnaire, behind stop: Stop?) -> ArraySlice<Item> {
    guard case .item(_, let id) = stop, let index = questionnaire.items.firstIndex(where: { $0.id == id }) else {
      return questionnaire.items[...]
    }
    return questionnaire.items[(index + 1)...]
  }

  /// A questionnaire of the plan, and when it is asked.
  private struct Asked {
    let questionnaire: Questionnaire
    let condition: Condition?
  }

  private mutating func add(_ condition: Condition, _ steps: [Asked]) {
    switch condition {
    case .answer(let item, let codes, _): answers.append((item, codes))
    case .sum(let ids, let threshold):
      let items = ids.compactMap { id in steps.lazy.compactMap { $0.questionnaire.item(id) }.first }
      sums.append(Sum(items: items, threshold: threshold, method: .sum))
    case .cutOff(let id, let wanted):
      guard let step = steps.first(where: { $0.questionnaire.id == id }) else { return }
      // It is met only where the questionnaire is asked.
      if let condition = step.condition { add(condition, steps) }
      // A cut-off may hold only together with those of other scores.
      let together = step.questionnaire.scores.first { $0.id == wanted }?.cutOff?.together ?? []
      for score in step.questionnaire.scores where score.id == wanted || together.contains(score.id) {
        guard let cutOff = score.cutOff else { continue }
        sums.append(
          Sum(
            items: score.items.compactMap(step.questionnaire.item), threshold: cutOff.atLeast, method: score.method))
      }
    case .all(let parts), .any(let parts): for part in parts { add(part, steps) }
    case .not(let part): add(part, steps)
    }
  }

  /// The numbers that can lead on differently, for each item that takes one: those up to the highest threshold, and the
  /// highest of all.
  ///
  /// - Returns: also whether these are all that matter.
  func numbers(in interview: Interview) -> (numbers: [Item.ID: [Int]], areAll: Bool) {
    var areAll = true
    var numbers: [Item.ID: [Int]] = [:]
    for step in interview.plan.steps {
      for item in interview.questionnaire(step.questionnaire)?.items ?? [] {
        guard case .number(let range) = item.answerKind else { continue }
        let thresholds = sums.filter { sum in sum.items.contains { $0.id == item.id } }.map(\.threshold)
        let highest = min(range.maximum, max(range.minimum + 1, thresholds.max() ?? 0))
        if highest - range.minimum <= Self.mostNumbers {
          numbers[item.id] = Set(Array(range.minimum...highest) + [range.maximum]).sorted()
        } else {
          areAll = false
          let around = thresholds.flatMap { [$0 - 1, $0] }.filter { range.minimum...range.maximum ~= $0 }
          numbers[item.id] = Set([range.minimum, range.maximum] + around).sorted()
        }
      }
    }
    return (numbers, areAll)
  }

  private static let mostNumbers = 20
}
