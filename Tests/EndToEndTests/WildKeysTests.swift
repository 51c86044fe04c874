import Foundation
import Testing

/// What comes from a keyboard or a terminal without being a key answers nothing and breaks nothing.
@Suite struct WildKeysTests {
  @Test("Wild bytes choose and answer nothing", arguments: Wild.all)
  func wildBytes(_ wild: Wild) throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest").keys("2", "Enter").waitFor("Feeling down")

    try terminal.bytes(wild.bytes)
    // The keys page opens and closes again: the program is still there.
    try terminal.type("?").waitFor("What it does").type("?")
    let after = try terminal.see("Feeling down")
    #expect(!after.says("(•)"))
    #expect(after.markedLine.contains("Not at all"))
    try terminal.keys("3", "Enter").waitFor("Trouble falling")
  }

  struct Wild: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var testDescription: String { name }

    private init(_ name: String, _ text: String) {
      self.name = name
      bytes = Array(text.utf8)
    }

    private init(_ name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    static let all = [
      Wild("unknown control sequence", "\u{1b}[1;9Z"), Wild("long control sequence", "\u{1b}[>1;2;3;1;1c"),
      Wild("unknown function key", "\u{1b}[34;1~"), Wild("unknown keypad key", "\u{1b}Oy"),
      Wild("Alt and a digit", "\u{1b}1"), Wild("Alt and Enter", "\u{1b}\r"),
      Wild("colour report", "\u{1b}]11;rgb:1111/2222/3333\u{1b}\\"), Wild("window title", "\u{1b}]2;1 2 3\u{7}"),
      Wild("device report", "\u{1b}P1$r1m\u{1b}\\"),
      Wild("focus lost", "\u{1b}[O"), Wild("cursor report", "\u{1b}[1;1R"),
      Wild("pasted lines", "\u{1b}[200~1\n1\n1\n\u{1b}[201~"),
      Wild("pasted returns", "\u{1b}[200~1\r1\r1\r\u{1b}[201~"),
      Wild("no UTF-8", bytes: [0xFF, 0xFE, 0xC0, 0x80]), Wild("half a character", bytes: [0xE2, 0x82]),
      Wild("zeros", bytes: [0, 0, 0]), Wild("control characters", bytes: [1, 2, 4, 5, 6, 0x1C, 0x1D, 0x1E, 0x1F]),
      Wild("letters without a meaning", "xyzXYZäöü☺€漢字"), Wild("digits of other scripts", "١２₃"),
      Wild("numbers out of range", "0789"),
    ]
  }

  @Test("Pasted lines answer nothing, on any page")
  func paste() throws {
    let terminal = try Terminal()
    defer { terminal.close() }
    try terminal.waitFor("This is not a diagnosis").paste("2\n1\n1\n1\n").waitUntilRead()
    try terminal.type("?").waitFor("What it does").type("?").waitFor("This is not a diagnosis")

    try terminal.choose("Full self-check").waitFor("1 of").paste("1\n1\n1\n").waitUntilRead()
    try terminal.type("?").waitFor("What it does").type("?")
    let question = try terminal.see("1 of")
    #expect(!question.says("(•)"))
    try terminal.keys("1", "Enter").waitFor("control worrying")
  }

  @Test("A paste without an end, or with its end cut in two, does not take the keyboard away")
  func unfinishedPaste() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    for bytes in ["\u{1b}[200~1\n1\n", "\u{1b}[200~1\n1\n\u{1b}[20"] {
      try terminal.waitFor("Little interest").bytes(Array(bytes.utf8))
      // More than the longest pause in a paste.
      Thread.sleep(forTimeInterval: 1.2)
      try terminal.keys("h").waitFor("Call or text 988").keys("Escape")
    }
    #expect(try !terminal.see("Little interest").says("(•)"))
    try terminal.bytes(Array("\u{1b}[200~1\n".utf8)).keys("C-c")
    #expect(try terminal.exitStatus() == 130)
    try terminal.expectGivenBack()
  }

  @Test("While the window is too small, no key answers what nobody sees")
  func tooSmall() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest").resize(columns: 30, rows: 10).waitFor("too small")
    try terminal.keys("4", "Enter", "2", "Enter", "s", "r").waitUntilRead()
    try terminal.resize(columns: 80, rows: 24)
    #expect(try !terminal.see("Little interest").says("(•)"))
  }

  @Test("A numeric keypad chooses and confirms")
  func keypad() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest").bytes(Array("\u{1b}Or".utf8))
    try terminal.waitFor("(•) 2 Several days").bytes(Array("\u{1b}OM".utf8))
    try terminal.waitFor("Feeling down")
  }

  @Test(
    "The window's size counts, whatever the environment kept of another one", arguments: [("200", "60"), ("30", "10")])
  func staleSize(columns: String, rows: String) throws {
    let terminal = try Terminal("--plan", "mood", environment: ["COLUMNS": columns, "LINES": rows])
    defer { terminal.close() }
    let screen = try terminal.see("Little interest or pleasure in doing things")
    #expect(!screen.says("too small") && screen.says("Enter go on"))
  }

  @Test("Key after key, whatever it is, never breaks it")
  func manyKeys() throws {
    let terminal = try Terminal()
    defer { terminal.close() }
    try terminal.waitFor("This is not a diagnosis")
    var generator = Generator(state: 20)
    let names = [
      "Enter", "Space", "Up", "Down", "Left", "NPage", "PPage", "Escape", "BSpace", "Tab", "F1", "F5", "Home",
    ]
    let letters = "0123456789bshrapjkynx?".map(String.init)
    for _ in 0..<60 {
      let keys = (0..<10).compactMap { _ in (names + letters).randomElement(using: &generator) }
      try terminal.keys(keys)
      _ = try terminal.screen
    }
    let end = try terminal.keys("C-c").waitUntil("it asks or ends") { $0.says("If you leave now") || $0.says("EXIT=") }
    if !end.says("EXIT=") { try terminal.keys("C-c") }
    let status = try terminal.exitStatus()
    #expect([0, 130].contains(status))
    try terminal.expectGivenBack()
  }

  /// The same keys each time.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }
}
