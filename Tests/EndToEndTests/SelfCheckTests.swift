import Testing

/// The full self-check, from the first page to the number to call.
@Suite struct SelfCheckTests {
  @Test("A whole full self-check with the lowest answers ends at the number")
  func lowestAnswers() throws {
    let terminal = try Terminal()
    defer { terminal.close() }
    try terminal.waitFor("This is not a diagnosis")
    let welcome = try #require(Page(terminal.screen))
    try terminal.keys(#require(welcome.digit(of: "Full self-check"))).waitFor("1 of")

    let journey = try Person(habit: .lowest).walk(through: terminal) { $0.isLast }

    #expect(journey.questions.count == 10)
    let results = journey.words(on: "Your results")
    for score in ["0 of 6", "0 of 12 minimal or none", "0 of 5", "Alcohol 0 times", "Drugs 0 times"] {
      #expect(results.contains(score), "\(score)")
    }
    #expect(results.contains("Call 911") && results.contains("Call or text 988"))
    let levels = journey.words(on: "Care at a glance")
    for level in ["Outpatient", "Intensive outpatient", "Partial hospital", "Inpatient"] {
      #expect(levels.contains(level))
    }
    #expect(journey.pages.last?.says("619-485-6029") == true)
    #expect(journey.pages.last?.says("Call or text 988") == true)
    #expect(journey.pages.last?.screen.markedLine.contains("See my results again") == true)

    #expect(try terminal.finish() == 0)
    try terminal.expectGivenBack()
  }

  @Test(
    "Whoever presses nothing but digits and Enter ends at the number and 988, and cannot lose them",
    arguments: [Person.Habit.lowest, .highest], ["mood", "quick"])
  func digitsAndEnter(_ habit: Person.Habit, _ plan: String) throws {
    let terminal = try Terminal("--plan", plan)
    defer { terminal.close() }
    try Person(habit: habit).walk(through: terminal) { $0.title == "Your results" }
    var presses = 0
    while try Page(terminal.screen)?.isLast != true, presses < 7 {
      let before = try terminal.screen
      try terminal.keys("Enter").waitUntil("it went on") { $0.text != before.text }
      presses += 1
    }
    #expect(presses <= 6)
    let last = try terminal.screen
    #expect(last.says("Call 619-485-6029") && last.says("Call or text 988"))
    try terminal.keys(Array(repeating: "Enter", count: 20)).waitUntilRead()
    let screen = try terminal.screen
    #expect(screen.says("619-485-6029") && screen.says("988") && !screen.says("EXIT="))
  }

  /// How many questions each questionnaire asks of somebody with the highest answers everywhere: PHQ-9 and GAD-7 leave
  /// out what PHQ-4 has asked, and the offer of PCL-5 counts as one.
  static let questionCounts = [
    "Mood and worry": 4, "Mood": 8, "High energy": 1, "Worry and fear": 5, "Staying away": 1, "Sudden fear": 15,
    "Alcohol": 1, "Drugs": 1, "Alcohol and drugs": 1, "After a hard event": 6, "Stress after an event": 21,
  ]

  @Test("The highest answers lead to every fuller screen, and no question comes twice")
  func highestAnswers() throws {
    let terminal = try Terminal("--plan", "full")
    defer { terminal.close() }

    let journey = try Person(habit: .highest).walk(through: terminal) { $0.isLast }

    #expect(Set(journey.questions).count == journey.questions.count)
    #expect(journey.questionCounts == Self.questionCounts)
    let results = journey.words(on: "Your results")
    for result in [
      "27 of 27 severe", "High energy reported", "21 of 21 severe", "Staying away reported", "4 of 4", "11 of 11",
      "5 of 5", "80 of 80", "Alcohol and drugs 11 of 11 checked",
    ] {
      #expect(results.contains(result), "\(result)")
    }
    #expect(!results.contains("of 12"), "the short check's questions are all in the fuller scores")
    #expect(results.contains("You told us about thoughts of being better off dead"))
    #expect(try terminal.finish() == 0)
    try terminal.expectGivenBack()
  }

  @Test("The fuller trauma questions are only offered")
  func offerDeclined() throws {
    let terminal = try Terminal("--plan", "trauma")
    defer { terminal.close() }
    let person = Person(habit: .highest, exceptions: ["20 more questions": 1])

    let journey = try person.walk(through: terminal) { $0.isLast }

    #expect(journey.questionCounts == ["After a hard event": 6, "Stress after an event": 1])
    let results = journey.words(on: "Your results")
    #expect(results.contains("5 of 5"))
    #expect(!results.contains("of 80"))
  }

  @Test("Skipped questions give a score as a range")
  func skippedQuestions() throws {
    let terminal = try Terminal("--plan", "full")
    defer { terminal.close() }
    try terminal.waitFor("nervous, anxious").keys("s").waitFor("control worrying").keys("s").waitFor("Little interest")

    let journey = try Person(habit: .lowest).walk(through: terminal) { $0.isLast }

    // What would have followed is offered: nobody is asked more for having kept something to themselves.
    #expect(journey.questionCounts["Worry and fear"] == 1)
    #expect(journey.words(on: "Your answers").contains("prefer not to say"))
    #expect(journey.words(on: "Your results").contains("you chose not to answer"))
  }

  @Test("Ticked signs lead to fuller questions, with what was ticked left alone")
  func fromChecklistToFullerQuestions() throws {
    let terminal = try Terminal("--plan", "quick")
    defer { terminal.close() }
    try terminal.waitFor("Which of these").keys("1").waitFor("[x] 1").keys("Enter").waitFor("Worry and fear")
    try Person(habit: .lowest).walk(through: terminal) { $0.title == "Your results" }
    try terminal.keys("End").choose("More questions").waitFor("More questions: Mood")
    let fuller = try #require(Page(terminal.screen)?.digit(of: "More questions: Mood"))

    try terminal.keys(fuller).waitFor("Little interest")
    let journey = try Person(habit: .lowest).walk(through: terminal) { $0.isLast }

    #expect(journey.questionCounts == ["Mood": 9, "High energy": 1])
    let results = journey.words(on: "Your results")
    #expect(results.contains("1 of 8 checked"))
    #expect(results.contains("0 of 27"))
  }
}
