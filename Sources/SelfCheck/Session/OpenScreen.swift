extension Session {
  /// A screen that is open, and where the person is on it.
  package struct OpenScreen: Sendable {
    /// Tells two screens of one type apart, as they were opened.
    package let id: Int
    package let screen: any Screen<Role>
    package internal(set) var focus = 0
    package internal(set) var scroll = 0
    /// A kind word on the last key.
    package internal(set) var notice: String?
    /// The text that was typed into the screen's line.
    package internal(set) var typed = ""
    /// Whether the person moved the mark here: who goes to an answer and presses Enter means that one.
    var markWasMoved = false
    /// The digit that was pressed last here: the same one again confirms.
    var digitPressed: Int?

    /// Begins anew, as for the next question.
    mutating func reset() {
      focus = 0
      scroll = 0
      markWasMoved = false
      digitPressed = nil
    }
  }
}
