import Foundation
import Screening

/// A questionnaire as it was answered when its plan was finished.
package struct CompletedResponse: Sendable, Equatable, Identifiable {
  /// Higher for those stored later, whatever the clock said: this, not the time, is their order.
  package let id: Int64
  package let client: Client.ID
  package let startedAt: Date
  package let finishedAt: Date
  /// The system user who ran it.
  package let counselor: String
  /// The plan that it was part of.
  package let plan: Plan.ID
  package let questionnaire: QuestionnaireReference
  package let answers: Answers
  /// The items that have an answer though they were not asked in the end, because an earlier answer was changed. Those
  /// answers count nothing; they are kept for whoever talks with the client.
  package let notAsked: [Item.ID]
  package let scores: [RecordedScore]
  package internal(set) var safetyRules: [RaisedRule]
  /// Whether a changed answer took the questionnaire out of the plan again, so that its scores count for nothing. It is
  /// kept for an answer that raised a safety rule.
  package let isTakenOut: Bool

  /// The safety rules that no counselor has acknowledged yet.
  package var unacknowledged: [RaisedRule] { safetyRules.filter { $0.acknowledged == nil } }

  /// The score with this id, as it was given.
  package func score(_ id: ScoreDefinition.ID) -> RecordedScore? { scores.first { $0.id == id } }
}

extension CompletedResponse: Codable {
  private enum CodingKeys: CodingKey {
    case id, client, startedAt, finishedAt, counselor, plan, questionnaire, answers, notAsked, scores, safetyRules,
      isTakenOut
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(Int64.self, forKey: .id)
    client = try container.decode(Client.ID.self, forKey: .client)
    startedAt = try container.decode(Date.self, forKey: .startedAt)
    finishedAt = try container.decode(Date.self, forKey: .finishedAt)
    counselor = try container.decode(String.self, forKey: .counselor)
    plan = try container.decode(Plan.ID.self, forKey: .plan)
    questionnaire = try container.decode(QuestionnaireReference.self, forKey: .questionnaire)
    answers = try container.decode(RecordedAnswers.self, forKey: .answers).answers
    // The first files had none.
    notAsked = try container.decodeIfPresent([Item.ID].self, forKey: .notAsked) ?? []
    scores = try container.decode([RecordedScore].self, forKey: .scores)
    safetyRules = try container.decode([RaisedRule].self, forKey: .safetyRules)
    isTakenOut = try container.decodeIfPresent(Bool.self, forKey: .isTakenOut) ?? false
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(client, forKey: .client)
    try container.encode(startedAt, forKey: .startedAt)
    try container.encode(finishedAt, forKey: .finishedAt)
    try container.encode(counselor, forKey: .counselor)
    try container.encode(plan, forKey: .plan)
    try container.encode(questionnaire, forKey: .questionnaire)
    try container.encode(RecordedAnswers(answers), forKey: .answers)
    if !notAsked.isEmpty { try container.encode(notAsked, forKey: .notAsked) }
    try container.encode(scores, forKey: .scores)
    try container.encode(safetyRules, forKey: .safetyRules)
    if isTakenOut { try container.encode(isTakenOut, forKey: .isTakenOut) }
  }
}
