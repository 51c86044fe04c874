import Records
import Screening

/// Questions that a client answers into the records: kept with each answer, stopped, finished.
extension AppState {
  // MARK: Keep

  /// Keeps what was answered, if anything is new since it was stored last.
  var savingOfAnswers: Effect? {
    guard let draft = unfinished, draft != desk?.answering?.draft else { return nil }
    return .records(.save(draft))
  }

  var isEverythingStored: Bool { savingOfAnswers == nil }

  /// What is being answered, with what is not stored yet.
  var unfinished: Records.Draft? {
    guard let interview, let answering = desk?.answering else { return nil }
    var draft = answering.draft
    draft.questionnaires = answering.references
    draft.answers = interview.answers
    draft.offers = interview.offersAnswered
    // Who takes such an answer back may have been frightened by what followed. A question that was declined at first and
    // then answered is only answered.
    let raised = answering.raised.filter { $0.level == .crisis && $0.answer != .declined }
    draft.safetyRules = [RaisedRule](interview.rulesRaised, raisedBy: interview.answers).adding(raised)
    return draft
  }

  /// Keeps in mind what an answer raised, should it be changed later.
  mutating func noteForCounselor(_ raised: [SafetyRule]) {
    guard let interview, let before = desk?.answering?.raised else { return }
    desk?.answering?.raised = before.adding([RaisedRule](raised, raisedBy: interview.answers))
  }

  // MARK: End

  mutating func finishAnswering() -> Effect? {
    guard let draft = desk?.answering?.draft, let raised = unfinished?.safetyRules else { return nil }
    let results = outcome.results
    // A changed answer may have taken the questionnaire out in which one raised a rule.
    let unseen = raised.filter { rule in !results.contains { rule.isRule(of: $0.questionnaire) } }
    let takenOut = (interview?.resultsLeftOut ?? []).filter { result in
      unseen.contains { $0.isRule(of: result.questionnaire) }
    }
    func screen(_ result: QuestionnaireResult, isTakenOut: Bool) -> RecordStore.NewScreen {
      RecordStore.NewScreen(
        result, fileContent: library.fileContent(ofQuestionnaire: result.id) ?? "",
        raised: raised.filter { $0.isRule(of: result.questionnaire) }, isTakenOut: isTakenOut)
    }
    let screens = results.map { screen($0, isTakenOut: false) } + takenOut.map { screen($0, isTakenOut: true) }
    return .records(.finish(draft, screens))
  }

  /// Asks whether to stop; when that was asked already, stops.
  mutating func stopAnswering() -> Effect? {
    if place.route == .desk(.stopping) { return stopNow() }
    push(.desk(.stopping))
    return nil
  }

  mutating func stopNow() -> Effect? {
    desk?.askingNext = nil
    if desk?.isHandedOver == true {
      popBack { $0 == .desk(.client) }
      push(.desk(.locked(.stopped)))
      return nil
    }
    return setAside()
  }

  /// Leaves the answers half-finished, and goes back to the client's page.
  ///
  /// What could not be stored before is tried once more first.
  mutating func setAside() -> Effect? {
    if let saving = savingOfAnswers {
      desk?.isSettingAside = true
      return saving
    }
    let answering = desk?.answering
    let next = desk?.askingNext
    endAnswering()
    popBack { $0 == .desk(.client) }
    if let next { return start(.plan(next), handOver: nil) }
    // Where nothing was answered there is nothing to go on with; what was only taken over is where it was before.
    if let draft = answering?.draft, answering?.hasNothingNew == true { return .records(.discard(draft)) }
    return desk?.record.map { .records(.readAgain($0.client.id)) }
  }

  mutating func endAnswering() {
    interview = nil
    draft = .none
    desk?.answering = nil
    desk?.isSettingAside = false
    desk?.askingNext = nil
  }
}
