import QuestionnaireLibrary
import Screening
import SelfCheck
import TerminalKit

/// A walk through everything that a plan can come to: at each question every answer is given that can lead on differently,
/// and of states that agree in `WhatCanFollow` one is followed. It presses the keys of the program itself.
///
/// Proved on the way: after an answer about safety its crisis page comes next, with whom to call on it; the results begin
/// with it, also with one that was taken back; back and forward change nothing; what was answered or skipped is not asked
/// again; nothing is asked that its gate keeps closed; every way ends at the number; every page fits, and none has a
/// forbidden sentence or contradicts a verdict or an answer about safety.
///
/// Not walked: boxes of a list in every combination (each alone, all, and none are); two answers changed one after the
/// other; leaving in the middle. What the results say of every score is composed section by section elsewhere.
package struct PlanWalk<Program: SessionProgram> {
  /// The states that differ in what can follow.
  package private(set) var stateCount = 0
  /// The answers that were tried, one in each state.
  package private(set) var answerCount = 0
  /// The ways that came to the results.
  package private(set) var endCount = 0
  /// The answers about safety that were taken back from the list of all answers.
  package private(set) var changeCount = 0
  /// The pages that were laid out.
  package var pageCount: Int { reading.pageCount }
  /// Whether these are all states, and not only those within the bound.
  package private(set) var isWhole = true
  /// The counts in words.
  package var summary: String {
    "\(stateCount) states\(isWhole ? "" : ", not all"), \(answerCount) answers tried, \(endCount) ways to the end, "
      + "\(changeCount) answers taken back at the end, \(pageCount) pages"
  }

  /// What must not be, each said once.
  package private(set) var violations: [WalkViolation] = []

  /// It ends after so many.
  package static var mostViolations: Int { 5 }

  private let expectations: WalkExpectations
  private var rules: [SafetyRule] { expectations.rules }
  private let mode: WalkMode<Program>
  private var seen: Set<WhatCanFollow> = []
  private var open: [AtTheKeys<Program>?] = []
  private var ahead: [Stop: Ahead] = [:]
  private var numbers: [Item.ID: [Int]] = [:]
  private var changesTried: Set<[Int]> = []
  private var asked: Set<Item.ID> = []
  private var reading = PageReading()

  /// The size of the screen on which it walks: each page is seen at once.
  package static var size: Size { Size(columns: 100, rows: 200) }

  /// - Parameters:
  ///   - program: at the first question, on a screen of `size`.
  ///   - mode: what differs from program to program.
  ///   - expectations: what must hold, from elsewhere than the files that are walked.
  ///   - bound: where it ends at the latest.
  package init(
    from program: Program, _ mode: WalkMode<Program>, expecting expectations: WalkExpectations,
    within bound: WalkBound = .none
  ) {
    self.mode = mode
    self.expectations = expectations
    let first = AtTheKeys(program) { mode.reply($0) }
    if let interview = first.interview {
      let all = Ahead(from: nil, in: interview).numbers(in: interview)
      numbers = all.numbers
      isWhole = all.areAll
    }
    expect(first.isAtQuestion && first.interview?.position != nil, "nothing is asked", first)
    take(first)
    var next = 0
    while next < open.count, violations.count < Self.mostViolations {
      guard bound.mayGoOn(after: stateCount) else {
        isWhole = false
        break
      }
      if let place = open[next] { visit(place) }
      open[next] = nil
      next += 1
    }
    if isWhole, violations.isEmpty { expectAllRulesToBeRaisable(first) }
  }

  private mutating func visit(_ place: AtTheKeys<Program>) {
    look(at: place)
    goBackAndForward(place)
    guard let interview = place.interview, let stop = interview.position else { return }
    if case .item(_, let item) = stop {
      asked.insert(item)
      expect(expectations.mayBeAsked(item, after: interview.answers), "'\(item)' is asked, and must not be", place)
    } else if case .tickList(let id) = stop {
      asked.formUnion(interview.questionnaire(id)?.items.map(\.id) ?? [])
    }
    let attempts = Attempt.all(at: stop, in: interview, numbers: numbers)
    for attempt in attempts {
      guard let next = goOn(from: place, attempt) else { continue }
      take(next)
      // Whoever has told something can take it back.
      guard attempt.answers.count == 1, !raised(by: attempt).isEmpty,
        let other = attempts.first(where: { raised(by: $0).isEmpty })
      else { continue }
      var back = next
      back.press(["b"])
      if back.interview?.position == stop, let changed = goOn(from: back, other) { take(changed) }
    }
  }

  private mutating func take(_ place: AtTheKeys<Program>) {
    if place.isAtReview { return finish(place) }
    guard let interview = place.interview, let stop = interview.position else { return }
    let conditions = ahead[stop] ?? Ahead(from: stop, in: interview)
    ahead[stop] = conditions
    let state = WhatCanFollow(
      interview, at: stop, ahead: conditions, page: place.page, raised: place.raised, rules: rules)
    if seen.insert(state).inserted {
      stateCount += 1
      open.append(place)
    }
  }

  private mutating func expect(_ isSo: Bool, _ what: @autoclosure () -> String, _ place: AtTheKeys<Program>) {
    if isSo { return }
    let what = what()
    if violations.contains(where: { $0.what == what }) || violations.count >= Self.mostViolations { return }
    var seen = place
    seen.resize(to: Size(columns: 80, rows: 24))
    violations.append(WalkViolation(what: what, keys: place.keys, screen: seen.program.frame.text))
  }

  private mutating func look(at place: AtTheKeys<Program>) {
    for fault in reading.faults(of: place.page, in: place.session) { expect(false, fault, place) }
  }

  // MARK: Answers

  /// Where among the rules those stand that the answers raise.
  private func raised(by attempt: Attempt) -> Set<Int> {
    Set(
      rules.indices.filter { index in
        attempt.answers.contains { $0.item == rules[index].item && rules[index].isRaised(by: $0.answer) }
      })
  }

  /// Gives an answer and looks at what comes of it.
  private mutating func goOn(from place: AtTheKeys<Program>, _ attempt: Attempt) -> AtTheKeys<Program>? {
    guard let before = place.interview, let stop = before.position else { return nil }
    answerCount += 1
    var next = place
    let raised = raised(by: attempt)
    next.raised.formUnion(raised)
    var shown: SafetyRule.Level?
    for key in attempt.keys {
      if next.isAtQuestion { next.press(key) }
      guard let crisis = next.crisisLevel else { continue }
      shown = shown == .crisis ? shown : crisis
      look(at: next)
      expectWhomToCall(on: next)
      next.press(.enter)
    }
    next.press([])
    let levels = raised.map { rules[$0].level }
    let expected = levels.contains(.crisis) ? .crisis : levels.first
    expect(shown == expected, Self.words(for: shown, notAs: expected), next)
    expect(next.isAtQuestion || next.isAtReview, "neither a question nor the list of answers comes", next)
    guard let interview = next.interview else { return nil }
    expect(attempt.answers.allSatisfy { interview.answers[$0.item] == $0.answer }, "an answer is not kept", next)
    expect(interview.position != stop, "it stays at the question", next)
    if let position = interview.position {
      expect(!interview.isDone(position), "a question that was answered or skipped comes again", next)
    }
    next.before = (stop, attempt.again)
    expectBackToBeHarmless(interview, to: stop, next)
    return next
  }

  private static func words(for shown: SafetyRule.Level?, notAs expected: SafetyRule.Level?) -> String {
    switch (shown, expected) {
    case (nil, _): "the crisis page does not come after an answer about safety"
    case (_, nil): "the crisis page comes after an answer that no rule names"
    default: "the crisis page has the words of another level than the rule's"
    }
  }

  private mutating func expectWhomToCall(on place: AtTheKeys<Program>) {
    let words = place.page.blocks.flatMap(\.texts)
    let lines = place.session.urgentLines.flatMap(\.texts)
    expect(!lines.isEmpty && lines.allSatisfy(words.contains), "the crisis page does not say whom to call", place)
  }

  private mutating func expectBackToBeHarmless(_ interview: Interview, to stop: Stop, _ place: AtTheKeys<Program>) {
    var moved = interview
    moved.back()
    expect(moved.position == stop, "back leads elsewhere than to the question before", place)
    moved.next()
    expect(moved == interview, "back and forward change something", place)
  }

  /// The same with the keys of the program.
  private mutating func goBackAndForward(_ place: AtTheKeys<Program>) {
    guard let (stop, again) = place.before else { return }
    var back = place
    back.press(["b"])
    expect(back.interview?.position == stop, "back leads elsewhere than to the question before", back)
    expect(back.interview?.answers == place.interview?.answers, "back changes an answer", back)
    var forward = back
    forward.press(again)
    expect(forward.interview == place.interview, "back and forward change something", forward)
    expect(forward.page == place.page, "after back and forward the page is not the same", forward)
  }

  // MARK: The end

  /// Goes from the list of all answers to the results and on to the number.
  private mutating func finish(_ place: AtTheKeys<Program>) {
    endCount += 1
    look(at: place)
    goBackAndForward(place)
    expectOpenGatesToBePassed(place)
    goToTheEnd(place)
    takeBackFromReview(place)
  }

  private mutating func expectOpenGatesToBePassed(_ place: AtTheKeys<Program>) {
    guard let interview = place.interview else { return }
    var items: Set<Item.ID> = []
    for case .item(let id, _) in interview.stops {
      items.formUnion(interview.questionnaire(id)?.items.map(\.id) ?? [])
    }
    for item in expectations.leftOut(of: items, answers: interview.answers) {
      expect(false, "'\(item)' is not asked, and must be", place)
    }
  }

  private mutating func goToTheEnd(_ place: AtTheKeys<Program>) {
    var results = place
    results.press(["1"])
    guard results.isAt(Session<Program.Role>.ResultsScreen.self) else {
      let expected = standing(at: place)
      for fault in mode.faultsAtEnd(results, expected.map { rules[$0] }) { expect(false, fault, results) }
      return look(at: results)
    }
    look(at: results)
    expectSafetyFirst(results)
    readDetails(results)
    results.resize(to: Size(columns: 80, rows: 24))
    var end = results
    var presses = 0
    while !end.isAt(Session<Program.Role>.CentreScreen.self), presses < Self.mostPresses {
      end.press(.enter)
      presses += 1
      look(at: end)
    }
    end.press([])
    let site = end.session.site
    guard end.isAt(Session<Program.Role>.CentreScreen.self) else {
      return expect(false, "more than \(Self.mostPresses) times Enter from the results to the number", end)
    }
    let screen = end.program.frame.text
    expect(screen.contains(site.centre.phone), "the center's number is not on the last screen", end)
    for line in end.session.urgentLines.flatMap(\.texts) {
      expect(screen.containsWords(of: line), "'\(line)' is not on the last screen", end)
    }
  }

  private static var mostPresses: Int { 6 }

  private mutating func readDetails(_ results: AtTheKeys<Program>) {
    var details = results
    details.press(["2"])
    guard details.isAt(Session<Program.Role>.ResultDetailsScreen.self) else {
      return expect(false, "the second choice of the results does not lead to their details", details)
    }
    look(at: details)
    for fault in reading.faults(ofResults: details.page, in: details.session) { expect(false, fault, details) }
  }

  /// Where among the rules those stand that the answers raise as they are now.
  private func standing(at place: AtTheKeys<Program>) -> [Int] {
    let answers = place.interview?.answers ?? [:]
    return rules.indices.filter { index in answers[rules[index].item].map(rules[index].isRaised) ?? false }
  }

  private mutating func expectSafetyFirst(_ place: AtTheKeys<Program>) {
    let words = safetyWords(at: place)
    if words.isEmpty { return }
    guard case .text(let first, _) = place.page.blocks.first, words.contains(first) else {
      return expect(false, "the results do not begin with the answer about safety", place)
    }
    let number = place.page.blocks.firstIndex { if case .number = $0 { true } else { false } }
    let score = place.page.blocks.firstIndex { if case .scores = $0 { true } else { false } }
    expect(number.map { $0 < score ?? .max } ?? false, "whom to call does not stand above the numbers", place)
  }

  /// The sentences with which results may begin: thoughts of suicide or self-harm that stand come before all else.
  private func safetyWords(at place: AtTheKeys<Program>) -> [String] {
    let answers = place.interview?.answers ?? [:]
    let standing = standing(at: place)
    let told = standing.filter { rules[$0].level == .crisis && answers[rules[$0].item] != .declined }
    if !told.isEmpty { return told.map { words(for: rules[$0], .told, at: place) } }
    let takenBack = place.raised.subtracting(standing).filter { !rules[$0].answers.isEmpty }
    return standing.map { words(for: rules[$0], answers[rules[$0].item] == .declined ? .declined : .told, at: place) }
      + takenBack.map { words(for: rules[$0], .takenBack, at: place) }
  }

  private func words(
    for rule: SafetyRule, _ kind: SafetyStatement.Kind, at place: AtTheKeys<Program>
  ) -> String {
    let (site, strings) = (place.session.site, place.session.strings)
    let own = kind == .takenBack ? rule.resultsTakenBack : rule.results
    if let own, kind != .declined || rule.answers.isEmpty { return site.fill(own) }
    let asked = place.interview?.plan.steps.compactMap { place.interview?.questionnaire($0.questionnaire) } ?? []
    let item = asked.lazy.compactMap { $0.item(rule.item) }.first.map { "\u{201C}\($0.text)\u{201D}." } ?? ""
    return switch kind {
    case .told: strings.safetyTold(item: item)
    case .takenBack: strings.safetyTakenBack(item: item)
    case .declined: strings.safetyChoseNotToSay(item: item)
    }
  }

  // MARK: Changes

  /// Takes each answer about safety back from the list of all answers, once for each set of them.
  private mutating func takeBackFromReview(_ place: AtTheKeys<Program>) {
    guard let interview = place.interview else { return }
    let standing = standing(at: place)
    for index in standing where changesTried.insert([index] + standing).inserted {
      let stops = interview.stops.filter(interview.isDone)
      guard let choice = stops.firstIndex(where: { isAsked(rules[index].item, at: $0, in: interview) }),
        let keys = keysToTakeBack(rules[index], at: stops[choice], in: interview)
      else { continue }
      var change = place
      change.press(Array(repeating: .down, count: choice + 1) + [.enter])
      expect(
        change.interview?.position == stops[choice], "the list of answers does not lead to the answer about safety",
        change)
      change.press(keys)
      answerWhatIsNew(&change)
      changeCount += 1
      expect(change.isAtReview, "a changed answer does not lead back to the list of answers", change)
      goToTheEnd(change)
    }
  }

  private func isAsked(_ item: Item.ID, at stop: Stop, in interview: Interview) -> Bool {
    switch stop {
    case .item(_, item): true
    case .tickList(let id): interview.questionnaire(id)?.item(item) != nil
    case .item, .offer: false
    }
  }

  /// The keys that change an answer which raises the rule into one that raises nothing; `nil` for a list that was declined
  /// as a whole.
  private func keysToTakeBack(_ rule: SafetyRule, at stop: Stop, in interview: Interview) -> [Key]? {
    guard case .tickList(let id) = stop else {
      return Attempt.all(at: stop, in: interview, numbers: numbers).first { raised(by: $0).isEmpty }?.keys
    }
    let items = interview.questionnaire(id)?.items ?? []
    guard let box = items.firstIndex(where: { $0.id == rule.item }),
      interview.answers[rule.item] == items[box].options.last.map({ .option($0.code) })
    else { return nil }
    return Array(repeating: .down, count: box) + [" ", .enter]
  }

  /// Gives the first answer to each question that a changed answer has opened.
  private mutating func answerWhatIsNew(_ place: inout AtTheKeys<Program>) {
    for _ in 0..<500 {
      guard place.isAtQuestion, let interview = place.interview, let stop = interview.position,
        let attempt = Attempt.all(at: stop, in: interview, numbers: numbers).first(where: { raised(by: $0).isEmpty })
      else { return }
      expect(!interview.isDone(stop), "a question that was answered or skipped comes again", place)
      place.press(attempt.keys)
    }
  }

  // MARK: Rules

  /// A rule of what the plan can ask that no way raises is a rule for nothing.
  private mutating func expectAllRulesToBeRaisable(_ first: AtTheKeys<Program>) {
    guard let interview = first.interview else { return }
    for step in interview.plan.steps {
      for rule in interview.questionnaire(step.questionnaire)?.safetyRules ?? [] where !asked.contains(rule.item) {
        let isSame = interview.questionnaire(step.questionnaire)?.item(rule.item)?.onceWith.map(asked.contains) ?? false
        expect(isSame, "the safety rule '\(rule.id)' is for a question that never comes: '\(rule.item)'", first)
      }
    }
  }
}

extension String {
  /// Whether these words stand here in their order, wherever lines end.
  fileprivate func containsWords(of other: String) -> Bool {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .contains(other.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
