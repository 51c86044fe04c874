import Foundation
import Testing

@testable import SelfCheck
import SelfCheckTestSupport
@testable import TerminalKit

/// Every pair of colors that is used can be read: by the contrast ratio of WCAG 2.1, success criteria 1.4.3 and 1.4.6.
@Suite struct ContrastTests {
  @Test("Text stands out from its background", arguments: Theme.allCases, [8, 16, 88, 256])
  func contrast(look: Theme, colorCount: Int) {
    let least = look == .contrast ? 7.0 : 4.5
    for style in Style.allCases {
      guard let pair = look.colors(of: style, colorCount: colorCount) else {
        #expect(look == .plain)
        continue
      }
      for palette in Palette.all(colorCount: colorCount) {
        let ratio = palette.contrast(pair)
        #expect(ratio >= least, "\(style) in \(look) has \(ratio) on \(palette.name)")
      }
    }
  }

  @Test("A terminal without colours gets none", arguments: Theme.allCases)
  func noColors(look: Theme) {
    #expect(Style.allCases.allSatisfy { look.colors(of: $0, colorCount: 0) == nil })
  }

  @Test(
    "The look follows the person's wish, then what the terminal says",
    arguments: [
      (true, "15;0", Theme.plain), (false, nil, .dark), (false, "15;0", .dark), (false, "0;15", .light),
      (false, "0;default;7", .light), (false, "nonsense", .dark), (false, "", .dark),
    ] as [(Bool, String?, Theme)])
  func automatic(noColor: Bool, colorFGBG: String?, look: Theme) {
    #expect(Theme.automatic(noColor: noColor, colorFGBG: colorFGBG) == look)
  }

  @Test("What matters stands out without colour too")
  func emphasis() {
    for style in [Style.focus, .question, .lifeline, .notice, .title, .heading, .keyName] {
      #expect(style.emphasis != .none)
    }
  }
}

/// The colors that terminals show for the numbers of their palette.
private struct Palette {
  let name: String
  let basic: [UInt32]

  /// The first eight differ from terminal to terminal; the others of 256 are the same everywhere.
  static func all(colorCount: Int) -> [Palette] {
    [
      Palette(
        name: "VGA", basic: [0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA]),
      Palette(
        name: "xterm", basic: [0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5]),
    ]
  }

  func contrast(_ pair: ColorPair) -> Double {
    let one = luminance(color(Int(pair.foreground)))
    let other = luminance(color(Int(pair.background)))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// xterm's 256 colors: 16 basic ones, a cube of 6 levels, and 24 grays.
  private func color(_ number: Int) -> UInt32 {
    if number < 8 { return basic[number] }
    if number >= 232 { return UInt32(8 + 10 * (number - 232)) * 0x010101 }
    let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
    let cube = number - 16
    return levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6]
  }

  private func luminance(_ color: UInt32) -> Double {
    func linear(_ shift: UInt32) -> Double {
      let value = Double(color >> shift & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
  }
}
