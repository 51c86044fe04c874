import FHIR

/// NDJSON: a JSON object a line.
enum NDJSON: TableFormat {
  static var passing: Passing { .names }
  static func head(_ names: [String]) -> [UInt8] { [] }
  static var separator: UInt8 { Byte.comma }
  static var rowStart: [UInt8] { [Byte.openBrace] }
  static var rowEnd: [UInt8] { [Byte.closeBrace, Byte.newline] }
  static func key(_ name: String) -> [UInt8] { JSONText.literal(name) + [Byte.colon] }
  static var blank: [UInt8] { null }
  static func text(_ text: String) -> [UInt8] { JSONText.literal(text) }
  static var quote: [UInt8] { [Byte.quote] }

  static let null = Array("null".utf8)

  /// JSON stays as it is written; all else is text.
  static func append(_ value: PassingValue, to bytes: inout [UInt8]) {
    switch value {
    case .field(let raw, let isQuoted): bytes += text(CSVText.text(raw, isQuoted: isQuoted))
    case .json(let json): bytes.append(json)
    case .text(let text): bytes += self.text(text)
    case .none: bytes += null
    }
  }
}
