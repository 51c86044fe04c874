import FHIR
import Screening

/// Writes rows in one format.
protocol RowWriter {
  /// The part of the input that goes along.
  static var passing: Passing { get }
  /// About how many bytes of input are worked on at once: fewer where a row of a few bytes becomes some thousands.
  static var blockSize: Int { get }
  /// Whether what nothing published needs is worked out too: of each item whether it is asked.
  static var settlesAll: Bool { get }

  /// The head of the output, before the first row.
  ///
  /// - Parameter names: of what goes along, as far as it is known before the first row.
  static func head(_ table: ScoringTable, passing names: [String]) -> [UInt8]

  init(_ table: ScoringTable)

  /// The bytes that were written and not yet removed.
  var bytes: [UInt8] { get set }

  /// The scores of plain rows as this writes them; `nil` where it needs each row's answers.
  func plainScores(_ table: ScoringTable, _ codes: AnswerCodes) -> PlainScores?

  mutating func removeAll()

  mutating func beginRow()

  /// A value that goes along. All of a row's come before its scores.
  ///
  /// - Parameter key: its name as a JSON key, with the colon; empty unless names go along.
  mutating func pass(_ value: PassingValue, key: Bytes)

  /// Ends a row with what it comes to.
  ///
  /// - Parameters:
  ///   - isValid: whether all codes of the row could be read; else the scores stay empty. The flags of what could be
  ///     read are written in any case.
  ///   - source: what the row was read from.
  mutating func endRow(
    _ responses: [ScoringTable.Response], _ row: ScoringTable.Row, isValid: Bool, source: RowSource)
}

/// The source that a row was read from.
enum RowSource {
  /// A row of a table.
  case table
  /// A FHIR QuestionnaireResponse.
  case resource(JSONNode)
  /// Something that should have been a FHIR QuestionnaireResponse.
  case unreadable
}
