/// Something wrong in a row of a file: where it is and what it is.
struct RowProblem: Error, Sendable, Equatable {
  /// Counted from 1.
  let line: Int
  /// Counted from 1, in bytes of the line.
  let column: Int
  let message: String
}
