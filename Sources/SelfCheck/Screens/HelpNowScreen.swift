import TerminalKit

extension Session {
  /// The crisis lines and the center's number, one key away from every screen.
  package struct HelpNowScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .overlay, patience: .crisisLines, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      Content(
        title: session.strings.crisisTitle,
        blocks: session.crisisLines + [.heading(session.site.centre.name)]
          + session.site.centerNumber(in: session.strings) + [.text(session.strings.crisisNobodyWatches, .dim)],
        keys: [.enter { $0.close() }, .close, .leave, .scroll, .keys])
    }
  }
}
