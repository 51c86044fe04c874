import Foundation
import Screening

/// Answers to a plan that is not finished. It can be taken up again:
/// `Interview(plan:questionnaires:answers:)` with `answers`, then `answerOffer(_:for:)` for each of `offers`.
package struct ResponseInProgress: Sendable, Equatable, Identifiable {
  package let id: Int64
  package let client: Client.ID
  package let plan: Plan.ID
  /// The questionnaires as they are asked. Answers to another version may not fit.
  package var questionnaires: [QuestionnaireReference]
  package let startedAt: Date
  package internal(set) var savedAt: Date
  package var answers: Answers = [:]
  /// The offers of further questionnaires that were accepted or turned down.
  package var offers: [Questionnaire.ID: Bool] = [:]
  /// The safety rules that the answers raise, and those that answers raised which were changed later: a counselor must
  /// see them, whatever becomes of the questionnaire.
  package var safetyRules: [RaisedRule] = []
}

extension ResponseInProgress: Codable {
  private enum CodingKeys: CodingKey {
    case id, client, plan, questionnaires, startedAt, savedAt, answers, offers, safetyRules
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(Int64.self, forKey: .id)
    client = try container.decode(Client.ID.self, forKey: .client)
    plan = try container.decode(Plan.ID.self, forKey: .plan)
    questionnaires = try container.decode([QuestionnaireReference].self, forKey: .questionnaires)
    startedAt = try container.decode(Date.self, forKey: .startedAt)
    savedAt = try container.decode(Date.self, forKey: .savedAt)
    answers = try container.decode(RecordedAnswers.self, forKey: .answers).answers
    offers = try container.decode([Questionnaire.ID: Bool].self, forKey: .offers)
    // The first files had none here.
    safetyRules = try container.decodeIfPresent([RaisedRule].self, forKey: .safetyRules) ?? []
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(client, forKey: .client)
    try container.encode(plan, forKey: .plan)
    try container.encode(questionnaires, forKey: .questionnaires)
    try container.encode(startedAt, forKey: .startedAt)
    try container.encode(savedAt, forKey: .savedAt)
    try container.encode(RecordedAnswers(answers), forKey: .answers)
    try container.encode(offers, forKey: .offers)
    try container.encode(safetyRules, forKey: .safetyRules)
  }
}
