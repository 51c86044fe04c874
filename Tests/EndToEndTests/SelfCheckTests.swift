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

    #expect(journey.questions.count == 7)
    let results = journey.words(on: "Your results")
    for score in ["Score: 0 of 6", "Score: 0 of 12", "Score: 0 of 5", "You reported: 0"] {
      #expect(results.contains(score))
    }
    #expect(!results.contains("reaches the published cut-off"))
    #expect(results.contains("Call 911") && results.contains("Call or text 988"))
    let levels = journey.words(on: "Levels of care")
    for level in ["Outpatient", "Intensive outpatient", "Partial hospital", "Inpatient"] {
      #expect(levels.contains(level))
    }
    #expect(journey.pages.last?.says("619-485-6029") == true)
    #expect(journey.pages.last?.says("Call or text 988") == true)
    #expect(journey.pages.last?.screen.markedLine.contains("See my results again") == true)

    #expect(try terminal.finish() == 0)
    try terminal.expectGivenBack()
  }

  /// How many questions each questionnaire asks of somebody with the highest answers everywhere: PHQ-9 and GAD-7 leave
  /// out what PHQ-4 has asked, and the offer of PCL-5 counts as one.
  static let questionCounts = [
    "PHQ-4": 4, "PHQ-9": 8, "High energy": 1, "GAD-7": 5, "Avoiding": 1, "PHQ panic": 15, "Alcohol question": 1,
    "Drug question": 1, "Substance use checklist": 1, "PC-PTSD-5": 6, "PCL-5": 21,
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
      "(PHQ-9) Score: 27 of 27", "One question about high energy", "(GAD-7) Score: 21 of 21",
      "Score: 4 of 4", "Score: 11 of 11", "(PC-PTSD-5) Score: 5 of 5", "(PCL-5) Score: 80 of 80",
      "Substance use checklist You ticked 11 of 11",
    ] {
      #expect(results.contains(result))
    }
    #expect(!results.contains("PHQ-4"), "its questions are all in the fuller scores")
    #expect(!results.contains("below the published cut-off"))
    #expect(try terminal.finish() == 0)
    try terminal.expectGivenBack()
  }

  @Test("The fuller trauma questions are only offered")
  func offerDeclined() throws {
    let terminal = try Terminal("--plan", "trauma")
    defer { terminal.close() }
    let person = Person(habit: .highest, exceptions: ["20 more questions": 1])

    let journey = try person.walk(through: terminal) { $0.isLast }

    #expect(journey.questionCounts == ["PC-PTSD-5": 6, "PCL-5": 1])
    let results = journey.words(on: "Your results")
    #expect(results.contains("Score: 5 of 5"))
    #expect(!results.contains("PCL-5"))
  }

  @Test("Skipped questions give a score as a range")
  func skippedQuestions() throws {
    let terminal = try Terminal("--plan", "full")
    defer { terminal.close() }
    try terminal.waitFor("nervous, anxious").keys("s").waitFor("control worrying").keys("s").waitFor("Little interest")

    let journey = try Person(habit: .lowest).walk(through: terminal) { $0.isLast }

    // What would have followed is offered: nobody is asked more for having kept something to themselves.
    #expect(journey.questionCounts["GAD-7"] == 1)
    #expect(journey.words(on: "Your answers").contains("prefer not to say"))
    #expect(journey.words(on: "Your results").contains("between 0 and 6"))
  }

  @Test("Ticked signs lead to fuller questions, with what was ticked left alone")
  func fromChecklistToFullerQuestions() throws {
    let terminal = try Terminal("--plan", "quick")
    defer { terminal.close() }
    try terminal.waitFor("What has fit").keys("1").waitFor("[x] 1").keys("Enter").waitFor("Anxiety")
    try Person(habit: .lowest).walk(through: terminal) { $0.title == "What next" }
    let fuller = try #require(Page(terminal.screen)?.digit(of: "Fuller questions: Mood"))

    try terminal.keys(fuller).waitFor("Little interest")
    let journey = try Person(habit: .lowest).walk(through: terminal) { $0.isLast }

    #expect(journey.questionCounts == ["PHQ-9": 9, "High energy": 1])
    let results = journey.words(on: "Your results")
    #expect(results.contains("You ticked 1 of 8 signs"))
    #expect(results.contains("Score: 0 of 27"))
  }
}
