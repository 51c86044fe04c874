import QuestionnaireLibrary
import Screening
import TerminalKit

/// An answer about safety that results begin with, before any number: told, taken back later, or declined.
package struct SafetyStatement: Sendable, Equatable {
  package let rule: SafetyRule
  let item: Item?
  package let area: Area
  /// Whether the answer was changed later so that it raises the rule no more.
  package let isTakenBack: Bool

  package init(_ rule: SafetyRule, of questionnaire: Questionnaire, isTakenBack: Bool) {
    self.rule = rule
    item = questionnaire.item(rule.item)
    area = questionnaire.area
    self.isTakenBack = isTakenBack
  }

  /// Whether thoughts of suicide or self-harm were told, and still stand.
  var isTold: Bool { rule.level == .crisis && !isTakenBack && !(rule.whenDeclined && rule.answers.isEmpty) }

  /// The statements for a person's answers, those that were told first.
  ///
  /// - Parameters:
  ///   - questionnaires: those that were asked.
  ///   - answers: as they are now.
  ///   - raised: the ids of every rule that was raised at any time, by questionnaire.
  package static func all(
    in questionnaires: [Questionnaire], answers: Answers, raised: [Questionnaire.ID: Set<SafetyRule.ID>]
  ) -> [SafetyStatement] {
    let all = questionnaires.flatMap { questionnaire -> [SafetyStatement] in
      let standing = questionnaire.rulesRaised(by: answers)
      let before = questionnaire.safetyRules.filter { rule in
        // Whoever declined and then answered has nothing to take back.
        !rule.answers.isEmpty && raised[questionnaire.id]?.contains(rule.id) == true && !standing.contains(rule)
      }
      return standing.map { SafetyStatement($0, of: questionnaire, isTakenBack: false) }
        + before.map { SafetyStatement($0, of: questionnaire, isTakenBack: true) }
    }
    let told = all.filter(\.isTold)
    return told.isEmpty ? all : told
  }

  /// The sentences, with the site's numbers filled in.
  package func text(site: SiteProfile, _ strings: Strings) -> String {
    if let text = isTakenBack ? rule.resultsTakenBack : rule.results { return site.fill(text) }
    let item = item.map { "\u{201C}\($0.text)\u{201D}." } ?? ""
    if isTakenBack { return strings.safetyTakenBack(item: item) }
    return rule.answers.isEmpty ? strings.safetyChoseNotToSay(item: item) : strings.safetyTold(item: item)
  }
}

extension [SafetyStatement] {
  /// The areas in which no sentence may make less of what was told. Thoughts of suicide touch more than their own.
  package var areas: Set<Area> {
    let own = Set(map(\.area))
    return contains { $0.rule.level == .crisis } ? own.union([.mood, .general]) : own
  }
}

extension Session {
  /// What the results begin with because of answers about safety: each thing once, then whom to call.
  package func safetyBlocks(_ statements: [SafetyStatement]) -> [Block] {
    if statements.isEmpty { return [] }
    var texts: [String] = []
    for text in statements.map({ $0.text(site: site, strings) }) where !texts.contains(text) { texts.append(text) }
    return texts.map { .text($0, .question) } + urgentLines + [.gap]
  }

  /// The answers about safety in the present interview.
  package var safetyStatements: [SafetyStatement] {
    guard let interview else { return [] }
    let questionnaires = interview.plan.steps.compactMap { interview.questionnaire($0.questionnaire) }
    return SafetyStatement.all(in: questionnaires, answers: interview.answers, raised: rulesEverRaised)
  }
}
