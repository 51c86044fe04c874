/// The look that a program was asked to have.
package struct Settings: Sendable {
  /// Only ASCII signs and letters, for terminals that have no others.
  package var usesASCII: Bool
  /// Numbers to call are drawn large, and there are free lines between the answers.
  package var isLarge: Bool
  /// As lines of text, which stay in the terminal where everybody can scroll back to them: nothing can be locked.
  package var isInLines: Bool
  /// Whether the lines can be cleared, also those that were scrolled away.
  package var canForgetLines: Bool

  package init(
    usesASCII: Bool = false, isLarge: Bool = false, isInLines: Bool = false,
    canForgetLines: Bool = false
  ) {
    self.usesASCII = usesASCII
    self.isLarge = isLarge
    self.isInLines = isInLines
    self.canForgetLines = canForgetLines
  }
}
