import TerminalKit

extension Session {
  /// The crisis lines and the center's number, one key away from every screen.
  package struct HelpNowScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .overlay, patience: .crisisLines, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let more = session.choicesOfMoreLines
      let close = Choice(session.strings.helpNowClose) { $0.close() }
      return Content(
        title: session.strings.crisisTitle,
        blocks: session.crisisLines + [.heading(session.site.centre.name)]
          + session.site.centerNumber(in: session.strings) + [.text(session.strings.crisisNobodyWatches, .dim)],
        field: more.isEmpty ? nil : .menu([close] + more),
        keys: more.isEmpty
          ? [.enter { $0.close() }, .close, .leave, .scroll, .keys] : [.enter, .move, .close, .leave, .keys])
    }
  }
}
