/// Something in a file that stands for no answer to its item, and what people are told of it.
package struct UnknownCode {
  private let code: UnsafeRawBufferPointer
  private let item: Int
  private let codes: AnswerCodes

  /// - Parameter item: the item's place in the questionnaire.
  package init(_ code: UnsafeRawBufferPointer, item: Int, codes: AnswerCodes) {
    self.code = code
    self.item = item
    self.codes = codes
  }

  /// The problem, and what was probably meant.
  package var message: String {
    let shown = Self.shown(code)
    return "\(codes.questionnaire.items[item].id): '\(shown)' is not \(codes.expectation(item: item))"
      + (hint(shown).map { "; \($0)" } ?? "")
  }

  /// The beginning of the bytes, on one line and without anything that a terminal would obey.
  private static func shown(_ bytes: UnsafeRawBufferPointer) -> String {
    let longest = 40
    // No character has more than four bytes.
    let text = String(decoding: bytes.prefix(4 * (longest + 1)), as: UTF8.self).unicodeScalars
    var shown = String.UnicodeScalarView()
    for scalar in text.prefix(longest) { shown.append(scalar.properties.generalCategory == .control ? " " : scalar) }
    return String(shown) + (text.count > longest ? "…" : "")
  }

  /// The probable meaning of what other programs write.
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
    Array(number.utf8).withUnsafeBytes { AnswerCodes.wholeNumber($0) != nil && codes.response($0, item: item) != nil }
  }

  private static let wordsForMissing: Set<String> = [
    "na", "n/a", "nan", "null", "none", "nil", "missing", "unknown", ".", "-", "?",
  ]
  private static let numbersForMissing: Set<String> = ["-1", "-9", "-99", "-999", "99", "999", "9999"]
}
