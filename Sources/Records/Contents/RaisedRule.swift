import Foundation
import Screening

/// A safety rule that an answer raised, and whether a counselor has seen it.
package struct RaisedRule: Sendable, Equatable, Codable {
  package let id: SafetyRule.ID
  /// The item whose answer raised it.
  package let item: Item.ID
  package let level: Level
  /// The first files had none.
  private let raisedBy: RecordedAnswer?
  package internal(set) var acknowledged: Acknowledgement?

  package enum Level: String, Sendable, Codable {
    case crisis
    case support
  }

  /// Whether it is the same rule, raised by the same answer as far as that is known.
  package func isSame(as other: RaisedRule) -> Bool {
    id == other.id && item == other.item && (answer == nil || other.answer == nil || answer == other.answer)
  }

  /// Whether this questionnaire has the rule.
  package func isRule(of questionnaire: Questionnaire) -> Bool {
    questionnaire.safetyRules.contains { $0.id == id && $0.item == item }
  }

  /// A counselor's word that they have seen it, with the time.
  package struct Acknowledgement: Sendable, Equatable, Codable {
    package let by: String
    package let at: Date
  }

  /// The answer that raised it, where that is stored: another one than stands now, if the person changed it later.
  package var answer: Answer? { raisedBy?.answer }

  /// - Parameter answer: the one that raised it.
  package init(_ rule: SafetyRule, answer: Answer?) {
    raisedBy = answer.map(RecordedAnswer.init)
    id = rule.id
    item = rule.item
    level =
      switch rule.level {
      case .crisis: .crisis
      case .support: .support
      }
  }
}

extension [RaisedRule] {
  /// Rules that the answers raise, each with its answer.
  package init(_ rules: [SafetyRule], raisedBy answers: Answers) {
    self = rules.map { RaisedRule($0, answer: answers[$0.item]) }
  }

  /// These, and those of the others that are not among them.
  package func adding(_ others: [RaisedRule]) -> [RaisedRule] {
    self + others.filter { other in !contains(where: other.isSame) }
  }
}
