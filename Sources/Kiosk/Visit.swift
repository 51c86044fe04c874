/// The facts of a visit that may be counted: nothing about the visitor.
package struct Visit: Sendable, Equatable {
  /// Whether the results were reached.
  package var isFinished: Bool
  /// Whether nobody was there any more at the end.
  package var wasAbandoned: Bool

  package init(isFinished: Bool = false, wasAbandoned: Bool = false) {
    self.isFinished = isFinished
    self.wasAbandoned = wasAbandoned
  }
}
