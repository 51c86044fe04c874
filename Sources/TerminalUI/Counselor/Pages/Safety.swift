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
    return finished + record.drafts.flatMap(alerts).filter { !desk.seenInDrafts.contains($0.id) }
  }

  private func alert(_ rule: RaisedRule, in screen: FinishedScreen) -> SafetyAlert {
    alert(
      rule.id, item: rule.item, answer: screen.answers[rule.item], place: .screen(screen.id), time: screen.finishedAt,
      questionnaire: screen.questionnaire)
  }

  private func alerts(in draft: Records.Draft) -> [SafetyAlert] {
    draft.questionnaires.flatMap { reference -> [SafetyAlert] in
      let questionnaire = (try? library.questionnaire(reference.id)) ?? nil
      return draft.answers.sorted { $0.key < $1.key }.flatMap { item, answer in
        (questionnaire?.rulesRaised(by: answer, to: item) ?? []).map { rule in
          alert(
            rule.id, item: item, answer: answer, place: .draft(draft.id), time: draft.savedAt,
            questionnaire: reference)
        }
      }
    }
  }

  private func alert(
    _ rule: SafetyRule.ID, item id: Item.ID, answer: Answer?, place: SafetyAlert.Place, time: Date,
    questionnaire reference: QuestionnaireReference
  ) -> SafetyAlert {
    let questionnaire = (try? library.inLanguage(reference.language).questionnaire(reference.id)) ?? nil
    let item = questionnaire?.item(id)
    return SafetyAlert(
      id: SafetyAlert.ID(place: place, rule: rule, answer: "\(answer.map { "\($0)" } ?? "")"),
      questionnaire: reference.id, short: questionnaire?.short ?? reference.title, time: time, item: item?.text ?? id,
      answer: item.map { answerText(answer, to: $0) } ?? "", isDeclined: answer == .declined)
  }

  func safetyPage(_ alerts: [SafetyAlert]) -> Page {
    Page(
      title: words[.safetyTitle],
      blocks: [.text(words[.safetyText], .question)]
        + alerts.flatMap(blocks) + [.gap, .text(words[.safetySeen], .dim)]
        + [.section(words[.resultsHelp])] + crisisLines,
      actions: [.confirm, .pageDown, .helpNow, .keys])
  }

  private func blocks(for alert: SafetyAlert) -> [Block] {
    let values = ["time": desk?.minute(alert.time) ?? "", "short": alert.short]
    return [
      .gap, .text(words(.safetyAnswered, values), .dim), .text(alert.item, .question), .text(alert.answer, .lifeline),
    ] + (alert.isDeclined ? [.text(words[.safetyDeclined])] : [])
  }

  mutating func acknowledge(_ alerts: [SafetyAlert]) -> Effect? {
    desk?.seenInDrafts.formUnion(alerts.map(\.id))
    pop()
    offerToAskInPerson(after: alerts)
    guard let record = desk?.record else { return nil }
    let screens = record.unacknowledged.filter { screen in
      alerts.contains { $0.id.place == .screen(screen.id) }
    }
    return screens.isEmpty ? nil : .records(.acknowledge(screens, record.client.id))
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
      after: [.section(words[.resultsHelp])] + crisisLines,
      actions: [.confirm, .moveDown, .helpNow, .keys])
  }

  /// What was half-finished stays as it is, to be gone on with later.
  mutating func chooseAskInPerson(_ choice: Int, _ plan: Plan) -> Effect? {
    pop()
    if choice != 0 { return nil }
    // What could not be stored is not given up for other questions.
    if savingOfAnswers != nil { return setAside() }
    endAnswering()
    return start(.plan(plan), handOver: nil)
  }
}
