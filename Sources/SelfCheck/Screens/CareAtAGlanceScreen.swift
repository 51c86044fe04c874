import QuestionnaireLibrary
import Screening
import TerminalKit

extension Session {
  /// The short page on care that follows the results, and what else there is to read: about what was reported first. Enter
  /// goes on to the last page before the number.
  package struct CareAtAGlanceScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let strings = session.strings
      let all = session.educationPages
      let reading = (session.interview?.plan.learn ?? []).compactMap { id in all.first { $0.id == id } }
      let areas = session.reportedAreas
      let aboutReported = all.filter { page in page.area.map(areas.contains) ?? false }
      // The first page is shown here, and the last comes before the number.
      let last = reading.dropFirst().last
      let offered = (aboutReported + reading.dropFirst().dropLast()).map { page in
        Choice(page.title) { $0.open(EducationScreen(page)) }
      }
      let goOn = last.map { page in [Choice(page.title) { $0.open(LastReadingScreen(page)) }] } ?? []
      return Content(
        title: reading.first?.title ?? strings.welcomeLearn,
        blocks: reading.first.map(session.blocks) ?? [],
        field: .menu(
          goOn + [Choice(strings.centreTitle) { $0.open(CentreScreen()) }] + offered + [
            Choice(strings.careAllPages) { $0.open(LearnScreen()) }
          ]),
        aside: session.aside(.beforeField),
        keys: [.enter, .move, .back, .leave, .help, .keys])
    }
  }

  /// The areas in which something was reported.
  private var reportedAreas: Set<Area> {
    Set(outcome.leadingScores.filter { $0.score.range.lowerBound >= 1 }.map(\.score.definition.area))
  }
}
