import QuestionnaireLibrary
import TerminalKit

extension Session {
  /// The last page to read before the number to call, such as the one on the center.
  package struct LastReadingScreen: Screen {
    private let page: EducationPage

    init(_ page: EducationPage) {
      self.page = page
    }

    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package func content(in session: Session) -> Content {
      Content(
        title: page.title, blocks: session.blocks(of: page),
        field: .menu([Choice(session.strings.centreTitle) { $0.open(CentreScreen()) }]),
        aside: session.aside(.end), keys: [.enter, .move, .back, .leave, .help, .keys])
    }
  }
}
