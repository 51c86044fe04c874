import ForeignText

extension String {
  /// The words alone: without markup, without what cannot be seen, on one line. Braces, which are places to fill in
  /// here, become parentheses.
  package var withoutMarkup: String {
    var words = withoutTags
    for (entity, sign) in Self.entities { words = words.replacing(entity, with: sign) }
    words = words.replacing("**", with: "").replacing("__", with: "")
    var kept = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      switch scalar {
      case "{": kept.append("(")
      case "}": kept.append(")")
      case "\n", "\r", "\t", "\u{A0}": kept.append(" ")
      default: if !scalar.isDeceptive { kept.append(scalar) }
      }
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }

  private static let entities = [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ]

  /// Without tags of XHTML: a `<` that starts none stays.
  private var withoutTags: String {
    guard contains("<") else { return self }
    var kept = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "<") {
      kept += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      if let first = inside.first, first == "/" || first == "!" || (first.isASCII && first.isLetter),
        let close = inside.firstIndex(of: ">")
      {
        // What stands in its own block stands apart.
        let name = inside[..<close].drop { $0 == "/" }.prefix(while: \.isLetter).lowercased()
        if ["br", "p", "div", "li", "ul", "ol", "td", "tr", "table", "h"].contains(name) { kept += " " }
        rest = inside[inside.index(after: close)...]
      } else {
        kept += "<"
        rest = inside
      }
    }
    return kept + rest
  }
}
