/// Pieces of wording that mark an item as asking about suicide or self-harm.
struct SelfHarmPhrases: Sendable {
  /// In lower case.
  private let phrases: [String]

  init(phrases: [String]) {
    self.phrases = phrases.map { $0.lowercased() }
  }

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
    // Letters that can be written in two ways are left to Unicode; everything else is compared byte by byte, which is
    // much quicker, as a person may wait for it.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return phrases.first { text.contains($0) } }
    let bytes = Array(text.utf8)
    return phrases.first { Self.contains($0.utf8, in: bytes) }
  }

  private static func contains(_ phrase: String.UTF8View, in text: [UInt8]) -> Bool {
    guard let first = phrase.first else { return true }
    return text.indices.contains { text[$0] == first && text[$0...].starts(with: phrase) }
  }
}

extension Library {
  /// Whether words that somebody wrote speak of suicide or self-harm, as far as the built-in phrases know.
  package func speaksOfSelfHarm(_ words: String) -> Bool { SelfHarmPhrases.builtIn.phrase(in: words) != nil }
}
