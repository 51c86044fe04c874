import Foundation
import Records
import Screening

/// Answers that call for the counselor, first thing.
extension AppState {
  /// What raised a safety rule in this record and was not seen by the counselor yet.
  var unseenAlerts: [SafetyAlert] {
    guard let desk, let record = desk.record else { return [] }
    let finished = record.unacknowledged.flatMap { screen in
      screen.unacknowledged.map { alert($0, in: screen) }
    }
    // What is being answered may not be stored yet.
    let unfinished = unfinished
    let drafts =
      record.drafts.filter { $0.id != unfinished?.id } + [unfinished].compactMap { $0 }
    return finished + drafts.flatMap(alerts).filter { !desk.seenAlerts.contains($0.id) }
  }

  func alert(_ rule: RaisedRule, in screen: FinishedScreen) -> SafetyAlert {
    alert(
      rule, answer: screen.answers[rule.item], place: .screen(screen.id), time: screen.finishedAt,
      questionnaire: screen.questionnaire)
  }

  private func alerts(in draft: Records.Draft) -> [SafetyAlert] {
    // What was kept before rules were kept with it is worked out from the answers.
    let worked = draft.questionnaires.compactMap(presentQuestionnaire).flatMap { $0.rulesRaised(by: draft.answers) }
    return draft.safetyRules.adding([RaisedRule](worked, raisedBy: draft.answers)).map { rule in
      alert(
        rule, answer: draft.answers[rule.item], place: .draft(draft.id), time: draft.savedAt,
        questionnaire: draft.questionnaires.first { presentQuestionnaire($0)?.item(rule.item) != nil })
    }
  }

  private func alert(
    _ rule: RaisedRule, answer: Answer?, place: SafetyAlert.Place, time: Date,
    questionnaire reference: QuestionnaireReference?
  ) -> SafetyAlert {
    let questionnaire = reference.flatMap(presentQuestionnaire)
    let item = questionnaire?.item(rule.item)
    let raisedBy = rule.answer ?? answer
    func text(_ answer: Answer?) -> String { item.map { answerText(answer, to: $0) } ?? recorded(answer) }
    return SafetyAlert(
      id: SafetyAlert.ID(
        place: place, rule: rule.id, item: rule.item, answer: "\(recorded(raisedBy)) \(recorded(answer))"),
      questionnaire: reference?.id, short: questionnaire?.short ?? reference?.title ?? words[.safetyOlderTitle],
      time: time, item: item?.text ?? rule.item, answer: text(raisedBy),
      changedTo: raisedBy == answer ? nil : text(answer), isInOtherWords: item == nil,
      isDeclined: raisedBy == .declined)
  }

  /// An answer as the record holds it.
  private func recorded(_ answer: Answer?) -> String {
    switch answer {
    case .option(let code): code
    case .number(let number): String(number)
    case .declined: words[.answerDeclined]
    case nil: words[.answerMissing]
    }
  }

  func safetyPage(_ alerts: [SafetyAlert]) -> Page {
    Page(
      title: words[.safetyTitle],
      blocks: [.text(words[.safetyText], .question)]
        + alerts.flatMap(blocks) + [
          .gap, .text(words[desk?.isDamaged == true ? .safetySeenNotNoted : .safetySeen], .dim),
        ]
        + helpSection,
      actions: [.confirm, .pageDown, .helpNow, .keys])
  }

  func blocks(for alert: SafetyAlert) -> [Block] {
    let values = ["time": desk?.minute(alert.time) ?? "", "short": alert.short]
    return [
      .gap, .text(words(.safetyAnswered, values), .dim), .text(alert.item, .question), .text(alert.answer, .lifeline),
    ] + (alert.changedTo.map { [.text(words(.safetyChanged, ["answer": $0]))] } ?? [])
      + (alert.isInOtherWords ? [.text(words[.safetyOlder], .dim)] : [])
      + (alert.isDeclined ? [.text(words[.safetyDeclined])] : [])
  }

  mutating func acknowledge(_ alerts: [SafetyAlert]) -> Effect? {
    desk?.seenAlerts.formUnion(alerts.map(\.id))
    pop()
    offerToAskInPerson(after: alerts)
    guard let record = desk?.record else { return nil }
    let screens = record.unacknowledged.filter { screen in
      alerts.contains { $0.id.place == .screen(screen.id) }
    }
    let drafts = alerts.reduce(into: [Records.Draft.ID]()) { drafts, alert in
      if case .draft(let id) = alert.id.place, !drafts.contains(id) { drafts.append(id) }
    }
    if screens.isEmpty && drafts.isEmpty { return nil }
    return .records(.acknowledge(screens, drafts, record.client.id))
  }

  /// Not after the very questions that would be offered.
  private mutating func offerToAskInPerson(after alerts: [SafetyAlert]) {
    guard let id = site.counselor.askInPerson, alerts.contains(where: { $0.questionnaire != id }),
      let plan = askablePlan(id)
    else { return }
    push(.desk(.askInPerson(plan)))
  }

  func askInPersonPage(_ plan: Plan) -> Page {
    Page(
      title: words[.personTitle], blocks: [.text(words(.personText, ["title": plan.title]))],
      field: .menu([words[.personNow], words[.personLater]].map { Field.Choice($0) }),
      after: helpSection,
      actions: [.confirm, .moveDown, .helpNow, .keys])
  }

  /// What was half-finished stays as it is, to be gone on with later.
  mutating func chooseAskInPerson(_ choice: Int, _ plan: Plan) -> Effect? {
    pop()
    if choice != 0 { return nil }
    // What could not be stored is not given up for other questions.
    if !isEverythingStored {
      desk?.askingNext = plan
      return setAside()
    }
    endAnswering()
    popBack { $0 == .desk(.client) }
    return start(.plan(plan), handOver: nil)
  }
}
