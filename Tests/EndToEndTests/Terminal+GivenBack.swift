import Testing

extension Terminal {
  /// Expects the terminal as it was before the program, with nothing left of what was asked and answered.
  func expectGivenBack(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let screen = try waitUntil("the shell's screen is back", sourceLocation: sourceLocation) { !$0.isAlternate }
    #expect(screen.isCursorVisible && !screen.isMouseReported, sourceLocation: sourceLocation)
    #expect(screen.says("the shell, before"), sourceLocation: sourceLocation)
    let modes = modes
    #expect(!modes.before.isEmpty && modes.before == modes.after, sourceLocation: sourceLocation)
    // The terminal shows what is typed, and it arrives as typed.
    try type("hello").keys("Enter").waitFor("hello", sourceLocation: sourceLocation)
    let scrollback = try scrollback
    for trace in Self.traces {
      #expect(!scrollback.contains(trace), "'\(trace)' was left behind:\n\(scrollback)", sourceLocation: sourceLocation)
    }
  }

  /// Words of questions, answers and results.
  static let traces = [
    "Not at all", "Nearly every day", "Over the last", "Little interest", "PHQ", "times", "Your answers",
    "Your results",
    "Score", "988", "Help now", "Enter go on",
  ]
}
