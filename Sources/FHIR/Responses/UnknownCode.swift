import ForeignText
import Screening

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

  /// The response that people would take it for. It is enough to raise a safety rule, and never for a score.
  package var probableResponse: ScoringTable.Response? {
    let text = String(decoding: code.prefix(Self.longestCode), as: UTF8.self)
    return response((wholeNumber(text) ?? lookAlike(text)?.name)?.utf8 ?? "".utf8)
  }

  /// No code that somebody means is longer.
  private static let longestCode = 200

  private func response(_ code: some Sequence<UInt8>) -> ScoringTable.Response? {
    let response = Array(code).withUnsafeBytes { codes.response($0, item: item) }
    return response == .missing ? nil : response
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
    if let number = wholeNumber(code) { return "write it as a whole number: \(number)" }
    if let alike = lookAlike(code) {
      return alike.difference == LookAlikes.space
        ? "write it without spaces" : "\(alike.difference); write \(alike.name)"
    }
    if code.first?.isWhitespace == true || code.last?.isWhitespace == true { return "write it without spaces" }
    return nil
  }

  /// The whole number that is written as a decimal, where the item takes it.
  private func wholeNumber(_ code: String) -> String? {
    let parts = code.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0 == "0" }) else { return nil }
    let isNumber = Array(parts[0].utf8).withUnsafeBytes { AnswerCodes.wholeNumber($0) != nil }
    return isNumber && response(parts[0].utf8) != nil ? String(parts[0]) : nil
  }

  private func lookAlike(_ code: String) -> (name: String, difference: String)? {
    let known = codes.questionnaire.items[item].options.map(\.code) + [AnswerCodes.declined]
    if let match = LookAlikes(known).match(code) { return match }
    let number = LookAlikes.digits(in: code)
    guard !number.isEmpty, number.utf8.count < 10, response(number.utf8) != nil else { return nil }
    return LookAlikes([number]).match(code)
  }

  private static let wordsForMissing: Set<String> = [
    "na", "n/a", "nan", "null", "none", "nil", "missing", "unknown", ".", "-", "?",
  ]
  private static let numbersForMissing: Set<String> = ["-1", "-9", "-99", "-999", "99", "999", "9999"]
}
