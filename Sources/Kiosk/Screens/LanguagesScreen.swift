import SelfCheck
import TerminalKit

/// The languages to choose from.
struct LanguagesScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: Session<Visitor>) -> Session<Visitor>.Content {
    Session.Content(
      title: session.strings.languagesTitle,
      field: .menu(
        session.role.languages.map { language in
          Session.Choice(language.name) { $0.role.wantedLanguage = language.code }
        }),
      after: session.helpSection, keys: [.enter, .move, .leave, .help])
  }
}
