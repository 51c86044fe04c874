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
