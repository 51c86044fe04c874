import Screening

/// Writes a scored row as a FHIR R4 Bundle: the QuestionnaireResponse, an Observation for each score, and one for the
/// safety rules. They hold the figures that were published, and never a diagnosis.
package struct ScoreBundle {
  private let questionnaire: Questionnaire
  /// For each safety rule of the questionnaire, where a row has its state.
  private let rulePositions: [Int?]

  package init(_ table: ScoringTable) {
    questionnaire = table.questionnaire
    rulePositions = table.questionnaire.safetyRules.map { table.rules.firstIndex(of: $0) }
  }

  /// The Bundle of answers that were given in an interview, on one line.
  package static func bytes(
    of answers: Answers, to questionnaire: Questionnaire, _ interview: ScoredResponse.Interview
  ) -> [UInt8] {
    let table = ScoringTable(questionnaire)
    let responses = table.responses(to: answers)
    var row = table.makeRow()
    table.score(responses, from: .interview, into: &row, settlingAll: true)
    return ScoreBundle(table).bytes(
      ScoredResponse(responses: responses, row: row, isValid: true, origin: .interview(interview)))
  }

  /// The Bundle, on one line.
  package func bytes(_ scored: ScoredResponse) -> [UInt8] {
    let name = FHIRNames.newResourceName()
    let response = QuestionnaireResponseResource(questionnaire).json(scored)
    let observations = ScoreObservations(
      questionnaire, rulePositions: rulePositions, scored: scored,
      derivedFrom: response == nil ? nil : ["reference": .string(name)])
    let entries =
      [response.map { entry($0, name: name) }].compactMap { $0 }
      + observations.all.map { entry($0, name: FHIRNames.newResourceName()) }
    let bundle: JSONTree = ["resourceType": "Bundle", "type": "collection", "entry": .array(entries)]
    return bundle.bytes
  }

  private func entry(_ resource: JSONTree, name: String) -> JSONTree {
    ["fullUrl": .string(name), "resource": resource]
  }
}
