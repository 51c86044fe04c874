import Foundation
import GRDB
import Screening

extension RecordStore {
  /// The result of a questionnaire, and which file it was asked from.
  public struct NewScreen: Sendable, Equatable {
    public let result: QuestionnaireResult
    public let reference: QuestionnaireReference
    public let safetyRules: [RaisedRule]
    public let isTakenOut: Bool

    /// - Parameters:
    ///   - fileContent: the whole text of the questionnaire's file.
    ///   - raised: what answers raised, those that were changed later too; what the answers raise now is added.
    ///   - isTakenOut: whether a changed answer took the questionnaire out of the plan again.
    public init(
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
  public func startDraft(
    of plan: Plan.ID, questionnaires: [QuestionnaireReference], for client: Client.ID
  ) throws(RecordProblem) -> Draft {
    let now = now
    return try write { database in
      let client = try opened(client, database)
      let draft = Draft(
        id: try Table.draft.nextID(database), client: client.client.id, plan: plan, questionnaires: questionnaires,
        startedAt: now, savedAt: now)
      try client.store(draft, in: .draft, id: draft.id, database)
      try log(.screenStarted, client: client.client.id, in: database)
      return draft
    }
  }

  /// Keeps what was answered so far. Called after each answer.
  ///
  /// - Returns: the draft, with the time at which it was saved.
  /// - Throws: `draftGone` when somebody finished or discarded it in the meantime; `draftChanged` when somebody else
  ///   saved it since: both go on with the same half-finished answers, and neither must lose theirs.
  public func save(_ draft: Draft) throws(RecordProblem) -> Draft {
    let now = now
    return try write { database in
      let client = try opened(draft.client, database)
      try requireUnchanged(draft, client, database)
      var saved = draft
      // Always later than before, so that two savings can be told apart whatever the clock says.
      saved.savedAt = max(now, Self.asStored(draft.savedAt.addingTimeInterval(0.001)))
      try client.store(saved, in: .draft, id: saved.id, database)
      return saved
    }
  }

  private func isUnchanged(_ draft: Draft, _ client: OpenedClient, _ database: Database) throws -> Bool {
    do {
      try requireUnchanged(draft, client, database)
      return true
    } catch RecordProblem.Kind.draftGone, RecordProblem.Kind.draftChanged {
      return false
    }
  }

  private func requireUnchanged(_ draft: Draft, _ client: OpenedClient, _ database: Database) throws {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM draft WHERE id = ? AND client_id = ?", arguments: [draft.id, draft.client])
    guard let row else { throw RecordProblem.Kind.draftGone }
    // One that is damaged is written anew: these are its answers.
    guard let stored = try? client.open(Draft.self, row, of: .draft) else { return }
    if stored.savedAt != draft.savedAt { throw RecordProblem.Kind.draftChanged }
  }

  /// Throws half-finished answers away.
  ///
  /// - Throws: `draftGone` when somebody finished or discarded it in the meantime; `draftChanged` when somebody else
  ///   saved it since: nobody's answers are thrown away unseen.
  public func discard(_ draft: Draft) throws(RecordProblem) {
    try write { database in
      try requireUnchanged(draft, try opened(draft.client, database), database)
      try remove(draft, database)
      try log(.draftDiscarded, client: draft.client, in: database)
    }
  }

  private func remove(_ draft: Draft, _ database: Database) throws {
    try database.execute(
      sql: "DELETE FROM draft WHERE id = ? AND client_id = ?", arguments: [draft.id, draft.client])
  }

  // MARK: Finished

  /// Stores the results of a plan and removes its draft, both or neither.
  ///
  /// They are stored also when somebody removed the draft in the meantime; and when somebody else saved it since, it
  /// stays for them: what was answered is never lost.
  @discardableResult
  public func finish(_ draft: Draft, with screens: [NewScreen]) throws(RecordProblem) -> [FinishedScreen] {
    let now = now
    return try write { database in
      let client = try opened(draft.client, database)
      if try isUnchanged(draft, client, database) { try remove(draft, database) }
      var stored: [FinishedScreen] = []
      for new in screens {
        let screen = FinishedScreen(
          id: try Table.screen.nextID(database), draft: draft, finishedAt: now, counselor: user, new: new)
        try client.store(screen, in: .screen, id: screen.id, database)
        if !screen.isTakenOut { try noteFinished(screen.questionnaire.id, at: now, client, database) }
        try log(.screenFinished, client: client.client.id, in: database)
        stored.append(screen)
      }
      return stored
    }
  }

  /// Notes that the counselor has seen every safety rule that the answers raised.
  ///
  /// - Throws: `noSuchScreen`.
  @discardableResult
  public func acknowledge(_ screen: FinishedScreen) throws(RecordProblem) -> FinishedScreen {
    let acknowledgement = RaisedRule.Acknowledgement(by: user, at: now)
    return try write { database in
      let client = try opened(screen.client, database)
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT * FROM screen WHERE id = ? AND client_id = ?", arguments: [screen.id, screen.client])
      else { throw RecordProblem.Kind.noSuchScreen }
      var stored: FinishedScreen
      do {
        stored = try client.open(FinishedScreen.self, row, of: .screen)
      } catch {
        throw RecordProblem.Kind.screenDamaged
      }
      // Whoever was first stays noted.
      for index in stored.safetyRules.indices where stored.safetyRules[index].acknowledged == nil {
        stored.safetyRules[index].acknowledged = acknowledgement
      }
      try client.store(stored, in: .screen, id: stored.id, database)
      try log(.safetyAcknowledged, client: screen.client, in: database)
      return stored
    }
  }
}

extension FinishedScreen {
  fileprivate init(id: Int64, draft: Draft, finishedAt: Date, counselor: String, new: RecordStore.NewScreen) {
    self.id = id
    client = draft.client
    startedAt = draft.startedAt
    self.finishedAt = finishedAt
    self.counselor = counselor
    plan = draft.plan
    questionnaire = new.reference
    answers = new.result.answers
    scores = new.result.scores.map(RecordedScore.init)
    safetyRules = new.safetyRules
    isTakenOut = new.isTakenOut
  }
}
