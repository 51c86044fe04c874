import Testing

/// The mouse may be used, and nothing needs it.
@Suite struct MouseTests {
  @Test("A click chooses an answer without confirming it")
  func clickChooses() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest")
    try terminal.click(on: "Several days")
    try terminal.waitFor("(•) 2 Several days").waitFor("Little interest")
  }

  @Test("A click on the first page opens what is there, and the wheel scrolls")
  func clickOpens() throws {
    let terminal = try Terminal()
    defer { terminal.close() }
    try terminal.waitFor("Learn about care").waitFor("1/2")
    try terminal.report(button: 65, row: 10)
    try terminal.waitFor("2/2").keys("Home")
    try terminal.click(on: "Learn about care")
    try terminal.waitFor("What would you like to read about?")
  }

  @Test("Where there are numbers to call, the terminal's own marking and copying works")
  func numbersCanBeMarked() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest")
    #expect(try terminal.isMouseReported)
    try terminal.keys("h").waitFor("Call or text 988")
    #expect(try !terminal.isMouseReported)
    try terminal.keys("Escape").waitFor("Little interest")
    #expect(try terminal.isMouseReported)
  }
}

extension Terminal {
  fileprivate func click(on words: String) throws {
    let row = try see(words).lines.firstIndex { $0.contains(words) }
    try report(button: 0, row: try #require(row) + 1)
  }

  /// What a terminal sends for a button pressed on a row, counted from 1 (65 is the wheel turned down).
  fileprivate func report(button: Int, row: Int) throws {
    try bytes(Array("\u{1b}[<\(button);11;\(row)M".utf8))
  }
}
