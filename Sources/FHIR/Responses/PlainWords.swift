import ForeignText

/// The words of a text without what programs change when they copy it: capitals, spacing, punctuation, unseen signs.
struct PlainWords: Hashable, Sendable {
  private let words: [String]

  init(_ text: String) {
    var words = [""]
    for scalar in text.unicodeScalars where !scalar.isUnseen {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        words[words.count - 1] += scalar.properties.lowercaseMapping
      } else if words.last != "" {
        words.append("")
      }
    }
    if words.last == "" { words.removeLast() }
    self.words = words
  }

  private init(words: [String]) { self.words = words }

  /// The same without a number before or behind them, such as in `3 - Nearly every day`.
  var withoutNumber: PlainWords {
    var rest = words[...]
    if rest.count > 1, rest.first.flatMap({ Int($0) }) != nil { rest.removeFirst() }
    if rest.count > 1, rest.count == words.count, rest.last.flatMap({ Int($0) }) != nil { rest.removeLast() }
    return PlainWords(words: Array(rest))
  }
}
