import Templates
import Yams

/// The Swift source of the members of `Strings`: one for each sentence of the English interface file, with the places
/// in it as parameters.
struct StringsSource {
  private let entries: [(name: String, text: String)]

  /// - Parameter interface: the whole text of `interface/en.yaml`.
  /// - Throws: what the YAML parser does not understand.
  init(interface: String) throws {
    let words = try Yams.compose(yaml: interface, .basic)?.mapping?["words"]?.mapping
    entries = (words.map(Array.init) ?? []).map { ($0.key.string ?? "", $0.value.string ?? "") }
  }

  var source: String {
    let definitions = entries.map { entry in
      let places = Template.places(in: entry.text)
      return "    Definition(\"\(entry.name)\"\(places.isEmpty ? "" : ", \(places)")),\n"
    }
    return "extension Strings {\n  static let definitions: [Definition] = [\n\(definitions.joined())  ]\n\n"
      + entries.enumerated().map { member($0.element.name, $0.element.text, at: $0.offset) }.joined(separator: "\n")
      + "}\n"
  }

  private func member(_ name: String, _ text: String, at index: Int) -> String {
    let places = Template.places(in: text)
    let comment = text.split(separator: "\n", omittingEmptySubsequences: false).map { "  /// \($0)\n" }.joined()
    let name = swiftName(name)
    if places.isEmpty { return comment + "  package var \(name): String { texts[\(index)] }\n" }
    let parameters = places.map { "\(swiftName($0)): String" }.joined(separator: ", ")
    let values = places.map(swiftName).joined(separator: ", ")
    return comment + "  package func \(name)(\(parameters)) -> String { filled(\(index), [\(values)]) }\n"
  }

  /// `key-home-end` as `keyHomeEnd`.
  private func swiftName(_ name: String) -> String {
    let parts = name.split(separator: "-")
    let joined =
      parts.prefix(1).joined() + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return Self.keywords.contains(joined) ? "`\(joined)`" : joined
  }

  private static let keywords: Set = [
    "as", "break", "case", "catch", "class", "continue", "default", "do", "else", "enum", "false", "for", "func",
    "guard",
    "if", "import", "in", "init", "is", "let", "nil", "operator", "private", "public", "repeat", "return", "self",
    "static", "struct", "super", "switch", "throw", "true", "try", "var", "where", "while",
  ]
}
