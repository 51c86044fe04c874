import Foundation

/// The code under which a client's record is kept. It should say nothing about who the client is.
package struct ClientCode: Sendable, Hashable, CustomStringConvertible {
  /// As it was written first.
  package let text: String

  /// - Returns: `nil` when there is nothing but spaces, more than 64 characters, or a control character.
  package init?(_ text: String) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty, trimmed.count <= 64,
      !trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    self.text = trimmed
  }

  package var description: String { text }

  /// Whether a new client may have the code: no other code can look the same, in any font, though its characters are others.
  /// Codes that are in the records already still open theirs.
  package var canBeAdded: Bool {
    text.precomposedStringWithCanonicalMapping.unicodeScalars.allSatisfy(Self.distinct.contains)
  }

  /// Letters of the Latin alphabet, also with accents, digits, and a few signs. What looks like one of them is left out.
  private static let distinct: Set<Unicode.Scalar> = {
    let letters = [0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x17E].joined()
    let lookalikes: Set<Int> = [0x131, 0x138, 0x13F, 0x140, 0x149]
    let signs = " -_./#+:()0123456789".unicodeScalars
    return Set(letters.filter { !lookalikes.contains($0) }.compactMap { Unicode.Scalar(UInt32($0)) } + signs)
  }()

  /// The form in which codes are compared: `a-17` and `A-17` are the same client.
  var comparable: String { text.lowercased().precomposedStringWithCanonicalMapping }

  /// Whether the other code is a part of this one, in whatever capitals.
  package func contains(_ other: ClientCode) -> Bool { comparable.contains(other.comparable) }

  package static func == (one: ClientCode, other: ClientCode) -> Bool { one.comparable == other.comparable }

  package func hash(into hasher: inout Hasher) { hasher.combine(comparable) }
}

extension ClientCode: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let code = ClientCode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a client code")
    }
    self = code
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
