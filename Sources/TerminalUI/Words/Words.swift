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
    var result = ""
    var rest = Substring(self[word])
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      let name = rest[rest.index(after: open)..<close]
      result += rest[..<open] + (values[String(name)] ?? "{\(name)}")
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
