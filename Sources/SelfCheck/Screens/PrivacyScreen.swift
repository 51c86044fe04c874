import TerminalKit

extension Session {
  /// A blank screen at once, so that nobody else reads what is below.
  package struct PrivacyScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .overlay, patience: .usual, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      var content = Content(title: "", keys: [.close])
      content.isBlank = true
      return content
    }
  }
}
