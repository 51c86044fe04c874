/// Pieces of wording that mark an item as asking about suicide or self-harm.
struct SelfHarmPhrases: Sendable {
  let phrases: [String]

  /// Those of `Questionnaires/phrases.yaml` as built in. A site cannot weaken this check.
  static let builtIn: SelfHarmPhrases = {
    guard let file = EmbeddedFile.all.first(where: { $0.kind == "phrases" }),
      let node = try? FileParser.parse(file.contents.description, file: file.name)
    else { return SelfHarmPhrases(phrases: []) }
    let byLanguage = PhrasesDecoder(log: FileLog(file: file.name)).decode(node)
    return SelfHarmPhrases(phrases: byLanguage.values.flatMap { $0 })
  }()

  /// The first phrase that stands in the text, if any.
  func phrase(in text: String) -> String? {
    let text = text.lowercased().replacing("’", with: "'")
    return phrases.first { text.contains($0.lowercased()) }
  }
}

extension Library {
  /// Whether words that somebody wrote speak of suicide or self-harm, as far as the built-in phrases know.
  package func speaksOfSelfHarm(_ words: String) -> Bool { SelfHarmPhrases.builtIn.phrase(in: words) != nil }
}
