import TerminalKit

extension Session {
  /// The education pages to choose from.
  package struct LearnScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      Content(
        title: session.strings.welcomeLearn,
        blocks: [.text(session.strings.learnIntroduction)],
        field: .menu(
          session.educationPages.map { page in
            Choice(page.title, detail: page.summary) { $0.open(EducationScreen(page)) }
          }),
        keys: [.enter, .move, .back, .leave, .help, .keys])
    }
  }
}
