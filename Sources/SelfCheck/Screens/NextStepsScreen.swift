import TerminalKit

extension Session {
  /// The things that the person can do next: words to say, questions to ask, somebody to tell, a step of their own.
  package struct NextStepsScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let strings = session.strings
      let ownStep = Choice(session.ownStep.isEmpty ? strings.nextOwn : strings.nextOwnAgain) {
        $0.open(OwnStepScreen(.first))
      }
      return Content(
        title: strings.nextTitle,
        blocks: session.wordsToSayBlocks + session.questionsToAsk + session.ownStepBlocks
          + [.gap, .text(session.site.trustedPerson)],
        field: .menu([Choice(strings.nextGoOn) { $0.readOn() }, ownStep] + session.choicesOfTakingAlong),
        aside: session.aside(.beforeField),
        keys: [.enter, .move, .back, .leave, .help, .keys])
    }
  }

  /// Opens the first of the plan's education pages, or the center's number where the plan has none.
  fileprivate mutating func readOn() {
    let hasReading = interview?.plan.learn.isEmpty == false
    if hasReading { open(CareAtAGlanceScreen()) } else { open(CentreScreen()) }
  }
}
