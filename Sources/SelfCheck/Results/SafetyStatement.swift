import QuestionnaireLibrary
import Screening
import TerminalKit

/// An answer about safety that results begin with, before any number.
package struct SafetyStatement: Sendable, Equatable {
  package let rule: SafetyRule
  package let kind: Kind
  package let area: Area
  private let item: Item?

  /// What became of the answer.
  package enum Kind: Sendable, Equatable {
    /// It stands.
    case told
    /// It was changed later so that it raises the rule no more.
    case takenBack
    /// The person chose not to say.
    case declined
  }

  package init(_ rule: SafetyRule, of questionnaire: Questionnaire, _ kind: Kind) {
    self.rule = rule
    self.kind = kind
    area = questionnaire.area
    item = questionnaire.item(rule.item)
  }

  /// The statements for a person's answers; where thoughts of suicide or self-harm were told, those alone.
  ///
  /// - Parameters:
  ///   - answers: as they are now.
  ///   - wasRaised: whether the rule was raised at any time.
  package static func all(
    in questionnaires: [Questionnaire], answers: Answers, wasRaised: (SafetyRule) -> Bool
  ) -> [SafetyStatement] {
    let all = questionnaires.flatMap { questionnaire -> [SafetyStatement] in
      let standing = questionnaire.rulesRaised(by: answers)
      // Whoever declined and then answered has nothing to take back.
      let before = questionnaire.safetyRules.filter { !$0.answers.isEmpty && !standing.contains($0) && wasRaised($0) }
      return standing.map { SafetyStatement($0, of: questionnaire, answers[$0.item] == .declined ? .declined : .told) }
        + before.map { SafetyStatement($0, of: questionnaire, .takenBack) }
    }
    let told = all.filter { $0.rule.level == .crisis && $0.kind == .told }
    return told.isEmpty ? all : told
  }

  /// The sentences, with the site's numbers filled in: the rule's own where it has them for this, else the general ones.
  package func text(site: SiteProfile, _ strings: Strings) -> String {
    let item = item.map { "\u{201C}\($0.text)\u{201D}." } ?? ""
    // A rule that answers and refusals raise speaks of the answers.
    let spokenFor = kind != .declined || rule.answers.isEmpty
    let own = kind == .takenBack ? rule.resultsTakenBack : spokenFor ? rule.results : nil
    if let own { return site.fill(own) }
    return switch kind {
    case .told: strings.safetyTold(item: item)
    case .takenBack: strings.safetyTakenBack(item: item)
    case .declined: strings.safetyChoseNotToSay(item: item)
    }
  }
}

extension [SafetyStatement] {
  /// The areas in which no sentence may make less of what was told. Thoughts of suicide touch more than their own.
  package var areas: Set<Area> {
    let own = Set(map(\.area))
    return contains { $0.rule.level == .crisis } ? own.union([.mood, .general]) : own
  }

  /// Whether all that a score says is that there is no such answer: beside the statement it would contradict it. Another
  /// questionnaire may ask the same in other words.
  func contradicts(_ score: Score, of questionnaire: Questionnaire) -> Bool {
    guard score.range.lowerBound < 1, !score.isLeftOut else { return false }
    return score.contributions.allSatisfy { contribution in
      contains { statement in
        statement.rule.item == contribution.item.id
          || questionnaire.safetyRules.contains {
            $0.item == contribution.item.id && $0.level == .crisis && statement.rule.level == .crisis
          }
      }
    }
  }
}

extension Session {
  /// The opening of results because of answers about safety: each thing once, then whom to call.
  package func safetyBlocks(_ statements: [SafetyStatement]) -> [Block] {
    if statements.isEmpty { return [] }
    return safetyTextBlocks(statements) + urgentLines + [.gap]
  }

  func safetyTextBlocks(_ statements: [SafetyStatement]) -> [Block] {
    safetyTexts(statements).map { .text($0, .question) }
  }

  /// The sentences of the statements, each once.
  func safetyTexts(_ statements: [SafetyStatement]) -> [String] {
    statements.map { $0.text(site: site, strings) }.reduce(into: []) { texts, text in
      if !texts.contains(text) { texts.append(text) }
    }
  }

  /// The answers about safety since the session began: also those to questions that are not in the present plan.
  package var safetyStatements: [SafetyStatement] {
    guard let interview else { return [] }
    let asked = interview.plan.steps.compactMap { interview.questionnaire($0.questionnaire) }
    let earlier = rulesEverRaised.map(\.questionnaire).filter { earlier in !asked.contains { $0.id == earlier.id } }
    let questionnaires = (asked + earlier).reduce(into: [Questionnaire]()) { all, questionnaire in
      if !all.contains(where: { $0.id == questionnaire.id }) { all.append(questionnaire) }
    }
    return SafetyStatement.all(in: questionnaires, answers: interview.answers) { rule in
      rulesEverRaised.contains { $0.rule == rule }
    }
  }

  /// Keeps in mind what an answer raised: the results speak of it, also when it is taken back.
  mutating func remember(_ raised: [SafetyRule]) {
    guard let interview else { return }
    for step in interview.plan.steps {
      guard let questionnaire = interview.questionnaire(step.questionnaire) else { continue }
      for rule in raised where questionnaire.safetyRules.contains(rule) {
        rulesEverRaised.append((rule, questionnaire))
      }
    }
  }
}
