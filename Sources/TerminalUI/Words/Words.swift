import QuestionnaireLibrary

/// The program's own words in one language.
public struct Words: Sendable, Equatable {
  private let words: [String: String]

  public init(_ interface: InterfaceWords, asASCII: Bool = false) {
    words = asASCII ? interface.words.mapValues(\.asciified) : interface.words
  }

  /// The words by this name; the name itself if a file lacks it, which the file check does not let pass.
  subscript(_ word: Word) -> String {
    words[word.rawValue] ?? word.rawValue
  }

  /// The words with each `{name}` in them replaced.
  func callAsFunction(_ word: Word, _ values: [String: String]) -> String {
    values.reduce(self[word]) { text, value in
      text.split(separator: "{\(value.key)}", omittingEmptySubsequences: false).joined(separator: value.value)
    }
  }
}
