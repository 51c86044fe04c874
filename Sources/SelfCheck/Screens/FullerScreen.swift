import Screening
import TerminalKit

extension Session {
  /// The fuller questions that could come next.
  package struct FullerScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let strings = session.strings
      return Content(
        title: strings.fullerTitle,
        blocks: [.text(strings.fullerIntroduction)],
        field: .menu(
          [Choice(strings.fullerGoOn) { $0.close() }]
            + session.fullerPlans.map { plan in
              Choice(
                strings.fullerPlan(title: plan.title), detail: session.minutes(of: plan)
              ) { $0.goOn(with: plan) }
            }),
        after: session.helpSection,
        keys: [.enter, .move, .back, .leave, .help, .keys])
    }
  }

  /// The fuller plans that the checklists with a ticked sign name, and that were not asked yet.
  var fullerPlans: [Plan] {
    guard let interview else { return [] }
    let asked = Set(interview.plan.steps.map(\.questionnaire))
    return interview.outcome.results.compactMap { result in
      guard result.scores.contains(where: { $0.range.lowerBound >= 1 }),
        let plan = result.questionnaire.fullerPlan.flatMap(plan),
        plan.steps.contains(where: { !asked.contains($0.questionnaire) })
      else { return nil }
      return plan
    }
  }

  private mutating func goOn(with plan: Plan) {
    let questionnaires = questionnaires(of: plan)
    interview?.append(plan, questionnaires: questionnaires)
    goBack(to: QuestionScreen.self)
    enterStop()
  }
}
