import Testing
import TestSupport

/// The self-check as lines of text: for screen readers, pipes, and terminals that cannot place a cursor.
@Suite struct LineModeTests {
  /// Seven lowest answers, twice 0, no frightening event; on to the results, the four pages behind them, and out.
  static let lowestAnswers = "1\n1\n1\n1\n1\n1\n1\n0\n0\n1\n" + "1\n" + "1\n1\n1\n1\n" + "5\n2\n"

  @Test(
    "Piped answers lead through the whole full self-check",
    arguments: [(["--accessible"], [:]), ([], ["TERM": "dumb"]), ([], ["ACCESSIBLE": "1"]), ([], [:])])
  func pipedAnswers(options: [String], environment: [String: String]) throws {
    let check = try Command(
      [Program.path(), "--plan", "full"] + options, input: Self.lowestAnswers, environment: environment)
    #expect(check.status == 0)
    #expect(check.errors.isEmpty)
    for words in [
      "Mood and worry together: 0 of 12, minimal or none", "Alcohol: 0 times", "Call 911", "Call or text 988",
      "Intensive outpatient", "619-485-6029",
    ] {
      #expect(check.output.contains(words))
    }
    #expect(!check.output.contains("\u{1b}"))
  }

  @Test("Screen reader mode works in a terminal", arguments: [["--accessible"], []])
  func inATerminal(options: [String]) throws {
    let command = [try Program.path(), "--plan", "mood"] + options
    let terminal = try Terminal(running: command, rows: 60, environment: ["TERM": options.isEmpty ? "dumb" : "xterm"])
    defer { terminal.close() }
    try terminal.waitFor("Little interest")
    #expect(try !terminal.screen.isAlternate)

    try terminal.keys("Enter").waitFor("Please enter a number from 1 to 4")
    try terminal.keys("5", "Enter").waitUntil("it asks again") {
      $0.text.components(separatedBy: "from 1 to 4").count == 3
    }
    #expect(try !terminal.screen.says("Feeling down"))
    try terminal.keys("4", "Enter").waitFor("Feeling down").keys("b", "Enter")
    try terminal.waitUntil("the first question is back") {
      $0.text.components(separatedBy: "Little interest").count == 3
    }
    try terminal.keys("C-c").waitFor("Leave?").keys("1", "Enter")
    try terminal.waitUntil("the question is there again") {
      $0.text.components(separatedBy: "Little interest").count == 4
    }
    try terminal.keys("C-c").waitUntil("it asks again whether to leave") {
      $0.text.components(separatedBy: "you can't go on from here").count == 3
    }
    try terminal.keys("C-c")
    #expect(try terminal.exitStatus() == 130)
  }

  @Test("What was shown and typed can be cleared, also what was scrolled away")
  func forgets() throws {
    let command = [try Program.path(), "--plan", "mood", "--accessible"]
    let terminal = try Terminal(running: command, rows: 20, environment: ["TERM": "xterm"])
    defer { terminal.close() }
    try terminal.waitFor("Little interest").keys("4", "Enter").waitFor("Feeling down").keys("3", "Enter")
    try terminal.waitFor("Trouble falling").keys("q", "Enter").waitFor("clear this terminal").keys("3", "Enter")
    #expect(try terminal.exitStatus() == 0)
    for trace in ["Little interest", "Feeling down", "Trouble falling", "Leave?"] {
      #expect(try !terminal.scrollback.contains(trace), "\(trace)")
    }
  }

  @Test("Thoughts of self-harm bring the crisis lines at once", arguments: 2...4)
  func crisis(answer: Int) throws {
    let check = try Command(
      [Program.path(), "--plan", "mood", "--accessible"],
      input: String(repeating: "1\n", count: 8) + "\(answer)\n")
    let after = try #require(check.output.components(separatedBy: "better off dead").last)
    #expect(after.contains("Thank you for being honest about that"))
    #expect(after.contains("Call 911") && after.contains("Call or text 988"))
    #expect(!after.contains("how difficult"))
  }

  @Test("The self-harm sign of the quick checklist brings the crisis lines", arguments: ["dumb", "nonsense"])
  func crisisInChecklist(type: String) throws {
    let terminal = try Terminal("--plan", "quick", rows: 60, environment: ["TERM": type])
    defer { terminal.close() }
    if type == "nonsense" { try terminal.waitFor("Go on in lines?").keys("y", "Enter") }
    try terminal.waitFor("hurting yourself").waitFor("such as 1 3 5").type("2 8").keys("Enter")
      .waitFor("Thank you for being honest about that")
  }

  @Test("A terminal that is not known is said so, and lines are used after a yes", arguments: [("q", 0), ("C-c", 130)])
  func unknownTerminal(key: String, status: Int) throws {
    let terminal = try Terminal("--plan", "mood", environment: ["TERM": "nonsense"])
    defer { terminal.close() }
    let question = try terminal.waitFor("TERM=nonsense").see("Go on in lines?")
    #expect(question.says("will stay visible in this window") && question.says("Call or text 988"))
    #expect(!question.says("Little interest"))
    try terminal.keys("1", "Enter").waitUntil("it asks again") {
      $0.text.components(separatedBy: "Go on in lines?").count == 3
    }
    try terminal.keys("y", "Enter").waitFor("Enter a number, b for back").waitFor("Little interest")
    try terminal.keys(key, "Enter")
    #expect(try terminal.exitStatus() == status)
    #expect(terminal.modes.before == terminal.modes.after)
  }

  @Test(
    "Without a yes, no page comes",
    arguments: [(["n", "Enter"], 0), (["q", "Enter"], 0), (["C-c"], 130), (["C-d"], 1)])
  func refusedLines(keys: [String], status: Int) throws {
    let terminal = try Terminal("--plan", "mood", environment: ["TERM": "nonsense"])
    defer { terminal.close() }
    try terminal.waitFor("Go on in lines?").keys(keys)
    #expect(try terminal.exitStatus() == status)
    #expect(try !terminal.scrollback.contains("Little interest"))
    #expect(terminal.modes.before == terminal.modes.after)
  }

  @Test("Whoever asks for lines is not asked whether they will do") func askedFor() throws {
    let terminal = try Terminal("--plan", "mood", "--accessible", environment: ["TERM": "nonsense"])
    defer { terminal.close() }
    try terminal.waitFor("Little interest")
    #expect(try !terminal.scrollback.contains("Go on in lines?"))
  }

  @Test("The first page in lines promises nothing that lines cannot keep") func privacyInLines() throws {
    let check = try Command([Program.path(), "--accessible"], input: "keys\n\nq\n")
    #expect(check.output.contains("stay visible in this terminal, even when you scroll back"))
    for promise in ["they're gone", "Private:", "Press p", "blank the screen"] {
      #expect(!check.output.contains(promise), "\(promise)")
    }
  }

  @Test("Without anybody to answer, it says so and stores nothing")
  func noInput() throws {
    let check = try Command([Program.path(), "--plan", "full"])
    #expect(check.status == 1)
    #expect(check.output.contains("1. Not at all"))
    #expect(check.errors.contains("input ended") && check.errors.contains("Nothing was saved"))
  }

  @Test("ASCII is enough where there is nothing else", arguments: [["--ascii"], []])
  func asciiOnly(options: [String]) throws {
    let command = [try Program.path(), "--plan", "mood"] + options
    let terminal = try Terminal(running: command, environment: ["LANG": options.isEmpty ? "C" : "C.UTF-8"])
    defer { terminal.close() }
    try terminal.waitFor("Little interest").keys("4").waitFor("(*) 4").keys("Enter").waitFor("Feeling down")
    let journey = try Person(habit: .lowest).walk(through: terminal) { $0.isLast }
    for page in journey.pages { #expect(page.screen.text.utf8.max() ?? 0 < 0x80, "\(page)") }
  }
}
