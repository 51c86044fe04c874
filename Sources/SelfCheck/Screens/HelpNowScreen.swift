import TerminalKit

extension Session {
  /// The crisis lines and the center's number, one key away from every screen.
  package struct HelpNowScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .overlay, patience: .crisisLines, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      let centre = session.site.centre
      return Content(
        title: session.strings.crisisTitle,
        blocks: session.crisisLines + [
          .heading(centre.name), .text(session.strings.centreCall(phone: centre.phone), .lifeline),
          .text(session.strings.crisisNobodyWatches, .dim),
        ],
        keys: [.enter { $0.close() }, .close, .leave, .scroll, .keys])
    }
  }
}
