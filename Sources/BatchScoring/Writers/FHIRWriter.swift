import FHIR
import Screening

/// Writes each row as a FHIR R4 Bundle, on a line of its own.
struct FHIRWriter: RowWriter {
  var bytes: [UInt8] = []
  private let bundle: ScoreBundle
  /// The text that tells the row apart.
  private var identifier: String?

  static var passing: Passing { .identifier }
  static var blockSize: Int { BlockReader.blockSize / 32 }
  static var settlesAll: Bool { true }

  static func head(_ table: ScoringTable, passing names: [String]) -> [UInt8] { [] }

  init(_ table: ScoringTable) { bundle = ScoreBundle(table) }

  func plainScores(_ table: ScoringTable, _ codes: AnswerCodes) -> PlainScores? { nil }

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
  /// The text that tells a row apart; `nil` for a blank, and for JSON that is neither a string nor a number.
  fileprivate var identifier: String? {
    if case .json(let json) = self, let first = json.first, !Self.identifierStarts.contains(first) { return nil }
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static let identifierStarts = Array("\"-0123456789".utf8)
}
