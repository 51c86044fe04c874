/// Something wrong in a row of a file: where it is and what it is.
public struct RowProblem: Error, Sendable, Equatable {
  /// Counted from 1.
  public internal(set) var line: Int
  /// Counted from 1, in bytes of the line.
  public let column: Int
  public let message: String
}
