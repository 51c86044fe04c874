/// The places in a text that are filled in: names in braces, such as `Call {phone}`.
package enum Template {
  /// The names of the places in a text, each once, in the order in which they first appear.
  package static func places(in text: String) -> [String] {
    var names: [String] = []
    scan(text) { part in
      if case .place(let name) = part, !names.contains(String(name)) { names.append(String(name)) }
    }
    return names
  }

  /// Whether a brace opens no place, or closes none: somebody would see it.
  package static func hasLooseBrace(_ text: String) -> Bool {
    var isLoose = false
    scan(text) { part in
      if case .text(let text) = part, text.utf8.contains(where: { $0 == open || $0 == close }) { isLoose = true }
    }
    return isLoose
  }

  /// The text with its places filled in.
  ///
  /// - Parameter value: the words for a place; a place without any stays as it is.
  package static func fill(_ text: String, _ value: (_ place: Substring) -> String?) -> String {
    var result = ""
    scan(text) { part in
      switch part {
      case .text(let text): result += text
      case .place(let name): result += value(name) ?? "{\(name)}"
      }
    }
    return result
  }

  private enum Part {
    case text(Substring)
    case place(Substring)
  }

  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  private static func scan(_ text: String, _ take: (Part) -> Void) {
    var rest = Substring(text)
    while let start = rest.utf8.firstIndex(of: open), let end = rest[start...].utf8.firstIndex(of: close) {
      take(.text(rest[..<start]))
      let name = rest[rest.index(after: start)..<end]
      take(isName(name) ? .place(name) : .text(rest[start...end]))
      rest = rest[rest.index(after: end)...]
    }
    take(.text(rest))
  }

  private static func isName(_ name: Substring) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-") }
  }
}
