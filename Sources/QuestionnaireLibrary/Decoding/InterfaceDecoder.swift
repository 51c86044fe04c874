import Templates
import Yams

/// Reads a file of `kind: interface`.
struct InterfaceDecoder {
  let log: FileLog

  func decode(_ node: Node) -> Strings {
    let fields = Fields(
      node, as: "an interface file", keys: ["kind", "id", "language", "words"], language: "en", log: log)
    _ = fields.requiredString("language")
    guard let mapping = fields["words"]?.mapping else {
      log.error("an interface file needs 'words': names with their words", at: node)
      return Strings(texts: Strings.definitions.map { _ in "" })
    }
    var texts: [String?] = Strings.definitions.map { _ in nil }
    for (position, entry) in mapping.enumerated() {
      guard let index = index(of: entry.key.string ?? "", at: position) else {
        log.error("the program has no text named '\(entry.key.string ?? "")'", at: entry.key)
        continue
      }
      texts[index] = text(entry.value, of: Strings.definitions[index])
    }
    let missing = zip(Strings.definitions, texts).filter { $0.1 == nil }.map(\.0.name)
    if !missing.isEmpty { log.error("'words' is missing: " + missing.joined(separator: ", "), at: fields["words"]) }
    return Strings(texts: texts.map { $0 ?? "" })
  }

  /// - Parameter position: where a file in the usual order has these words.
  private func index(of name: String, at position: Int) -> Int? {
    if position < Strings.definitions.count, Strings.definitions[position].name == name { return position }
    return Strings.definitions.firstIndex { $0.name == name }
  }

  private func text(_ node: Node, of definition: Strings.Definition) -> String {
    guard let text = node.string else {
      log.error("each entry of 'words' is a name and its words", at: node)
      return ""
    }
    if text.isEmpty { log.error("'\(definition.name)' is empty", at: node) }
    log.checkPlaces(of: text, among: definition.places, isEachNeeded: true, at: node)
    return text
  }
}
