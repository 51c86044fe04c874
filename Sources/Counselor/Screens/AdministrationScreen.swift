import SelfCheck
import TerminalKit

/// The results of one time, and what changed since the time before each questionnaire was answered.
struct AdministrationScreen: Screen {
  private let administration: Administration

  init(_ administration: Administration) {
    self.administration = administration
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let outcome = session.outcome(of: administration)
    return Content(
      title: session.strings.sittingTitle(date: session.role.minute(administration.finishedAt)),
      blocks: safety(in: session) + takenOut(in: session)
        + [.text(session.strings.resultsNotDiagnosis)]
        + session.resultBlocks(outcome, guarding: session.safetyStatements(of: administration))
        + session.recordedOnlyBlocks(administration) + session.changes(in: administration) + session.helpSection,
      keys: [
        .enter { [administration] in $0.open(AdministrationMenuScreen(administration)) },
        .key(.arithmetic) { $0.open(CounselorSession.ArithmeticScreen(outcome)) }, .back, .scroll, .leave, .help, .keys,
      ])
  }

  /// The answers about safety, with whom to call: before any score.
  private func safety(in session: CounselorSession) -> [Block] {
    let alerts = administration.counted.flatMap { response in
      response.safetyRules.map { session.alert($0, in: response) }
    }
    if alerts.isEmpty { return [] }
    return alerts.flatMap(session.blocks) + [.gap, .text(session.crisisReminder, .lifeline), .gap]
  }

  /// Answers that raised a safety rule in questionnaires that a changed answer took out of the plan. Their scores count
  /// for nothing.
  private func takenOut(in session: CounselorSession) -> [Block] {
    administration.responses.filter(\.isTakenOut).flatMap { response in
      [.section(session.shortName(of: response.questionnaire)), .text(session.strings.sittingTakenOut, .notice)]
        + response.safetyRules.flatMap { session.blocks(for: session.alert($0, in: response)) }
    }
  }
}
