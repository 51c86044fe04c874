import Screening

/// A row's answers as a FHIR R4 QuestionnaireResponse.
struct QuestionnaireResponseResource {
  private let questionnaire: Questionnaire

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  /// The resource; `nil` when there is nothing that could be one.
  func json(_ scored: ScoredResponse) -> JSONTree? {
    switch scored.origin {
    case .resource(let node): .written(JSONText.onOneLine(node.bytes))
    case .table(let identifier): json(scored, identifier: identifier)
    case .interview: json(scored, identifier: nil)
    case .unreadable: nil
    }
  }

  private func json(_ scored: ScoredResponse, identifier: String?) -> JSONTree {
    let items = questionnaire.items.indices.compactMap { item(at: $0, scored) }
    return [
      "resourceType": "QuestionnaireResponse",
      "identifier": identifier.map { ["value": .string($0)] },
      "questionnaire": .string(FHIRNames.canonical(questionnaire)),
      "status": .string(status(scored)),
      "subject": scored.interview?.subject?.json,
      "authored": scored.interview.map { .string($0.authored) },
      // FHIR has no empty lists.
      "item": items.isEmpty ? nil : .array(items),
    ]
  }

  private func status(_ scored: ScoredResponse) -> String {
    if let interview = scored.interview { return interview.countsScores ? "completed" : "stopped" }
    // A row is taken for what the person handed in, blanks and all; one that cannot be read waits to be mended.
    return scored.isValid ? "completed" : "in-progress"
  }

  /// An item that was answered or declined. A blank one is left out; one that was answered though it would not have been
  /// asked stands there, for whoever reads the response.
  private func item(at index: Int, _ scored: ScoredResponse) -> JSONTree? {
    let item = questionnaire.items[index]
    let response = scored.responses[index]
    guard response != .missing else { return nil }
    return [
      "linkId": .string(item.id), "text": .string(item.text), "answer": [answer(response, to: item)],
    ]
  }

  private func answer(_ response: ScoringTable.Response, to item: Item) -> JSONTree {
    guard let value = response.optionIndex else {
      return [
        "extension": [["url": .string(FHIRNames.dataAbsentReasonExtension), "valueCode": .string(FHIRNames.declined)]]
      ]
    }
    guard !item.options.isEmpty else { return ["valueInteger": .number(value)] }
    return ["valueCoding": coding(item.options[value], of: item)]
  }

  private func coding(_ option: AnswerOption, of item: Item) -> JSONTree {
    let isScored = questionnaire.scores.contains { $0.items.contains(item.id) }
    let points: JSONTree = [
      "url": .string(FHIRNames.ordinalValueExtension), "valueDecimal": .number(option.points),
    ]
    return [
      "extension": isScored ? [points] : nil,
      "system": .string(option.loinc == nil ? FHIRNames.options(of: item.id) : FHIRNames.loinc),
      "code": .string(option.loinc ?? option.code),
      "display": .string(option.text),
    ]
  }
}
