import Foundation
import GRDB
import Screening

extension RecordStore {
  /// The result of a questionnaire, and which file it was asked from.
  package struct NewResponse: Sendable, Equatable {
    package let result: QuestionnaireResult
    package let reference: QuestionnaireReference
    package let safetyRules: [RaisedRule]
    package let isTakenOut: Bool

    /// - Parameters:
    ///   - fileContent: the whole text of the questionnaire's file.
    ///   - raised: what answers raised, those that were changed later too; what the answers raise now is added.
    ///   - isTakenOut: whether a changed answer took the questionnaire out of the plan again.
    package init(
      _ result: QuestionnaireResult, fileContent: String, raised: [RaisedRule] = [], isTakenOut: Bool = false
    ) {
      self.result = result
      self.isTakenOut = isTakenOut
      safetyRules = [RaisedRule](result.rulesRaised, raisedBy: result.answers).adding(raised)
      reference = QuestionnaireReference(result.questionnaire, fileContent: fileContent)
    }
  }

  // MARK: Half-finished

  /// Begins a plan with a client. From here on it can be taken up again.
  package func startResponse(
    of plan: Plan.ID, questionnaires: [QuestionnaireReference], for client: Client.ID
  ) throws(RecordProblem) -> ResponseInProgress {
    let now = now
    return try write { transaction in
      let client = try opened(client, transaction.database)
      let inProgress = ResponseInProgress(
        id: try transaction.nextID(.draft), client: client.client.id, plan: plan, questionnaires: questionnaires,
        startedAt: now, savedAt: now)
      try client.insert(inProgress, in: .draft, id: inProgress.id, transaction)
      try log(.responseStarted, client: client.client.id, in: transaction)
      return inProgress
    }
  }

  /// Keeps what was answered so far. Called after each answer.
  ///
  /// - Returns: the response in progress, with the time at which it was saved.
  /// - Throws: `responseGone` when somebody finished or discarded it in the meantime; `responseChanged` when somebody else
  ///   saved it since: both go on with the same half-finished answers, and neither must lose theirs.
  package func save(_ inProgress: ResponseInProgress) throws(RecordProblem) -> ResponseInProgress {
    let now = now
    return try write { transaction in
      let client = try opened(inProgress.client, transaction.database)
      try requireUnchanged(inProgress, client, transaction.database)
      var saved = inProgress
      // Always later than before, so that two savings can be told apart whatever the clock says.
      saved.savedAt = max(now, Self.asStored(inProgress.savedAt.addingTimeInterval(0.001)))
      try client.update(saved, in: .draft, id: saved.id, transaction)
      return saved
    }
  }

  private func isUnchanged(_ inProgress: ResponseInProgress, _ client: OpenedClient, _ database: Database) throws
    -> Bool
  {
    do {
      try requireUnchanged(inProgress, client, database)
      return true
    } catch RecordProblem.Kind.responseGone, RecordProblem.Kind.responseChanged {
      return false
    }
  }

  private func requireUnchanged(_ inProgress: ResponseInProgress, _ client: OpenedClient, _ database: Database) throws {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM draft WHERE id = ? AND client_id = ?",
      arguments: [inProgress.id, inProgress.client])
    guard let row else { throw RecordProblem.Kind.responseGone }
    // One that is damaged is written anew: these are its answers.
    guard let stored = try? client.open(ResponseInProgress.self, row, of: .draft) else { return }
    if stored.savedAt != inProgress.savedAt { throw RecordProblem.Kind.responseChanged }
  }

  /// Throws half-finished answers away.
  ///
  /// - Throws: `responseGone` when somebody finished or discarded it in the meantime; `responseChanged` when somebody else
  ///   saved it since: nobody's answers are thrown away unseen.
  package func discard(_ inProgress: ResponseInProgress) throws(RecordProblem) {
    try write { transaction in
      let database = transaction.database
      try requireUnchanged(inProgress, try opened(inProgress.client, database), database)
      try transaction.delete(from: .draft, where: "id", is: inProgress.id)
      try log(.responseDiscarded, client: inProgress.client, in: transaction)
    }
  }

  // MARK: Finished

  /// Stores the results of a plan and removes its response in progress, both or neither.
  ///
  /// They are stored also when somebody removed the response in progress in the meantime; and when somebody else saved it since, it
  /// stays for them: what was answered is never lost.
  @discardableResult
  package func finish(_ inProgress: ResponseInProgress, with responses: [NewResponse]) throws(RecordProblem)
    -> [CompletedResponse]
  {
    let now = now
    return try write { transaction in
      let client = try opened(inProgress.client, transaction.database)
      if try isUnchanged(inProgress, client, transaction.database) {
        try transaction.delete(from: .draft, where: "id", is: inProgress.id)
      }
      var stored: [CompletedResponse] = []
      for new in responses {
        let response = CompletedResponse(
          id: try transaction.nextID(.screen), inProgress, finishedAt: now, counselor: user, new: new)
        try client.insert(response, in: .screen, id: response.id, transaction)
        if !response.isTakenOut { try noteFinished(response.questionnaire.id, at: now, client, transaction) }
        try log(.responseCompleted, client: client.client.id, in: transaction)
        stored.append(response)
      }
      return stored
    }
  }

  /// Notes that the counselor has seen every safety rule that the answers raised.
  ///
  /// - Throws: `noSuchResponse`.
  @discardableResult
  package func acknowledge(_ response: CompletedResponse) throws(RecordProblem) -> CompletedResponse {
    let acknowledgement = RaisedRule.Acknowledgement(by: user, at: now)
    return try write { transaction in
      let client = try opened(response.client, transaction.database)
      guard
        let row = try Row.fetchOne(
          transaction.database, sql: "SELECT * FROM screen WHERE id = ? AND client_id = ?",
          arguments: [response.id, response.client])
      else { throw RecordProblem.Kind.noSuchResponse }
      var stored: CompletedResponse
      do {
        stored = try client.open(CompletedResponse.self, row, of: .screen)
      } catch {
        throw RecordProblem.Kind.responseDamaged
      }
      // Whoever was first stays noted.
      for index in stored.safetyRules.indices where stored.safetyRules[index].acknowledged == nil {
        stored.safetyRules[index].acknowledged = acknowledgement
      }
      try client.update(stored, in: .screen, id: stored.id, transaction)
      try log(.safetyAcknowledged, client: response.client, in: transaction)
      return stored
    }
  }
}

extension CompletedResponse {
  fileprivate init(
    id: Int64, _ inProgress: ResponseInProgress, finishedAt: Date, counselor: String, new: RecordStore.NewResponse
  ) {
    self.id = id
    client = inProgress.client
    startedAt = inProgress.startedAt
    self.finishedAt = finishedAt
    self.counselor = counselor
    plan = inProgress.plan
    questionnaire = new.reference
    answers = new.result.answers
    notAsked = new.result.responses.filter { $0.asked == .no && $0.answer != nil }.map(\.item.id)
    scores = new.result.scores.map(RecordedScore.init)
    safetyRules = new.safetyRules
    isTakenOut = new.isTakenOut
  }
}
