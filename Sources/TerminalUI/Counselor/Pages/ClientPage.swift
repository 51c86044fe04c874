import Records
import Screening

/// What can be chosen on a client's page.
private enum ClientChoice {
  case ask
  case due(Plan)
  case takeUp(Records.Draft, Plan)
  case courses
  case sittings
  case intervals
}

/// A client's page: the last scores, and what can be done next.
extension AppState {
  var clientPage: Page {
    guard let desk, let record = desk.record else { return Page(title: words[.homeTitle]) }
    let courses = Course.all(in: record)
    let code = record.client.code.text
    let title = words(.clientTitle, ["code": code])
    return Page(
      title: title,
      // A long code is cut in the title of a narrow window, and two of them may begin alike.
      blocks: (title.displayWidth > PageLayout.room(in: size).columns ? [.text(code, .question)] : [])
        + unreadable(record.unreadable)
        + (courses.isEmpty ? [] : [overview(courses)])
        + (record.screens.isEmpty ? [.text(words[.clientNone])] : []),
      field: .menu(clientChoices.map(choice)),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  private func overview(_ courses: [Course]) -> Block {
    .table(
      columns: [
        words[.clientColumnQuestions], words[.clientColumnScore], words[.clientColumnChange],
        words[.clientColumnDate],
      ],
      rows: courses.compactMap { course in
        guard let score = course.newest.scores.first else { return nil }
        return [
          shortName(of: course.reference), outOf(score, course.reference), course.change(of: score.id).map(text) ?? "",
          desk?.day(course.newest.finishedAt) ?? "",
        ]
      })
  }

  /// The questionnaire's usual abbreviation, or its title where it is not here any more.
  func shortName(of reference: QuestionnaireReference) -> String {
    (try? library.questionnaire(reference.id))??.short ?? reference.title
  }

  /// A score out of its maximum; a number that somebody typed has none.
  private func outOf(_ score: RecordedScore, _ reference: QuestionnaireReference) -> String {
    let questionnaire = presentQuestionnaire(reference)
    if let item = questionnaire?.items.first, questionnaire?.items.count == 1, case .number = item.answerKind {
      return points(score.range)
    }
    return "\(points(score.range)) / \(score.highestPossible)"
  }

  func text(_ change: ScoreChange) -> String {
    let range = change.range
    if range.lowerBound == range.upperBound { return ScoreChange.signed(range.lowerBound) }
    return words(
      .changeRange,
      ["low": ScoreChange.signed(range.lowerBound), "high": ScoreChange.signed(range.upperBound)])
  }

  private var clientChoices: [ClientChoice] {
    guard let desk, let record = desk.record else { return [] }
    let due = record.intervals.filter { $0.isDue(at: desk.now) }.compactMap { askablePlan($0.questionnaire) }
    let drafts = record.drafts.map { (draft: $0, plan: plan(of: $0)) }
    func choices(_ isGone: Bool) -> [ClientChoice] {
      drafts.filter { $0.plan.steps.isEmpty == isGone }.map { .takeUp($0.draft, $0.plan) }
    }
    return choices(false) + [.ask] + due.map { .due($0) }
      + (record.screens.isEmpty ? [] : [.sittings]) + (record.countedScreens.isEmpty ? [] : [.courses]) + [.intervals]
      + choices(true)
  }

  private func choice(_ choice: ClientChoice) -> Field.Choice {
    switch choice {
    case .ask: return Field.Choice(words[.clientAsk])
    case .due(let plan): return Field.Choice(words(.clientDue, ["title": plan.title]))
    case .takeUp(let draft, let plan):
      let values = ["date": desk?.day(draft.startedAt) ?? "", "count": String(draft.answers.count)]
      return Field.Choice(
        words(.clientTakeUp, ["title": plan.title]), detail: words(.clientTakeUpDetail, values))
    case .courses: return Field.Choice(words[.clientCourse])
    case .sittings: return Field.Choice(words[.clientSittings])
    case .intervals: return Field.Choice(words[.clientIntervals])
    }
  }

  mutating func chooseOnClientPage(_ choice: Int) -> Effect? {
    guard let record = desk?.record else { return nil }
    let choices = clientChoices
    guard choices.indices.contains(choice) else { return nil }
    switch choices[choice] {
    case .ask: push(.desk(.ask(plansToAsk)))
    case .due(let plan): return chooseToAsk(plan)
    case .takeUp(let draft, let plan): push(.desk(.who(.draft(draft, plan))))
    case .courses: push(.desk(.courses(Course.all(in: record))))
    case .sittings: push(.desk(.sittings(Sitting.all(in: record))))
    case .intervals: push(.desk(.intervals(plansToRepeat)))
    }
    return nil
  }

  // MARK: When to ask again

  private var plansToRepeat: [Plan] { screensToAsk.map(Self.plan) }

  /// Every published instrument that the site offers.
  var screensToAsk: [Questionnaire] {
    ((try? library.questionnaires(library.questionnaireIDs, for: site, withCounselor: true)) ?? [])
      .filter { $0.kind == .screen }
  }

  func intervalsPage(_ plans: [Plan]) -> Page {
    Page(
      title: words[.intervalsTitle], blocks: [.text(words[.intervalsText])],
      field: .menu(
        plans.map { plan in
          Field.Choice(
            plan.title,
            detail: days(of: plan).map { words(.intervalsEvery, ["days": String($0)]) })
        }),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  private func days(of plan: Plan) -> Int? {
    desk?.record?.intervals.first { $0.questionnaire == plan.id }?.days
  }

  func intervalPage(_ plan: Plan) -> Page {
    Page(
      title: words[.intervalsTitle],
      blocks: [.text(plan.title, .question), .text(words[.intervalText])]
        + (days(of: plan).map { [.text(words(.intervalsEvery, ["days": String($0)]), .dim)] } ?? []),
      field: .text(place.typed, label: words[.intervalLabel], isSecret: false), actions: [.confirm, .escape])
  }

  mutating func setInterval(_ typed: String, _ plan: Plan) -> Effect? {
    guard let client = desk?.record?.client.id else { return nil }
    guard let days = Int(typed), (0...3650).contains(days) else {
      place.notice = words[.noticeDays]
      return nil
    }
    return .records(.setInterval(days: days == 0 ? nil : days, plan.id, client))
  }
}
