import Screening
import TerminalKit

extension Session {
  /// The person's own results.
  package struct ResultsScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let outcome = session.outcome
      return Content(
        title: session.strings.resultsTitle,
        blocks: session.resultBlocks(outcome, safety: session.safetyStatements) + session.helpSection,
        keys: [
          .enter { $0.goOnFromResults() }, .key(.arithmetic) { $0.open(ArithmeticScreen(outcome)) }, .back, .scroll,
          .leave, .help, .keys,
        ])
    }
  }

  private mutating func goOnFromResults() {
    if fullerPlans.isEmpty { readOn() } else { open(FullerScreen()) }
  }

  /// Opens the education pages that the plan puts after its results, then the center's number.
  mutating func readOn() {
    let all = educationPages
    let pages = (interview?.plan.learn ?? []).compactMap { id in all.first { $0.id == id } }
    if pages.isEmpty { open(CentreScreen()) } else { open(EducationScreen(pages, endsAtCentre: true)) }
  }
}
