/// The colors of the pages. Each theme but `plain` paints its own background, so that its contrast is known
/// whatever the terminal's colors are.
package enum Theme: String, Sendable, CaseIterable {
  /// No color at all: weight, underlines and reversed text say everything.
  case plain
  case dark
  case light
  /// White and yellow on black, at least 7:1.
  case contrast

  /// The theme for a terminal, when the person asked for none.
  ///
  /// - Parameters:
  ///   - noColor: `NO_COLOR` is set.
  ///   - colorFGBG: what some terminals say of their colors, as in `15;0`: the last number is the background.
  package static func automatic(noColor: Bool, colorFGBG: String?) -> Theme {
    if noColor { return .plain }
    let background = colorFGBG?.split(separator: ";").last.flatMap { Int($0) }
    return background == 7 || background == 15 ? .light : .dark
  }
}

/// The colors of one style, as numbers of the terminal's palette.
struct ColorPair: Sendable, Equatable {
  let foreground: Int16
  let background: Int16
}

extension Theme {
  /// The colors of a style on a terminal with so many colors; `nil` for none.
  ///
  /// With 256 colors the numbers are xterm's fixed ones; with 8 the basic ones, of which 7 is white or light gray.
  func colors(of style: Style, colorCount: Int) -> ColorPair? {
    switch (self, colorCount) {
    case (.plain, _), (_, ..<8): nil
    case (.dark, 256...):
      pair(style, plain: 252, accent: 117, strong: 255, dim: 247, notice: 222, warm: 215, background: 234)
    case (.light, 256...):
      pair(style, plain: 235, accent: 24, strong: 232, dim: 240, notice: 94, warm: 124, background: 255)
    case (.contrast, 256...):
      pair(style, plain: 231, accent: 231, strong: 231, dim: 231, notice: 226, warm: 226, background: 16)
    case (.light, _): pair(style, plain: 0, accent: 4, strong: 0, dim: 0, notice: 4, warm: 0, background: 7)
    case (.dark, _): pair(style, plain: 7, accent: 6, strong: 7, dim: 7, notice: 7, warm: 7, background: 0)
    case (.contrast, _): pair(style, plain: 7, accent: 7, strong: 7, dim: 7, notice: 7, warm: 7, background: 0)
    }
  }

  /// Black on white, by the numbers of the palette that the background's is from.
  private func black(on background: Int16) -> ColorPair {
    background > 7 ? ColorPair(foreground: 16, background: 231) : ColorPair(foreground: 0, background: 7)
  }

  /// The row of the focus: light on a deep color, or the screen's own colors the other way round.
  private func focus(strong: Int16, background: Int16) -> ColorPair {
    switch (self, background > 7) {
    case (.dark, true), (.light, true): ColorPair(foreground: 255, background: 24)
    default: ColorPair(foreground: background, background: strong)
    }
  }

  private func pair(
    _ style: Style, plain: Int16, accent: Int16, strong: Int16, dim: Int16, notice: Int16, warm: Int16,
    background: Int16
  ) -> ColorPair {
    switch style {
    case .plain: ColorPair(foreground: plain, background: background)
    case .title, .heading, .keyName, .barFilled: ColorPair(foreground: accent, background: background)
    case .focus: focus(strong: strong, background: background)
    case .question: ColorPair(foreground: strong, background: background)
    // The one warm color, kept for safety.
    case .lifeline: ColorPair(foreground: warm, background: background)
    case .dim, .barEmpty: ColorPair(foreground: dim, background: background)
    case .notice, .barRange: ColorPair(foreground: notice, background: background)
    case .code: black(on: background)
    }
  }
}

extension Style {
  /// The way the style stands out without color.
  var emphasis: Emphasis {
    switch self {
    case .plain, .dim, .barFilled, .barRange, .barEmpty: .none
    case .title, .question, .notice, .lifeline, .keyName: .bold
    case .heading: .boldUnderlined
    case .focus, .code: .reversed
    }
  }

  enum Emphasis: Sendable {
    case none, bold, boldUnderlined, reversed
  }
}
