/// What is said of something that stands for no answer to its item.
struct UnknownCode {
  private let code: Bytes
  /// The item's place in the questionnaire.
  private let item: Int
  private let scorer: RowScorer

  init(_ code: Bytes, item: Int, scorer: RowScorer) {
    self.code = code
    self.item = item
    self.scorer = scorer
  }

  var message: String {
    let shown = Self.shown(code)
    return "\(scorer.questionnaire.items[item].id): '\(shown)' is not \(scorer.expectation(item: item))"
      + (hint(shown).map { "; \($0)" } ?? "")
  }

  /// The beginning of the bytes, on one line and without anything that a terminal would obey.
  private static func shown(_ bytes: Bytes) -> String {
    let longest = 40
    // No character has more than four bytes.
    let text = bytes.slice(0..<min(bytes.count, 4 * (longest + 1))).text.unicodeScalars
    var shown = String.UnicodeScalarView()
    for scalar in text.prefix(longest) { shown.append(scalar.properties.generalCategory == .control ? " " : scalar) }
    return String(shown) + (text.count > longest ? "…" : "")
  }

  /// What was probably meant, for what other programs write.
  private func hint(_ code: String) -> String? {
    if Self.wordsForMissing.contains(code.lowercased()) || Self.numbersForMissing.contains(code) {
      return "for not answered, leave it blank"
    }
    let parts = code.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0 == "0" }), isAnswer(parts[0]) {
      return "write it as a whole number: \(parts[0])"
    }
    if code.first?.isWhitespace == true || code.last?.isWhitespace == true { return "write it without spaces" }
    return nil
  }

  private func isAnswer(_ number: Substring) -> Bool {
    Array(number.utf8).withUnsafeBytes { $0.wholeNumber != nil && scorer.response($0, item: item) != nil }
  }

  private static let wordsForMissing: Set<String> = [
    "na", "n/a", "nan", "null", "none", "nil", "missing", "unknown", ".", "-", "?",
  ]
  private static let numbersForMissing: Set<String> = ["-1", "-9", "-99", "-999", "99", "999", "9999"]
}
