import FHIR

/// CSV (RFC 4180): a header, then fields between commas.
enum CSV: TableFormat {
  static var passing: Passing { .columns }

  static func head(_ names: [String]) -> [UInt8] {
    Array(names.map(text).joined(separator: [separator])) + rowEnd
  }

  static var separator: UInt8 { Byte.comma }
  static var rowStart: [UInt8] { [] }
  static var rowEnd: [UInt8] { [Byte.newline] }
  static func key(_ name: String) -> [UInt8] { [] }
  static var blank: [UInt8] { [] }
  static func text(_ text: String) -> [UInt8] { Array(text.utf8).withUnsafeBytes(CSVText.field) }
  static var quote: [UInt8] { [] }

  /// A field stays as it is written; of JSON, a string loses its quotes, null is blank, all else is as it is written.
  static func append(_ value: PassingValue, to bytes: inout [UInt8]) {
    switch value {
    case .field(let raw, _): bytes.append(raw)
    case .json(let json):
      if let inside = JSONText.inside(json) {
        bytes += (JSONText.unescaped(inside) ?? []).withUnsafeBytes(CSVText.field)
      } else if !json.matches(NDJSON.null) {
        bytes += CSVText.field(json)
      }
    case .text(let text): bytes += self.text(text)
    case .none: break
    }
  }
}
