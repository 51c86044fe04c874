import TerminalKit

extension Session {
  /// The site's further lines, for some people or some troubles.
  package struct MoreLinesScreen: Screen {
    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .overlay, patience: .crisisLines, typing: .none)
    }

    package init() {}

    package func content(in session: Session) -> Content {
      Content(
        title: session.strings.moreLinesTitle, blocks: session.moreLines + [.gap] + session.urgentLines,
        keys: [.enter { $0.close() }, .close, .leave, .scroll, .keys])
    }
  }

  /// The way to the site's further lines, where it has any.
  var choicesOfMoreLines: [Choice] {
    site.moreLines.isEmpty ? [] : [Choice(strings.moreLinesChoice) { $0.open(MoreLinesScreen()) }]
  }
}
