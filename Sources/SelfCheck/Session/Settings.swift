/// The look that a program was asked to have.
package struct Settings: Sendable {
  /// Only ASCII signs and letters, for terminals that have no others.
  package var usesASCII: Bool
  /// Free lines between the answers, for easier reading.
  package var isSpacious: Bool
  /// As lines of text, which stay in the terminal where everybody can scroll back to them: nothing can be locked.
  package var isInLines: Bool

  package init(
    usesASCII: Bool = false, isSpacious: Bool = false, isInLines: Bool = false
  ) {
    self.usesASCII = usesASCII
    self.isSpacious = isSpacious
    self.isInLines = isInLines
  }
}
