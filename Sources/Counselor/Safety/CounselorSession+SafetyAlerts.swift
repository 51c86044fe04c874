import Foundation
import Records
import Screening
import SelfCheck
import TerminalKit

/// Answers that call for the counselor, first thing.
extension CounselorSession {
  /// Shows, before anything else, the safety answers that the counselor has not seen.
  mutating func showAlerts() {
    if role.isHandedOver || isAt(SafetyScreen.self) || isAt(QuestionScreen.self) || isAt(CrisisScreen.self)
      || isAt(ReviewScreen.self)
    {
      return
    }
    let alerts = unseenAlerts
    if alerts.isEmpty { return }
    open(SafetyScreen(alerts))
    ask(.dropTypedAhead)
  }

  /// The answers in this record that raised a safety rule and were not seen by the counselor yet.
  var unseenAlerts: [SafetyAlert] {
    guard let record = role.record else { return [] }
    let finished = record.unacknowledged.flatMap { response in
      response.unacknowledged.map { alert($0, in: response) }
    }
    // What is being answered may not be stored yet.
    let unfinished = unfinished
    let inProgress =
      record.responsesInProgress.filter { $0.id != unfinished?.id } + [unfinished].compactMap { $0 }
    return finished + inProgress.flatMap(alerts).filter { !role.seenAlerts.contains($0.id) }
  }

  func alert(_ rule: RaisedRule, in response: CompletedResponse) -> SafetyAlert {
    alert(
      rule, answer: response.answers[rule.item], place: .completed(response.id), time: response.finishedAt,
      questionnaire: response.questionnaire)
  }

  private func alerts(in inProgress: ResponseInProgress) -> [SafetyAlert] {
    // What was kept before rules were kept with it is worked out from the answers.
    let worked = inProgress.questionnaires.compactMap(presentQuestionnaire).flatMap {
      $0.rulesRaised(by: inProgress.answers)
    }
    return inProgress.safetyRules.adding([RaisedRule](worked, raisedBy: inProgress.answers)).map { rule in
      alert(
        rule, answer: inProgress.answers[rule.item], place: .inProgress(inProgress.id), time: inProgress.savedAt,
        questionnaire: inProgress.questionnaires.first { presentQuestionnaire($0)?.item(rule.item) != nil })
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
      questionnaire: reference?.id, short: questionnaire?.short ?? reference?.title ?? strings.safetyOlderTitle,
      time: time, item: item?.text ?? rule.item, answer: text(raisedBy),
      changedTo: raisedBy == answer ? nil : text(answer), isInOtherWords: item == nil,
      isDeclined: raisedBy == .declined)
  }

  /// An answer as the record holds it.
  private func recorded(_ answer: Answer?) -> String {
    switch answer {
    case .option(let code): code
    case .number(let number): String(number)
    case .declined: strings.answerDeclined
    case nil: strings.answerMissing
    }
  }

  /// An alert as the counselor reads it.
  func blocks(for alert: SafetyAlert) -> [Block] {
    [
      .gap, .text(strings.safetyAnswered(time: role.minute(alert.time), short: alert.short), .dim),
      .text(alert.item, .question), .text(alert.answer, .lifeline),
    ] + (alert.changedTo.map { [.text(strings.safetyChanged(answer: $0))] } ?? [])
      + (alert.isInOtherWords ? [.text(strings.safetyOlder, .dim)] : [])
      + (alert.isDeclined ? [.text(strings.safetyDeclined)] : [])
  }
}
