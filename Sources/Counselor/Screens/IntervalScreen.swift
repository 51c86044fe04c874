import Screening
import SelfCheck
import TerminalKit

/// The line for the days after which a questionnaire is to be asked again.
struct IntervalScreen: Screen {
  private let questionnaire: Questionnaire

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .line)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let present = session.interval(of: questionnaire).map { [Block.text($0, .dim)] } ?? []
    return Content(
      title: session.strings.intervalsTitle,
      blocks: [.text(questionnaire.title, .question), .text(session.strings.intervalText)] + present,
      field: .line(label: session.strings.intervalLabel, isSecret: false) { [id = questionnaire.id] in
        $0.setInterval($1, of: id)
      },
      keys: [.enter, .close])
  }
}

extension CounselorSession {
  private static var longestInterval: Int { 3650 }

  fileprivate mutating func setInterval(_ typed: String, of questionnaire: Questionnaire.ID) {
    guard let client = role.record?.client.id else { return }
    guard let days = Int(typed), (0...Self.longestInterval).contains(days) else { return notice(strings.noticeDays) }
    request(.records(.setInterval(days: days == 0 ? nil : days, questionnaire, client)))
  }
}
