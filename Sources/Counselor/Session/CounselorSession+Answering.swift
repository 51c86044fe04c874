import Records
import Screening
import SelfCheck

/// Questions that a client answers into the records: kept with each answer, stopped, finished.
extension CounselorSession {
  // MARK: Keep

  /// The request that stores the answers, if anything is new since they were stored last.
  var savingOfAnswers: RecordsRequest? {
    guard let inProgress = unfinished, inProgress != role.answering?.response else { return nil }
    return .save(inProgress)
  }

  var isEverythingStored: Bool { savingOfAnswers == nil }

  /// The answers that are being given, with those that are not stored yet.
  var unfinished: ResponseInProgress? {
    guard let interview, let answering = role.answering else { return nil }
    var inProgress = answering.response
    inProgress.questionnaires = answering.references
    inProgress.answers = interview.answers
    inProgress.offers = interview.offersAnswered
    // Who takes such an answer back may have been frightened by what followed. A question that was declined at first and
    // then answered is only answered.
    let raised = answering.raised.filter { $0.level == .crisis && $0.answer != .declined }
    inProgress.safetyRules = [RaisedRule](interview.rulesRaised, raisedBy: interview.answers).adding(raised)
    return inProgress
  }

  // MARK: End

  mutating func finishAnswering() {
    guard let inProgress = role.answering?.response, let raised = unfinished?.safetyRules else { return }
    let results = outcome.results
    // A changed answer may have taken the questionnaire out in which one raised a rule.
    let unseen = raised.filter { rule in !results.contains { rule.isRule(of: $0.questionnaire) } }
    let takenOut = (interview?.resultsLeftOut ?? []).filter { result in
      unseen.contains { $0.isRule(of: result.questionnaire) }
    }
    func response(_ result: QuestionnaireResult, isTakenOut: Bool) -> RecordStore.NewResponse {
      RecordStore.NewResponse(
        result, fileContent: library.fileContent(ofQuestionnaire: result.id) ?? "",
        raised: raised.filter { $0.isRule(of: result.questionnaire) }, isTakenOut: isTakenOut)
    }
    let responses = results.map { response($0, isTakenOut: false) } + takenOut.map { response($0, isTakenOut: true) }
    request(.records(.finish(inProgress, responses)))
  }

  /// Asks whether to stop; when that was asked already, stops.
  mutating func stopAnswering() {
    if isAt(StoppingScreen.self) { stopNow() } else { open(StoppingScreen()) }
  }

  mutating func stopNow() {
    role.askingNext = nil
    guard role.isHandedOver else { return setAside() }
    goBack(to: ClientScreen.self)
    open(LockedScreen(.stopped))
  }

  /// Leaves the answers half-finished, and goes back to the client's page.
  ///
  /// What could not be stored before is tried once more first.
  mutating func setAside() {
    if let saving = savingOfAnswers {
      role.isSettingAside = true
      return request(.records(saving))
    }
    let answering = role.answering
    let next = role.askingNext
    endAnswering()
    goBack(to: ClientScreen.self)
    if let next { return start(.plan(next), handOver: nil) }
    // Where nothing was answered there is nothing to go on with; what was only taken over is where it was before.
    if let inProgress = answering?.response, answering?.hasNothingNew == true {
      return request(.records(.discard(inProgress)))
    }
    if let record = role.record { request(.records(.readAgain(record.client.id))) }
  }

  mutating func endAnswering() {
    endInterview()
    role.answering = nil
    role.isSettingAside = false
    role.askingNext = nil
  }

  /// Takes over that the answers became results.
  mutating func finished(_ responses: [CompletedResponse], _ record: ClientRecord?) {
    if let record {
      role.record = record
    } else if let inProgress = role.answering?.response {
      role.record?.add(responses, finishing: inProgress.id)
    }
    endAnswering()
    goBack(to: ClientScreen.self)
    let administration = Administration(responses)
    if role.isHandedOver {
      role.finished = administration
      return open(LockedScreen(.finished))
    }
    // A plan of which nothing was asked has no results.
    if let administration { show(administration) }
  }
}
