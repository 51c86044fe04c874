/// The few signs that are not letters, for terminals with and without UTF-8.
package struct Glyphs: Sendable, Equatable {
  let chosen: String
  let notChosen: String
  let bullet: String
  let barFilled: String
  let barRange: String
  let barEmpty: String
  let bandEdge: String
  let cutOff: String
  /// The mark of a score over its bar.
  let score: String
  let rule: String
  let frame: Frame
  /// In a plot: a score, what a score could be, where a band begins, the cut-off.
  let plotScore: String
  let plotRange: String
  let plotBand: String
  let plotCutOff: String
  /// Whether there are signs for the upper and the lower half of a cell.
  let hasHalfBlocks: Bool

  /// The corners and sides of a box; its edges are rules.
  struct Frame: Sendable, Equatable {
    let topLeft, topRight, bottomLeft, bottomRight, side: String
  }

  package static let unicode = Glyphs(
    chosen: "(•)", notChosen: "( )", bullet: "•", barFilled: "█", barRange: "▒", barEmpty: "░", bandEdge: "│",
    cutOff: "▲", score: "▼", rule: "─",
    frame: Frame(topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯", side: "│"),
    plotScore: "●", plotRange: "▒", plotBand: "┈", plotCutOff: "═", hasHalfBlocks: true)
  package static let ascii = Glyphs(
    chosen: "(*)", notChosen: "( )", bullet: "-", barFilled: "#", barRange: "~", barEmpty: ".", bandEdge: "|",
    cutOff: "^", score: "v", rule: "-",
    frame: Frame(topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", side: "|"),
    plotScore: "*", plotRange: "~", plotBand: ".", plotCutOff: "=", hasHalfBlocks: false)

  func box(_ mark: Field.Mark) -> String {
    switch mark {
    case .open: "[ ]"
    case .ticked: "[x]"
    case .declined: "[-]"
    }
  }
}

extension String {
  /// The text with the typographic signs that our own words use written in ASCII; any other becomes `?`.
  package var asciified: String {
    String(
      flatMap { character -> String in
        if character.isASCII { return String(character) }
        switch character {
        case "’", "‘": return "'"
        case "“", "”": return "\""
        case "–", "—", "−": return "-"
        case "…": return "..."
        case "·", "•": return "-"
        case "≥": return ">="
        case "×": return "x"
        case "©": return "(c)"
        case "\u{A0}": return " "
        default: return Self.plainLetter(of: character)
        }
      })
  }

  /// A letter without its accents, where that leaves one.
  private static func plainLetter(of character: Character) -> String {
    switch character {
    case "á", "à", "â", "ä", "ã": "a"
    case "é", "è", "ê", "ë": "e"
    case "í", "ì", "î", "ï": "i"
    case "ó", "ò", "ô", "ö", "õ": "o"
    case "ú", "ù", "û", "ü": "u"
    case "ñ": "n"
    case "ç": "c"
    case "¿", "¡": ""
    default: "?"
    }
  }
}
