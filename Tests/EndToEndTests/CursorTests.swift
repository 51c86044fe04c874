import Testing

/// The hardware cursor, which braille displays follow.
@Suite struct CursorTests {
  @Test("On menus it stands on the marked row")
  func menus() throws {
    let terminal = try Terminal()
    defer { terminal.close() }
    try terminal.waitFor("This is not a diagnosis")
    try expectCursor(
      in: terminal, on: "Quick checklists", "Full self-check", "One topic", "Learn about care", "Help now")
    try terminal.choose("One topic").waitFor("What would you like to look at?")
    try expectCursor(in: terminal, on: "Mood", "Anxiety", "Trauma and stress")
  }

  @Test("On questions it stands on the marked row")
  func questions() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest")
    try expectCursor(
      in: terminal, on: "Not at all", "Several days", "More than half the days", "Nearly every day")
    try terminal.keys("2")
    try expectCursor(in: terminal, on: "(•) 2 Several days", "More than half the days")
  }

  @Test("On lists of boxes it stands on the marked row, also when the list scrolls")
  func boxes() throws {
    let terminal = try Terminal("--plan", "quick", columns: 40, rows: 15)
    defer { terminal.close() }
    try terminal.waitFor("Which of these")
    try expectCursor(
      in: terminal, on: "[ ] 1", "[ ] 2", "[ ] 3", "[ ] 4", "[ ] 5", "[ ] 6", "[ ] 7", "[ ] 8")
    try terminal.keys("Up", "Space")
    try expectCursor(in: terminal, on: "[x] 7")
  }

  @Test("On numbers it stands behind the last digit")
  func numbers() throws {
    let terminal = try Terminal("--plan", "substance-use")
    defer { terminal.close() }
    try terminal.waitFor("___ times")
    try expectCursor(in: terminal, on: "___ times")
    let empty = try terminal.screen.cursor
    try terminal.keys("1", "2")
    try expectCursor(in: terminal, on: "12 times")
    #expect(try terminal.screen.cursor.column == empty.column + 2)
  }

  @Test("In the review it stands on the marked row")
  func review() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest").keys("2", "Enter").waitFor("Feeling down").keys("r").waitFor("Your answers")
    try expectCursor(in: terminal, on: "Go on", "Little interest")
  }

  /// Expects these choices one below the other, going down from the focused one.
  private func expectCursor(
    in terminal: Terminal, on choices: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (index, choice) in choices.enumerated() {
      if index > 0 { try terminal.keys("Down") }
      let screen = try terminal.waitUntil("'\(choice)' is marked", sourceLocation: sourceLocation) {
        $0.markedLine.contains(choice)
      }
      #expect(screen.isCursorVisible, sourceLocation: sourceLocation)
      #expect(screen.cursor.row == screen.markedRow, "\(screen)", sourceLocation: sourceLocation)
    }
  }
}
