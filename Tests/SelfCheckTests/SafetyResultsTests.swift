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
    "below the published cut-off", "minimal or none", "Many people feel some of these", "You ticked nothing",
    "does not rule out", "If things feel hard", "a low score",
  ]

  /// The answers to the plan's first questions that lead to the rule's item: the highest, so that it is asked.
  private func person(_ given: Case, answering answer: Answer) throws -> Person<NobodyElse> {
    var person = try Person<NobodyElse>(given.plan)
    for _ in 0..<300 {
      if person.isAtCrisisPage { try person.goOnFromCrisisPage() }
      guard person.isAtQuestion else { break }
      if case .tickList(let id) = person.session.interview?.position, id == given.questionnaire {
        try tick(given.rule, answer, &person)
      } else if person.item == given.rule.item {
        try choose(answer, &person)
      } else {
        try person.answerOne(.highest)
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

  private func tick(_ rule: SafetyRule, _ answer: Answer, _ person: inout Person<NobodyElse>) throws {
    if answer == .declined { return person.type("s") }
    let items = try #require(person.session.interview?.questionnaire("checklist-mood")).items
    for _ in items { person.press(.up) }
    for _ in 0..<(try #require(items.firstIndex { $0.id == rule.item })) { person.press(.down) }
    person.press(.character(" "))
    if person.isAtCrisisPage { try person.goOnFromCrisisPage() }
    person.type("\n")
  }

  @Test("In every plan, whatever raises a rule opens the results", arguments: try cases())
  func opens(_ given: Case) throws {
    let answer: Answer = given.rule.answers.first.map { .option($0) } ?? .declined
    var person = try person(given, answering: answer)
    guard person.session.interview?.rulesRaised.contains(given.rule) == true else {
      // The plan never comes to it: another answer led past it.
      return
    }
    try #require(person.isAtReview)
    person.type("1")
    let statements = person.session.safetyStatements
    let texts = statements.map { $0.text(site: person.session.site, person.session.strings) }
    let said = try #require(texts.first)
    let words = person.words
    let start = try #require(words.range(of: said))
    let firstScore = words.range(of: "Score: ") ?? words.range(of: "You ticked")
    #expect(start.lowerBound < (firstScore?.lowerBound ?? words.endIndex))
    #expect(words.range(of: "988")?.lowerBound ?? words.endIndex < (firstScore?.lowerBound ?? words.endIndex))
    // On the first screen, as it comes up.
    let screen = person.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(screen.contains(said) && screen.contains("988"))
    if statements.contains(where: { $0.rule.level == .crisis }) {
      let mood = try #require(words.range(of: "\nMood")).upperBound
      let section = words[mood...].prefix { _ in true }.components(separatedBy: "\nAnxiety")[0]
      for sentence in Self.softening { #expect(!section.contains(sentence), "\(sentence)") }
    }
    #expect(person.session.printedResults.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(said))
  }

  @Test("Thoughts of suicide and little else") func littleElse() throws {
    var person = try Person<NobodyElse>("mood")
    try person.answer(.lowest, until: "phq9_9")
    person.type("2\n")
    try person.goOnFromCrisisPage()
    try person.answerEverything(.lowest)
    person.type("1")
    #expect(person.screen.contains("You told us about thoughts of being better off dead"))
    #expect(person.screen.contains("Call or text 988"))
    #expect(!person.words.contains("minimal or none"))
    #expect(!person.words.contains("below the published cut-off"))
  }

  @Test("An answer that was taken back is named more gently, and not called told") func takenBack() throws {
    var person = try Person<NobodyElse>("mood")
    try person.answer(.lowest, until: "phq9_9")
    person.type("3\n")
    try person.goOnFromCrisisPage()
    person.type("b1\n")
    try person.answerEverything(.lowest)
    person.type("1")
    #expect(person.words.contains("At one point you told us about thoughts of being better off dead"))
    #expect(!person.words.contains("minimal or none"))
    #expect(person.screen.contains("988"))
  }

  @Test("A question that was declined is named more gently still") func declined() throws {
    var person = try Person<NobodyElse>("mood")
    try person.answer(.lowest, until: "phq9_9")
    person.type("s")
    try person.goOnFromCrisisPage()
    try person.answerEverything(.lowest)
    person.type("1")
    #expect(person.words.contains("You chose not to say whether you have had thoughts of hurting yourself"))
  }

  @Test("A site's rule without words of its own names the item") func ownRule() throws {
    let rule = SafetyRule(id: "own", item: "a", answers: ["y"], level: .crisis)
    let item = Item(
      id: "a", text: "Thoughts of ending it", answerKind: .options([AnswerOption(code: "y", points: 1, text: "Yes")]))
    let questionnaire = Questionnaire(
      id: "own", version: "1", language: "en", area: .mood, kind: .screen, presentation: .oneAtATime, title: "Own",
      short: "Own", minutes: 1,
      items: [item], scores: [], safetyRules: [rule], source: Source())
    let library = Library()
    let statement = SafetyStatement(rule, of: questionnaire, isTakenBack: false)
    #expect(
      statement.text(site: try library.site(), try library.strings())
        == "You told us about this: “Thoughts of ending it”. Whatever the numbers below say, please tell someone today. "
        + "You do not have to carry this alone.")
  }
}
