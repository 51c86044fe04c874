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
        title: session.strings.centreTitle, blocks: session.centreBlocks,
        field: .menu(Role.choicesAtEnd(in: session)),
        after: session.helpSection,
        keys: [.enter, .move, .back, .leave, .help, .keys])
    }
  }

  /// The center, with every way to reach it.
  var centreBlocks: [Block] {
    let centre = site.centre
    let others = [
      centre.secondPhone.map { strings.centreSecond(phone: $0) }, centre.web.map { strings.centreWeb(web: $0) },
    ].compactMap { $0 }
    return [.text(strings.centreIntroduction), .heading(centre.name), .text(centre.place)]
      + site.centerNumber(in: strings) + others.map { .text($0) } + [.text(centre.about, .dim)]
  }

  // MARK: What every program offers there

  package static func choiceOfResults(_ strings: Strings) -> Choice {
    Choice(strings.centreResults) { $0.goBack(to: ResultsScreen.self) }
  }

  package static func choiceOfLearning(_ strings: Strings) -> Choice {
    Choice(strings.welcomeLearn) { $0.open(LearnScreen()) }
  }
}
