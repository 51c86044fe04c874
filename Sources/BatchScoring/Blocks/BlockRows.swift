import FHIR
import Screening

/// The rows of a format that is read in blocks, each by itself. Each lane has its own.
protocol BlockRows {
  associatedtype Writer: RowWriter

  /// The rule by which a stream of this format is cut into rows.
  static var boundaries: any RowBoundaries.Type { get }

  /// Works out from the first block what the columns are, and takes a head off it, if the format has one.
  ///
  /// - Returns: the columns, `nil` when nothing can be scored; what is wrong; and how many lines the head has.
  static func readHead(_ block: inout Block, of questionnaire: Questionnaire) -> Head

  init(_ questionnaire: Questionnaire, columns: Columns)

  var scorer: RowScorer<Writer> { get }
  /// The number of lines in the last block.
  var lineCount: Int { get }

  /// The items that no row read so far has; `nil` where the head has said it.
  var itemsNeverSeen: ItemsNeverSeen? { get }
  /// The message about a stream without any row; `nil` where the head has said it.
  static var whenEmpty: String? { get }

  /// Scores a block of whole rows. Lines are counted from the start of the block.
  ///
  /// - Parameter block: with the line ends behind it that a `Block` has.
  mutating func score(_ block: Bytes)
}

extension BlockRows {
  var itemsNeverSeen: ItemsNeverSeen? { nil }
  static var whenEmpty: String? { nil }
}

/// The beginning of a stream: its columns, and what is wrong with it.
struct Head {
  /// `nil` when nothing can be scored.
  var columns: Columns?
  var problems: [RowProblem] = []
  /// The number of lines it has.
  var lineCount = 0
}

/// The places where the rows of a format end.
protocol RowBoundaries {
  /// Behind the first line; `nil` when it has no end.
  static func endOfLine(in bytes: Bytes) -> Int?

  /// Behind the last row that is whole; `nil` when none is.
  ///
  /// - Parameter isLast: whether nothing more comes behind the bytes.
  static func endOfRows(in bytes: Bytes, isLast: Bool) -> Int?
}
