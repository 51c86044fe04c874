import Screening
import TerminalKit

extension Session {
  /// The first page: what this is, what it is not, and where to go.
  package struct WelcomeScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let strings = session.strings
      // In lines everything stays in the terminal.
      let isInLines = session.settings.isInLines
      let others = [
        Choice(strings.welcomeTopic) { $0.open(TopicsScreen()) },
        Choice(strings.welcomeLearn) { $0.open(LearnScreen()) },
        Choice(strings.welcomeHelpNow, detail: strings.welcomeHelpNowDetail) { $0.open(HelpNowScreen()) },
      ]
      let confinement: [Block] = Role.confinementSentence(in: session).map { [.text($0)] } ?? []
      return Content(
        title: strings.appName,
        blocks: [
          .text(strings.welcomeWhat), .text(isInLines ? strings.welcomePrivateLines : strings.welcomePrivate),
        ],
        field: .menu(session.plans.map(session.choice) + others),
        after: [
          .heading(strings.welcomeNotHeading), .text(strings.welcomeNot),
          .heading(strings.welcomePrivacyHeading),
          .text(isInLines ? strings.welcomePrivacyLines : strings.welcomePrivacy),
        ] + confinement + [
          .heading(strings.welcomePlansHeading), .list(session.plans.map { "\($0.title): \($0.summary)" }),
        ],
        keys: [.enter, .move, .leave, .help, .keys])
    }
  }

  /// A plan to begin with.
  func choice(of plan: Plan) -> Choice {
    Choice(plan.title, detail: minutes(of: plan)) { $0.start(plan) }
  }

  /// About how long a plan takes.
  package func minutes(of plan: Plan) -> String {
    let (low, high) = (String(plan.minutes), String(plan.minutesAtMost))
    return low == high ? strings.aboutMinutes(minutes: low) : strings.minutesRange(low: low, high: high)
  }
}
