import TerminalKit

extension Session {
  /// One question on the person's own next step. Nothing need be written.
  struct OwnStepScreen: Screen {
    private let question: OwnStep.Question

    init(_ question: OwnStep.Question) {
      self.question = question
    }

    var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .line)
    }

    func content(in session: Session) -> Content {
      let strings = session.strings
      let (number, total) = (String(question.rawValue + 1), String(OwnStep.Question.allCases.count))
      return Content(
        title: strings.ownTitle, progress: Progress(strings.progress(number: number, total: total)),
        blocks: [.text(question.text(strings), .question), .text(strings.ownNote, .dim)],
        field: .line(label: strings.ownLabel, isSecret: false, submit: submit),
        after: [.text(session.crisisReminder, .lifeline)],
        keys: [.enter, .key(.escape, help: strings.ownSkip) { $0.close() }])
    }

    private func submit(_ session: inout Session, _ words: String) {
      session.ownStep[question] = words
      if let next = question.next {
        session.replaceTop(with: OwnStepScreen(next))
        session.setTyped(session.ownStep[next])
      } else {
        session.close()
        if !session.ownStep.isEmpty { session.notice(session.strings.noticeOwnStep) }
      }
      // Words of one's own can say what no question asked.
      if session.library.speaksOfSelfHarm(words) { session.showCrisisForWords() }
    }
  }

  private mutating func showCrisisForWords() {
    open(CrisisScreen(level: .crisis, isAnswered: true, then: .stay))
    ask(.dropTypedAhead)
  }
}
