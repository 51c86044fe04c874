import Screening
import SelfCheck

/// When each questionnaire is to be asked again.
struct IntervalsScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    Content(
      title: session.strings.intervalsTitle, blocks: [.text(session.strings.intervalsText)],
      field: .menu(
        session.instruments.map { questionnaire in
          Choice(questionnaire.title, detail: session.interval(of: questionnaire)) {
            $0.open(IntervalScreen(questionnaire))
          }
        }),
      keys: [.enter, .move, .back, .leave, .help, .keys])
  }
}

extension CounselorSession {
  /// The interval at which the client is asked this, if it is repeated.
  func interval(of questionnaire: Questionnaire) -> String? {
    role.record?.intervals.first { $0.questionnaire == questionnaire.id }
      .map { strings.intervalsEvery(days: String($0.days)) }
  }
}
