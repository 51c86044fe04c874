import Screening

extension AppState {
  /// The first page: what this is, what it is not, and where to go.
  var welcomePage: Page {
    Page(
      title: words[.appName],
      blocks: [.text(words[.welcomeWhat]), .text(words[.welcomePrivate])],
      field: .menu(
        plans.map { Field.Choice($0.title, detail: about(minutes: $0.minutes)) } + [
          Field.Choice(words[.welcomeTopic]),
          Field.Choice(words[.welcomeLearn]),
          Field.Choice(words[.welcomeHelpNow], detail: words[.welcomeHelpNowDetail]),
        ]),
      after: [
        .heading(words[.welcomeNotHeading]), .text(words[.welcomeNot]),
        .heading(words[.welcomePrivacyHeading]), .text(words[.welcomePrivacy]),
        .heading(words[.welcomePlansHeading]),
        .list(plans.map { "\($0.title): \($0.summary)" }),
      ],
      actions: [.confirm, .moveDown, .leave, .helpNow, .keys])
  }

  mutating func chooseOnWelcome(_ choice: Int) {
    switch choice - plans.count {
    case ..<0: start(plans[choice])
    case 0: push(.topics)
    case 1: push(.learn)
    default: push(.helpNow)
    }
  }

  /// The page on which a topic is chosen.
  var topicsPage: Page {
    Page(
      title: words[.welcomeTopic],
      blocks: [.text(words[.topicsIntroduction])],
      field: .menu(topicPlans.map { Field.Choice($0.title, detail: about(minutes: $0.minutes)) }),
      after: topicPlans.contains { !$0.summary.isEmpty }
        ? [.list(topicPlans.map { "\($0.title): \($0.summary)" })] : [],
      actions: [.confirm, .back, .moveDown, .leave, .helpNow, .keys])
  }

  var topicPlans: [Plan] { site.topics.compactMap(loadPlan) }

  private func about(minutes: Int) -> String {
    words(.aboutMinutes, ["minutes": String(minutes)])
  }

  /// Opens a plan at its first question, or where the person left it.
  public mutating func start(_ plan: Plan) {
    if interview?.plan.id != plan.id {
      interview = Interview(
        plan: plan, questionnaires: loadQuestionnaires(of: plan), answers: interview?.answers ?? [:])
    } else if interview?.position == nil {
      interview?.goToFirstOpenStop()
    }
    push(.question)
    if interview?.position == nil { push(.review) } else { enterStop() }
  }
}
