import FHIR
import Screening

/// Writes each row as a FHIR R4 Bundle, on a line of its own.
struct FHIRWriter: RowWriter {
  private(set) var bytes: [UInt8] = []
  private let bundle: ScoreBundle
  /// The text that tells the row apart.
  private var identifier: String?

  static var passing: Passing { .identifier }
  static var blockSize: Int { BlockReader.blockSize / 32 }
  static var settlesAll: Bool { true }

  static func head(_ table: ScoringTable, passing names: [String]) -> [UInt8] { [] }

  init(_ table: ScoringTable) { bundle = ScoreBundle(table) }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func beginRow() { identifier = nil }

  mutating func pass(_ value: PassingValue, key: Bytes) { identifier = value.identifier }

  mutating func endRow(
    _ responses: [ScoringTable.Response], _ row: ScoringTable.Row, isValid: Bool, source: RowSource
  ) {
    let origin: ScoredResponse.Origin =
      switch source {
      case .table: .table(identifier: identifier)
      case .resource(let node): .resource(node)
      case .unreadable: .unreadable
      }
    bytes += bundle.bytes(ScoredResponse(responses: responses, row: row, isValid: isValid, origin: origin))
    bytes.append(Byte.newline)
  }
}

extension PassingValue {
  /// The text of a field, or of a string or number of JSON; `nil` when there is none.
  fileprivate var identifier: String? {
    let text: String
    switch self {
    case .field(let raw, let isQuoted): text = CSVText.text(raw, isQuoted: isQuoted)
    case .json(let json):
      if let inside = JSONText.inside(json) {
        text = JSONText.text(inside)
      } else if json[0] == UInt8(ascii: "-") || (Byte.zero...Byte.nine).contains(json[0]) {
        text = json.text
      } else {
        return nil
      }
    case .text(let value): text = value
    case .none: return nil
    }
    return text.isEmpty ? nil : text
  }
}
