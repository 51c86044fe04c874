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
    /// Something that is no QuestionnaireResponse at all.
    case unreadable
  }
}
