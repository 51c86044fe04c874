import Testing

/// Help at once, when an answer speaks of suicide or self-harm.
@Suite struct CrisisTests {
  static let selfHarm = "better off dead"

  @Test("Thoughts of self-harm bring the crisis page before the next question", arguments: Situation.all)
  func crisisBeforeAnythingElse(_ situation: Situation) throws {
    let terminal = try situation.open()
    defer { terminal.close() }

    let asked = try situation.person.walk(through: terminal) { $0.title == "Help now" }
    let crisis = try situation.person.walk(through: terminal, until: \.asksSomething)

    #expect(asked.questions.last?.contains(Self.selfHarm) == true)
    let first = try #require(crisis.pages.first)
    #expect(first.says("Thank you for being honest about that"))
    #expect(first.says("Call 911") && first.says("988"))
    #expect(crisis.words(on: "Help now").contains("Call or text 988"))
    #expect(crisis.questions.last?.contains("how difficult have these problems made it") == true)
  }

  /// Who answers what, on which terminal.
  struct Situation: Sendable, CustomTestStringConvertible {
    let plan: String
    let habit: Person.Habit
    let answer: Int
    let columns: Int
    let rows: Int
    let environment: [String: String]

    static let all: [Situation] = [("mood", .lowest), ("mood", .highest), ("full", .lowest)].flatMap { plan, habit in
      (2...4).flatMap { answer in
        [(80, 24, [:]), (40, 15, [:]), (80, 24, ["NO_COLOR": "1"])].map { columns, rows, environment in
          Situation(
            plan: plan, habit: habit, answer: answer, columns: columns, rows: rows, environment: environment)
        }
      }
    }

    var testDescription: String {
      "answer \(answer), other answers \(habit), plan \(plan), \(columns)x\(rows) \(environment)"
    }

    func open() throws -> Terminal {
      try Terminal("--plan", plan, columns: columns, rows: rows, environment: environment)
    }

    /// One low mood question is answered high, so that the full plan goes on to the nine.
    var person: Person {
      Person(habit: habit, exceptions: [CrisisTests.selfHarm: answer, "Little interest": 4])
    }
  }

  @Test("No such thoughts: no crisis page")
  func noCrisisWithoutCause() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    let journey = try Person(habit: .highest, exceptions: [Self.selfHarm: 1]).walk(through: terminal) { $0.isLast }
    #expect(journey.questions.contains { $0.contains(Self.selfHarm) })
    #expect(!journey.pages.contains { $0.title == "Help now" })
  }

  @Test("Who prefers not to say sees the lines too, more gently")
  func preferNotToSay() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try Person(habit: .lowest).walk(through: terminal) { $0.says(Self.selfHarm) }

    let page = try terminal.keys("s").see("If you'd like to talk")
    #expect(page.says("Call 911") && page.says("Call or text 988"))
    #expect(!page.says("Thank you for being honest"))

    let journey = try Person(habit: .lowest).walk(through: terminal, until: \.asksSomething)
    #expect(journey.questions.last?.contains("far more energy than usual") == true)
  }

  @Test(
    "Whichever way the question is left, the crisis page comes first",
    arguments: [
      ("b", "Moving or speaking so slowly"), ("r", "Your answers"), ("BSpace", "Moving or speaking so slowly"),
    ])
  func otherWaysOn(key: String, next: String) throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    let person = Person(habit: .lowest)
    try person.walk(through: terminal) { $0.says(Self.selfHarm) }

    try terminal.keys("2", key).waitFor("Thank you for being honest about that")
    let journey = try person.walk(through: terminal) { $0.title != "Help now" }
    #expect(journey.pages.last?.says(next) == true)
  }

  @Test("An answer changed in the review brings the crisis page, too")
  func changedInReview() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    let person = Person(habit: .lowest)
    try person.walk(through: terminal) { $0.title == "Your answers" }

    try terminal.keys((0..<9).map { _ in "Down" }).waitUntil("the question is marked") { screen in
      screen.markedLine.contains("Thoughts that you would be")
    }
    try terminal.keys("Enter").waitFor("(•) 1 Not at all").keys("4", "Enter").waitFor(
      "Thank you for being honest about that")
    let journey = try person.walk(through: terminal) { $0.title == "Your results" }
    #expect(journey.questions.contains { $0.contains("how difficult have these problems made it") })
    #expect(journey.pages.last?.says("3 of 27") == true)
  }

  @Test("Who skips the whole quick checklist sees the lines, too")
  func skippedChecklist() throws {
    let terminal = try Terminal("--plan", "quick")
    defer { terminal.close() }
    let page = try terminal.waitFor("hurting yourself").keys("s").see("If you'd like to talk")
    #expect(page.says("Call 911") && page.says("Call or text 988"))
  }

  @Test("The self-harm box of the quick checklist brings the crisis page when it is checked")
  func tickedBox() throws {
    let terminal = try Terminal("--plan", "quick")
    defer { terminal.close() }
    let list = try terminal.see("hurting yourself")
    let digit = try #require(Page(list)?.digit(of: "Thoughts that life is not worth living"))

    let crisis = try terminal.keys(digit).see("Thank you for being honest about that")
    #expect(crisis.says("Call 911") && crisis.says("Call or text 988"))

    try Person(habit: .lowest).walk(through: terminal, until: \.asksSomething)
    try terminal.waitUntil("the box is ticked and marked") { $0.markedLine.contains("[x] \(digit)") }
    try terminal.keys("Enter").waitFor("Worry and fear")
  }

  @Test("Keys pressed too fast do not pass the crisis page unread")
  func typedAhead() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try Person(habit: .lowest).walk(through: terminal) { $0.says(Self.selfHarm) }

    try terminal.keysAtOnce("3", "Enter", "Enter", "Enter", "Enter")
    try terminal.waitFor("Thank you for being honest about that")
  }

  @Test("Help is one key away on every page")
  func helpNow() throws {
    let terminal = try Terminal()
    defer { terminal.close() }
    try terminal.waitFor("Full self-check").keys("h").waitFor("Call or text 988")
    try terminal.keys("Escape").waitFor("Full self-check").keys("2").waitFor("1 of")

    let help = try terminal.keys("h").see("Call or text 988")
    #expect(help.says("Call 911"))
    try terminal.keys("h").waitFor("1 of")
  }
}
