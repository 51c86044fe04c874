import QuestionnaireLibrary
import TerminalKit

extension Session {
  /// The last screen: whom to call.
  package struct CentreScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .finished, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      Content(
        title: session.strings.centreTitle, blocks: session.centreHead(isBoxed: true) + session.urgentLines,

        field: .menu(
          [Session.choiceOfResults(session.strings)] + session.choicesOfTakingAlong
            + [Session.choiceOfLearning(session.strings)] + Role.waysToEnd(in: session)),
        after: session.otherWays + session.onlyOnScreen(session.helpSection),
        keys: [.enter, .move, .back, .leave, .help, .keys])
    }
  }

  /// The center, with every way to reach it.
  var centreBlocks: [Block] { centreHead(isBoxed: false) + otherWays }

  private func centreHead(isBoxed: Bool) -> [Block] {
    [.text(strings.centreIntroduction), .heading(site.centre.name)]
      + site.centerNumber(in: strings, isBoxed: isBoxed)
  }

  /// What else there is to know of the center, and the other ways to reach it.
  private var otherWays: [Block] {
    let centre = site.centre
    let others = [
      centre.secondPhone.map { strings.centreSecond(phone: $0) }, centre.web.map { strings.centreWeb(web: $0) },
    ].compactMap { $0 }
    return others.map { .text($0) } + [.text(centre.place), .text(centre.about, .dim)]
  }

  private static func choiceOfResults(_ strings: Strings) -> Choice {
    Choice(strings.centreResults) { session in
      session.goBack(to: ResultsScreen.self)
      session.top.scroll = 0
      session.top.focus = 0
    }
  }

  package static func choiceOfLearning(_ strings: Strings) -> Choice {
    Choice(strings.welcomeLearn) { $0.open(LearnScreen()) }
  }
}
