import QuestionnaireLibrary
import Screening
import SelfCheck
import SelfCheckTestSupport
import TerminalKit
import TestSupport
import Testing

/// Results begin with answers about safety, before any number, and no word makes less of them.
@Suite struct SafetyResultsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let plan: Plan.ID
    let questionnaire: Questionnaire.ID
    let rule: SafetyRule
    var testDescription: String { "\(plan): \(questionnaire)/\(rule.id)" }
  }

  /// Every safety rule of every questionnaire in every plan.
  private static func cases() throws -> [Case] {
    let library = Library()
    return try library.planIDs.flatMap { plan in
      try #require(try library.plan(plan)).steps.flatMap { step in
        try #require(try library.questionnaire(step.questionnaire)).safetyRules.map {
          Case(plan: plan, questionnaire: step.questionnaire, rule: $0)
        }
      }
    }
  }

  /// Sentences that would make less of a safety answer.
  private static let softening = [
    "Your score is under", "minimal or none", "Many people feel some of these", "You didn't check anything",
    "Even so, support can help", "If things feel hard", "a low score", "at least a little",
  ]

  /// The answers to the plan's first questions that lead to the rule's item: the highest, so that it is asked.
  private func person(_ given: Case, answering answer: Answer) throws -> Person<NobodyElse> {
    var person = try Person<NobodyElse>(given.plan)
    for _ in 0..<300 {
      if person.isAtCrisisPage { try person.goOnFromCrisisPage() }
      guard person.isAtQuestion else { break }
      if case .tickList(let id) = person.session.interview?.position, id == given.questionnaire {
        try tick(given, answer, &person)
      } else if person.item == given.rule.item {
        try choose(answer, &person)
      } else {
        // Who reports a lot is asked the PHQ-9's item in its place.
        try person.answerOne(given.questionnaire == "thoughts-of-self-harm" ? .lowest : .highest)
      }
    }
    return person
  }

  private func choose(_ answer: Answer, _ person: inout Person<NobodyElse>) throws {
    guard case .option(let code) = answer else { return person.type("s") }
    guard case .item(let questionnaire, let item) = person.session.interview?.position else { return }
    let options = try #require(person.session.interview?.questionnaire(questionnaire)?.item(item)?.options)
    person.type("\((options.firstIndex { $0.code == code } ?? 0) + 1)\n")
  }

  private func tick(_ given: Case, _ answer: Answer, _ person: inout Person<NobodyElse>) throws {
    if answer == .declined { return person.type("s") }
    let items = try #require(person.session.interview?.questionnaire(given.questionnaire)).items
    for _ in items { person.press(.up) }
    for _ in 0..<(try #require(items.firstIndex { $0.id == given.rule.item })) { person.press(.down) }
    person.press(.character(" "))
    if person.isAtCrisisPage { try person.goOnFromCrisisPage() }
    person.type("\n")
  }

  @Test("In every plan, whatever raises a rule opens the results", arguments: try cases())
  func opens(_ given: Case) throws {
    let answer: Answer = given.rule.answers.first.map { .option($0) } ?? .declined
    var person = try person(given, answering: answer)
    try #require(person.session.interview?.rulesRaised.contains(given.rule) == true)
    try #require(person.isAtReview)
    person.type("1")
    let statements = person.session.safetyStatements
    let said = try #require(statements.first).text(site: person.session.site, person.session.strings)
    let words = person.words
    let start = try #require(words.range(of: said)).lowerBound
    let line = try #require(words.range(of: "Call or text 988")).lowerBound
    let number = try #require(words.firstRange(of: /\d+ of \d+|\d+ times|Score: |You ticked/)).lowerBound
    #expect(start < line && line < number)
    // On the first screen, as it comes up.
    let screen = person.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(screen.contains(said) && screen.contains("988"))
    let printed = DocumentFormat.text.document(of: person.session.takeAlongPage, in: person.session)
    #expect(printed.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(said))
    try person.choose("More about each result")
    #expect(person.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(said))
    if statements.contains(where: { $0.rule.level == .crisis }) {
      let mood = try details(of: person.session.strings.areaMood, on: person.page)
      let isReached = mood.contains("or higher. From")
      for sentence in Self.softening where !(isReached && sentence == "at least a little") {
        #expect(!mood.contains(sentence), "\(sentence)")
      }
    }
  }

  /// The words below the heading of an area, up to the next heading.
  private func details(of area: String, on page: Page) throws -> String {
    let start = try #require(page.blocks.firstIndex(of: .section(area)))
    let end = page.blocks[(start + 1)...].firstIndex { if case .section = $0 { true } else { false } }
    return page.blocks[start..<(end ?? page.blocks.endIndex)].map { "\($0)" }.joined(separator: "\n")
  }

  /// Somebody with nothing else to report, at the results after these keys at the question on self-harm.
  private func results(answering keys: String, then others: String = "") throws -> Person<NobodyElse> {
    var person = try Person<NobodyElse>("mood")
    try person.answer(.lowest, until: "phq9_9")
    person.type(keys)
    try person.goOnFromCrisisPage()
    person.type(others)
    try person.answerEverything(.lowest)
    person.type("1")
    return person
  }

  @Test("Thoughts of suicide and little else") func littleElse() throws {
    let person = try results(answering: "2\n")
    #expect(person.screen.contains("You told us about thoughts of being better off dead"))
    #expect(person.screen.contains("Call or text 988"))
    #expect(!person.words.contains("minimal or none"))
    #expect(!person.words.contains("Your score is under"))
  }

  @Test("An answer that was taken back is named more gently, and not called told") func takenBack() throws {
    let person = try results(answering: "3\n", then: "b1\n")
    #expect(person.words.contains("At one point you told us about thoughts of being better off dead"))
    #expect(!person.words.contains("minimal or none"))
    #expect(person.screen.contains("988"))
  }

  @Test("No line says that there is nothing where an answer was taken back") func takenBackAlone() throws {
    var person = try Person<NobodyElse>("full")
    try person.answer(.lowest, until: "self_harm_thoughts")
    person.type("2\n")
    try person.goOnFromCrisisPage()
    person.type("b1\n")
    try person.goToResults(.lowest)
    #expect(person.words.contains("and then changed your answer"))
    #expect(!person.words.contains("Hard thoughts"))
    try person.choose("More about each result")
    #expect(!person.words.contains("One question about thoughts of self-harm"))
    #expect(person.words.contains("One question about high energy"), "other questions are still there")
  }

  @Test("A question that was declined is named more gently still") func declined() throws {
    let person = try results(answering: "s")
    #expect(person.words.contains("You chose not to say whether you have had thoughts of hurting yourself"))
  }

  @Test("What was told opens the results of the next plan too") func nextPlan() throws {
    var person = try results(answering: "2\n")
    person.session.start(try #require(try Library().plan("substance-use")))
    try person.answerEverything(.lowest)
    person.type("1")
    #expect(person.screen.contains("You told us about thoughts of being better off dead"))
    #expect(person.screen.contains("Alcohol "))
  }

  @Test(
    "A site's rule without words of its own names the item, and a refusal is not called told",
    arguments: [
      (
        SafetyStatement.Kind.told,
        "You told us about this: “Thoughts of ending it”. Whatever the numbers below say, please tell someone today. "
          + "You don't have to carry this alone."
      ),
      (
        .takenBack,
        "At one point you told us about this, and then changed your answer: “Thoughts of ending it”. If such thoughts "
          + "come, now or later, please tell someone right away."
      ),
      (
        .declined,
        "There was a question you chose not to answer, and that's okay: “Thoughts of ending it”. If you'd ever like to "
          + "talk about it, someone is there day or night."
      ),
    ])
  func ownRule(_ kind: SafetyStatement.Kind, _ text: String) throws {
    let rule = SafetyRule(id: "own", item: "a", answers: ["y"], whenDeclined: true, level: .crisis)
    let item = Item(
      id: "a", text: "Thoughts of ending it", answerKind: .options([AnswerOption(code: "y", points: 1, text: "Yes")]))
    let questionnaire = Questionnaire(
      id: "own", version: "1", area: .mood, kind: .screen, presentation: .oneAtATime, title: "Own", short: "Own",
      minutes: 1, items: [item], scores: [], safetyRules: [rule])
    let answer: Answer = kind == .told ? .option("y") : kind == .declined ? .declined : .option("n")
    let statements = SafetyStatement.all(in: [questionnaire], answers: ["a": answer]) { _ in true }
    #expect(statements.map(\.kind) == [kind])
    let library = Library()
    #expect(try statements.first?.text(site: library.site(), library.strings()) == text)
  }
}
