import Screening

/// A stored response compared with what its answers come to today.
package struct Rescoring: Sendable, Equatable {
  package let client: Client
  package let screen: CompletedResponse
  package let differences: [Difference]

  package enum Difference: Sendable, Equatable {
    case questionnaireMissing
    case version(stored: String, now: String)
    /// The file changed, though its version did not.
    case content
    /// Answers that the questionnaire no longer takes.
    case answersNotTaken([Item.ID])
    case score(ScoreDefinition.ID, stored: RecordedScore?, now: RecordedScore?)
    case safetyRules(stored: [SafetyRule.ID], now: [SafetyRule.ID])
  }

  /// - Parameter present: the questionnaire as it is today, with the whole text of its file.
  package init(
    _ client: Client, _ response: CompletedResponse, present: (questionnaire: Questionnaire, fileContent: String)?
  ) {
    self.client = client
    self.screen = response
    guard let present else {
      differences = [.questionnaireMissing]
      return
    }
    let result = QuestionnaireResult(questionnaire: present.questionnaire, answers: response.answers, from: .interview)
    let reference = QuestionnaireReference(present.questionnaire, fileContent: present.fileContent)
    differences =
      Self.differences(from: response.questionnaire, to: reference)
      + Self.answerDifferences(response, present.questionnaire)
      + Self.scoreDifferences(response, result)
      + Self.ruleDifferences(response, result)
  }

  private static func differences(
    from stored: QuestionnaireReference, to now: QuestionnaireReference
  ) -> [Difference] {
    if stored.version != now.version { return [.version(stored: stored.version, now: now.version)] }
    return stored.digest == now.digest ? [] : [.content]
  }

  private static func answerDifferences(_ response: CompletedResponse, _ questionnaire: Questionnaire) -> [Difference] {
    let refused = response.answers.filter { item, answer in questionnaire.item(item)?.accepts(answer) != true }
    return refused.isEmpty ? [] : [.answersNotTaken(refused.keys.sorted())]
  }

  private static func scoreDifferences(_ response: CompletedResponse, _ result: QuestionnaireResult) -> [Difference] {
    let now = result.scores.map(RecordedScore.init)
    let ids = response.scores.map(\.id) + now.map(\.id).filter { id in response.score(id) == nil }
    return ids.compactMap { id in
      let stored = response.score(id)
      let present = now.first { $0.id == id }
      return stored == present ? nil : .score(id, stored: stored, now: present)
    }
  }

  private static func ruleDifferences(_ response: CompletedResponse, _ result: QuestionnaireResult) -> [Difference] {
    // What an answer raised that was changed later cannot be worked out from the answers that stand.
    let stored = response.safetyRules.filter { $0.answer == nil || $0.answer == response.answers[$0.item] }.map(\.id)
    let now = result.rulesRaised.map(\.id)
    return stored == now ? [] : [.safetyRules(stored: stored, now: now)]
  }
}

extension RecordStore {
  /// Works out every stored response's scores anew from its answers. Nothing that is stored is changed.
  ///
  /// - Parameters:
  ///   - present: gives the questionnaire with this id in this language as it is today, with the text of its file. It
  ///     is asked once for each.
  ///   - report: gets every response that differs.
  /// - Returns: how many responses were compared, and what could not be read.
  /// - Throws: `RecordProblem`, and what `present` throws.
  package func rescore(
    present: (Questionnaire.ID, _ language: String) throws -> (questionnaire: Questionnaire, fileContent: String)?,
    report: (Rescoring) -> Void
  ) throws -> (compared: Int, unreadable: [UnreadableRow]) {
    try log(.rescored)
    let list = try clients()
    var compared = 0
    var unreadable = list.unreadable
    var known: [String: (questionnaire: Questionnaire, fileContent: String)?] = [:]
    for client in list.clients {
      let record = try recordAgain(of: client.id)
      unreadable += record.unreadable
      for response in record.responses {
        compared += 1
        let asked = response.questionnaire
        let name = "\(asked.language) \(asked.id)"
        if known[name] == nil { known[name] = .some(try present(asked.id, asked.language)) }
        let rescoring = Rescoring(client, response, present: known[name] ?? nil)
        if !rescoring.differences.isEmpty { report(rescoring) }
      }
    }
    return (compared, unreadable)
  }
}
