/// Names that are known, and what is written so that people take it for one of them: with other capitals, with signs
/// that are not seen, or with letters of another alphabet.
package struct LookAlikes: Sendable {
  private let names: [String: String]

  package init(_ names: [String]) {
    self.names = Dictionary(names.map { (Self.skeleton($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The known name that the text looks like, and how they differ; `nil` for one of the names themselves.
  package func match(_ text: String) -> (name: String, difference: String)? {
    guard let name = names[Self.skeleton(text)], name != text else { return nil }
    return (name, Self.difference(of: text, from: name))
  }

  /// The difference of a text that has a usual space where the name has none.
  package static let space = "there is a space too many in it"

  /// The digits of the text, in the signs of a file; empty where there is anything else to be seen.
  package static func digits(in text: String) -> String {
    let skeleton = skeleton(text)
    return skeleton.utf8.allSatisfy { (0x30...0x39).contains($0) } ? skeleton : ""
  }

  /// The text as the eye sees it: without what is not seen, in small letters of one alphabet.
  private static func skeleton(_ text: String) -> String {
    // Nearly all text is plain.
    if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return text.lowercased() }
    var skeleton = ""
    for scalar in text.unicodeScalars where !scalar.isBlank {
      skeleton += scalar.asciiTwin.map(String.init) ?? scalar.properties.lowercaseMapping
    }
    return skeleton.lowercased()
  }

  private static func difference(of text: String, from name: String) -> String {
    if let blank = text.unicodeScalars.first(where: { $0.isBlank && $0 != " " }) {
      return "there is \(blank.codePoint) in it, which is not seen"
    }
    if let letter = text.unicodeScalars.first(where: { $0.asciiTwin != nil }) {
      return "\(letter.codePoint) in it only looks like '\(letter.asciiTwin ?? " ")'"
    }
    return text.contains(" ") ? space : "it has other capitals"
  }
}

extension String {
  /// The first sign of the text, with its name, when nothing is seen of it.
  package var unseenStart: String? {
    guard let first = unicodeScalars.first, first.isBlank, !first.isASCII else { return nil }
    return first.codePoint
  }
}

extension Unicode.Scalar {
  /// Whether nothing is seen of it but perhaps a gap.
  package var isBlank: Bool { isUnseen || properties.isWhitespace }

  /// The number and, where people may know it, the name.
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Self.names[value].map { "\(number) (\($0))" } ?? number
  }

  private static let names: [UInt32: String] = [
    0x09: "a tab", 0x0A: "a line end", 0x0D: "a line end", 0xA0: "a no-break space", 0xAD: "a soft hyphen",
    0x200B: "a zero-width space", 0x200C: "a zero-width non-joiner", 0x200D: "a zero-width joiner",
    0x200E: "a left-to-right mark", 0x200F: "a right-to-left mark", 0x202F: "a narrow no-break space",
    0x2060: "a word joiner", 0x3000: "a wide space", 0xFEFF: "a byte order mark",
  ]

  /// The ASCII sign that it looks like, for one that is none.
  fileprivate var asciiTwin: Unicode.Scalar? {
    if isASCII { return nil }
    // Full-width forms.
    if (0xFF01...0xFF5E).contains(value) { return Unicode.Scalar(value - 0xFEE0) }
    if let digit = properties.numericType == .decimal ? properties.numericValue : nil {
      return Unicode.Scalar(UInt32(digit) + 0x30)
    }
    return Self.twins[self]
  }

  /// Cyrillic and Greek letters that look like Latin ones.
  private static let twins: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip(
      "аеорсхуіјѕԁһАВЕКМНОРСТХУІЈЅοανρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".unicodeScalars,
      "aeopcxyijsdhABEKMHOPCTXYIJSoavpABEZHIKMNOPTYX".unicodeScalars))
}
