import Screening

extension AppState {
  /// The fuller plans that the checklists with a ticked sign name, and that were not asked yet.
  var fullerPlans: [Plan] {
    guard let interview else { return [] }
    let asked = Set(interview.plan.steps.map(\.questionnaire))
    return interview.outcome.results.compactMap { result in
      guard result.scores.contains(where: { $0.range.lowerBound >= 1 }),
        let plan = result.questionnaire.fullerPlan.flatMap(loadPlan),
        plan.steps.contains(where: { !asked.contains($0.questionnaire) })
      else { return nil }
      return plan
    }
  }

  /// Which fuller questions could come next.
  var fullerPage: Page {
    Page(
      title: words[.fullerTitle],
      blocks: [.text(words[.fullerIntroduction])],
      field: .menu(
        [Field.Choice(words[.fullerGoOn])]
          + fullerPlans.map { plan in
            Field.Choice(
              words(.fullerPlan, ["title": plan.title]),
              detail: words(.aboutMinutes, ["minutes": String(plan.minutes)]))
          }),
      after: helpSection,
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  mutating func chooseFuller(_ choice: Int) {
    if choice == 0 { return readOn() }
    let plan = fullerPlans[choice - 1]
    let questionnaires = loadQuestionnaires(of: plan)
    interview?.append(plan, questionnaires: questionnaires)
    popBack { $0 == .question }
    enterStop()
  }
}
