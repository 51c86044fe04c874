import Testing

/// Terminals of every size, with and without color.
@Suite struct SizeAndLookTests {
  struct Size: Sendable, CustomTestStringConvertible {
    let columns: Int
    let rows: Int
    var testDescription: String { "\(columns)x\(rows)" }
  }

  @Test(
    "The whole self-check can be used from the smallest to a huge screen",
    arguments: [Size(columns: 40, rows: 15), Size(columns: 52, rows: 19), Size(columns: 200, rows: 60)])
  func wholeSelfCheck(size: Size) throws {
    let terminal = try Terminal("--plan", "full", columns: size.columns, rows: size.rows)
    defer { terminal.close() }

    let journey = try Person(habit: .highest).walk(through: terminal) { $0.isLast }

    #expect(journey.questions.count == 64)
    #expect(journey.words(on: "Your results").contains("80 of 80"))
    #expect(journey.pages.last?.says("619-485-6029") == true)
    for page in journey.pages {
      let widths = page.screen.lines.map { $0.trimmingCharacters(in: .whitespaces).count }
      #expect(widths.allSatisfy { $0 <= (size.columns >= 110 ? 110 : 72) }, "\(page)")
      #expect(page.field == .none || page.screen.cursor.row == page.screen.markedRow, "\(page)")
    }
    #expect(try terminal.finish() == 0)
  }

  @Test("No title is cut off", arguments: [Size(columns: 40, rows: 15), Size(columns: 52, rows: 19)])
  func titles(size: Size) throws {
    let terminal = try Terminal("--plan", "everything", columns: size.columns, rows: size.rows)
    defer { terminal.close() }
    let journey = try Person(habit: .highest).walk(through: terminal) { $0.isLast }

    let names = Set(SelfCheckTests.questionCounts.keys)
    for title in journey.questionCounts.keys { #expect(names.contains(title)) }
  }

  @Test("A question keeps its place and its choice while the window changes")
  func resizeDuringAQuestion() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest").keys("2", "Enter").waitFor("Feeling down").keys("3").waitFor("(•) 3")

    for (columns, rows) in [(40, 15), (200, 60), (41, 16), (80, 24)] {
      try terminal.resize(columns: columns, rows: rows)
      try terminal.waitUntil("the page fits \(columns)x\(rows)") { screen in
        screen.lines.count == rows && screen.says("Feeling down") && screen.markedLine.contains("(•) 3")
          && Page(screen) != nil
      }
    }
    try terminal.keys("Enter").waitFor("Trouble falling").keys("b").waitFor("Feeling down").waitFor("(•) 3")
  }

  @Test(
    "A window that is too small says so, and loses nothing",
    arguments: [
      Size(columns: 30, rows: 10), Size(columns: 39, rows: 24), Size(columns: 80, rows: 14), Size(columns: 1, rows: 1),
    ])
  func tooSmall(size: Size) throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest").keys("2", "Enter").waitFor("Feeling down").keys("3").waitFor("(•) 3")

    try terminal.resize(columns: size.columns, rows: size.rows)
    try terminal.waitUntil("the page makes room") { !$0.says("Feeling down") && !$0.says("3") }
    if size.columns >= 30 { try terminal.waitFor("a little too small").waitFor("40 columns") }

    try terminal.resize(columns: 80, rows: 24).waitFor("Feeling down").waitFor("(•) 3")
    try terminal.keys("Enter").waitFor("Trouble falling")
  }

  @Test("A window that is too small from the start can be made larger")
  func tooSmallFromTheStart() throws {
    let terminal = try Terminal(columns: 30, rows: 10)
    defer { terminal.close() }
    try terminal.waitFor("a little too small").resize(columns: 40, rows: 15).waitFor("Full self-check")
  }

  @Test("Colour is used, but not against the person's wish", arguments: [("", true), ("1", false)])
  func color(noColor: String, isColored: Bool) throws {
    let terminal = try Terminal(environment: ["NO_COLOR": noColor])
    defer { terminal.close() }
    try terminal.waitFor("This is not a diagnosis")
    let colors = Pattern("\u{1b}\\[(?:[0-9]+;)*(?:[34][0-7]|[34]8;5;[0-9]+)m")
    #expect(try colors.matches(terminal.styledText) == isColored)
    // What the cursor is on stands out without color, too.
    #expect(try isColored || terminal.styledText.contains("\u{1b}[7m>"))
  }
}
