/// What is said of something that stands for no answer to its item.
enum UnknownCode {
  /// - Parameters:
  ///   - code: what stands there.
  ///   - expectation: what may stand there, in words.
  static func message(item: String, code: Bytes, expectation: String) -> String {
    let shown = shown(code)
    return "\(item): '\(shown)' is not \(expectation)" + (hint(shown).map { "; \($0)" } ?? "")
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
  private static func hint(_ code: String) -> String? {
    if wordsForMissing.contains(code.lowercased()) || numbersForMissing.contains(code) {
      return "for not answered, leave it blank"
    }
    let parts = code.split(separator: ".", omittingEmptySubsequences: false)
    let isWholeWithPoint =
      parts.count == 2 && Int(parts[0]) != nil && !parts[1].isEmpty && parts[1].allSatisfy { $0 == "0" }
    if isWholeWithPoint { return "codes are whole numbers: write \(parts[0])" }
    if code.first?.isWhitespace == true || code.last?.isWhitespace == true { return "write it without spaces" }
    return nil
  }

  private static let wordsForMissing: Set<String> = [
    "na", "n/a", "nan", "null", "none", "nil", "missing", "unknown", ".", "-", "?",
  ]
  private static let numbersForMissing: Set<String> = ["-1", "-9", "-99", "-999", "99", "999", "9999"]
}
