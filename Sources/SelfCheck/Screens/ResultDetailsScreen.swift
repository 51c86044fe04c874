import Screening
import TerminalKit

extension Session {
  /// Each result with what has been published about it.
  package struct ResultDetailsScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let outcome = session.outcome
      let strings = session.strings
      let safety = session.safetyStatements
      return Content(
        title: strings.glanceDetails,
        blocks: session.safetyBlocks(safety) + [.text(strings.resultsNotDiagnosis)]
          + session.resultBlocks(outcome, guarding: safety),
        aside: session.aside(.end),
        keys: [
          .key(.confirm, help: strings.helpBack) { $0.close() },
          .key(.arithmetic) { $0.open(ArithmeticScreen(outcome)) },
          .back, .scroll, .leave, .help, .keys,
        ])
    }
  }
}
