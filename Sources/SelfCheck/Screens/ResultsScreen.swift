import Screening
import TerminalKit

extension Session {
  /// The person's own results on one screen, with the ways on from them.
  package struct ResultsScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let outcome = session.outcome
      let safety = session.safetyStatements
      let strings = session.strings
      let fuller = session.fullerPlans.isEmpty ? [] : [Choice(strings.fullerTitle) { $0.open(FullerScreen()) }]
      return Content(
        title: strings.resultsTitle,
        blocks: session.glance(outcome, safety: safety),
        field: .menu(
          [
            Choice(strings.nextTitle) { $0.open(NextStepsScreen()) },
            Choice(strings.glanceDetails) { $0.open(ResultDetailsScreen()) },
          ] + session.choicesOfTakingAlong + [
            Session.choiceOfLearning(strings), Choice(strings.centreTitle) { $0.open(CentreScreen()) },
          ] + fuller),
        after: session.onlyOnScreen(session.helpSection),
        aside: session.aside(safety.isEmpty ? .beforeField : .onlyBeside),
        keys: [.enter, .back, .leave, .key(.arithmetic) { $0.open(ArithmeticScreen(outcome)) }, .move, .help, .keys])
    }
  }
}
