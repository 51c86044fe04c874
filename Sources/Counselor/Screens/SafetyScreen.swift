import Records
import Screening
import SelfCheck
import TerminalKit

/// Answers that call for the counselor, before anything else is shown.
struct SafetyScreen: Screen {
  private let alerts: [SafetyAlert]

  init(_ alerts: [SafetyAlert]) {
    self.alerts = alerts
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    let seen = session.role.isDamaged ? strings.safetySeenNotNoted : strings.safetySeen
    return Content(
      title: strings.safetyTitle,
      blocks: [.text(strings.safetyText, .question)] + alerts.flatMap(session.blocks) + [.gap, .text(seen, .dim)]
        + session.helpSection,
      // There is no way back: the counselor sees these first.
      keys: [.enter { [alerts] in $0.acknowledge(alerts) }, .scroll, .help, .keys])
  }
}

extension CounselorSession {
  fileprivate mutating func acknowledge(_ alerts: [SafetyAlert]) {
    role.seenAlerts.formUnion(alerts.map(\.id))
    close()
    offerToAskInPerson(after: alerts)
    guard let record = role.record else { return }
    let responses = record.unacknowledged.filter { response in
      alerts.contains { $0.id.place == .completed(response.id) }
    }
    let inProgress = alerts.reduce(into: [ResponseInProgress.ID]()) { inProgress, alert in
      if case .inProgress(let id) = alert.id.place, !inProgress.contains(id) { inProgress.append(id) }
    }
    if responses.isEmpty && inProgress.isEmpty { return }
    request(.records(.acknowledge(responses, inProgress, record.client.id)))
  }

  /// Offers the site's questions about safety, unless the answers were given to those very questions.
  private mutating func offerToAskInPerson(after alerts: [SafetyAlert]) {
    guard let id = site.counselor.askInPerson, alerts.contains(where: { $0.questionnaire != id }),
      let plan = askablePlan(id)
    else { return }
    open(AskInPersonScreen(plan))
  }
}
