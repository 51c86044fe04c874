import Screening

/// One row that was scored, on its way into FHIR.
package struct ScoredResponse {
  /// One for each item, in order.
  let responses: [ScoringTable.Response]
  let row: ScoringTable.Row
  /// Whether all of its codes could be read; else its scores are not known.
  let isValid: Bool
  let origin: Origin

  package init(responses: [ScoringTable.Response], row: ScoringTable.Row, isValid: Bool, origin: Origin) {
    self.responses = responses
    self.row = row
    self.isValid = isValid
    self.origin = origin
  }

  /// The source that the row was read from.
  package enum Origin {
    /// A row of a table, with what its column `id` holds.
    case table(identifier: String?)
    /// A QuestionnaireResponse, which goes on as it came.
    case resource(JSONNode)
    /// Answers that were given in an interview.
    case interview(Interview)
    /// Something that is no QuestionnaireResponse at all.
    case unreadable
  }
  /// What is known of an interview besides its answers.
  package struct Interview {
    /// The end of it, as FHIR writes times.
    let authored: String
    /// The person, by a name that the receiving system knows; `nil` leaves them without any.
    let subject: Subject?
    /// The safety rules that an answer raised, also one that was changed later.
    let rulesRaised: Set<SafetyRule.ID>
    /// Whether its scores count: not where a changed answer took the questionnaire back.
    let countsScores: Bool

    package init(authored: String, subject: Subject?, rulesRaised: Set<SafetyRule.ID>, countsScores: Bool) {
      self.authored = authored
      self.subject = subject
      self.rulesRaised = rulesRaised
      self.countsScores = countsScores
    }
  }

  /// The person whom a resource is about.
  package enum Subject: Sendable {
    /// Such as `Patient/123`.
    case reference(String)
    case identifier(String)

    var json: JSONTree {
      switch self {
      case .reference(let reference): ["reference": .string(reference)]
      case .identifier(let identifier): ["identifier": ["value": .string(identifier)]]
      }
    }
  }

  var interview: Interview? {
    if case .interview(let interview) = origin { interview } else { nil }
  }
}
