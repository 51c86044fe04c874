import TerminalKit

extension Session {
  /// The line for the name of a file that something is saved to.
  package struct SaveScreen: Screen {
    private let title: String
    private let request: @Sendable (_ session: Session, _ path: String) -> Role.Request

    /// - Parameter request: what is asked of the world outside for this path.
    package init(
      title: String, request: @escaping @Sendable (_ session: Session, _ path: String) -> Role.Request
    ) {
      self.title = title
      self.request = request
    }

    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .line)
    }

    package func content(in session: Session) -> Content {
      Content(
        title: title, blocks: [.text(session.strings.saveText)],
        field: .line(label: session.strings.saveLabel, isSecret: false, submit: save), keys: [.enter, .close])
    }

    private func save(_ session: inout Session, to path: String) {
      if path.allSatisfy(\.isWhitespace) { return session.notice(session.strings.noticeNoFile) }
      session.request(request(session, path))
    }
  }
}
