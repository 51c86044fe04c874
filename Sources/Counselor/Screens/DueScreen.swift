import Records
import SelfCheck

/// The clients who are due to be asked again.
struct DueScreen: Screen {
  private let due: [DueQuestionnaire]

  init(_ due: [DueQuestionnaire]) {
    self.due = due
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let choices = due.map { entry in
      Choice(entry.client.code.text, detail: detail(of: entry.interval, session)) {
        $0.request(.records(.open(entry.client.id)))
      }
    }
    return Content(
      title: session.strings.dueTitle, blocks: due.isEmpty ? [.text(session.strings.dueNone)] : [],
      field: due.isEmpty ? nil : .menu(choices), keys: [.enter, .move, .back, .leave, .help, .keys])
  }

  private func detail(of interval: RepeatInterval, _ session: CounselorSession) -> String {
    let title = (try? session.library.questionnaire(interval.questionnaire))??.short ?? interval.questionnaire
    guard let date = interval.due else { return session.strings.dueNever(title: title) }
    return session.strings.dueSince(title: title, date: session.role.day(date))
  }
}
