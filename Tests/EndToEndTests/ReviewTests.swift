import Testing

/// Going back, looking over and changing answers.
@Suite struct ReviewTests {
  @Test("Back shows the answer given, and a changed one counts")
  func backAndChange() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest").keys("3", "Enter").waitFor("Feeling down").keys("2")

    // What is chosen on the question that is left stays chosen there.
    try terminal.keys("b").waitFor("Little interest").waitFor("(•) 3 More than half the days")
    try terminal.keys("4", "Enter").waitFor("Feeling down").waitFor("(•) 2 Several days")
    try terminal.keys("Enter").waitFor("Trouble falling")

    let journey = try Person(habit: .lowest).walk(through: terminal) { $0.title == "Your results" }
    #expect(journey.words(on: "Your results").contains("4 of 27 minimal or none"))
  }

  @Test("Every back key leads to the first page, and the answers wait there")
  func backToTheStart() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest").keys("4", "Enter").waitFor("Feeling down").keys("1", "Enter")
    try terminal.waitFor("Trouble falling").keys("BSpace").waitFor("Feeling down").keys("Left")
    try terminal.waitFor("Little interest").keys("Escape").waitFor("This is not a diagnosis")

    // There is nothing before the first page, and nothing complains.
    try terminal.keys("b", "?").waitFor("What it does").keys("Escape").waitFor("This is not a diagnosis")
    try terminal.choose("One topic").waitFor("What would you like to look at?").choose("Mood")
    try terminal.waitFor("Little interest").waitFor("(•) 4 Nearly every day")
  }

  @Test("An answer can be changed from the review, on the way and at the end")
  func changeFromReview() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try terminal.waitFor("Little interest").keys("2", "Enter").waitFor("Feeling down").keys("2", "Enter")
    try terminal.waitFor("Trouble falling").keys("r").waitFor("Your answers")
    try terminal.choose("Little interest").waitFor("(•) 2 Several days").keys("1", "Enter").waitFor("Trouble falling")

    try Person(habit: .lowest).walk(through: terminal) { $0.title == "Your answers" }
    try terminal.choose("Feeling down").waitFor("(•) 2 Several days").keys("4", "Enter").waitFor("Your answers")

    let journey = try Person(habit: .lowest).walk(through: terminal) { $0.isLast }
    #expect(journey.words(on: "Your results").contains("3 of 27 minimal or none"))
  }

  @Test("A changed answer takes the fuller questions away again")
  func changeRemovesFullerQuestions() throws {
    let terminal = try Terminal("--plan", "full")
    defer { terminal.close() }
    let person = Person(habit: .lowest, exceptions: ["Little interest": 4, "sleeping too much": 3])
    let asked = try person.walk(through: terminal) { $0.title == "Your answers" }
    #expect(asked.questionCounts["Mood"] == 8)

    try terminal.choose("Little interest").waitFor("(•) 4").keys("1", "Enter")
    // Who is not asked its last question is asked one of our own.
    try terminal.waitFor("life isn't worth living").keys("1", "Enter")
    let review = try terminal.waitUntil("the fuller questions are gone") { screen in
      screen.says("Your answers") && !screen.says("sleeping too much")
    }
    #expect(review.says("Feeling down"))
    let journey = try person.walk(through: terminal) { $0.isLast }
    #expect(journey.questions.isEmpty)
    let results = journey.words(on: "Your results")
    #expect(!results.contains("of 27"))
    #expect(results.contains("0 of 6"))
  }

  @Test("Enter without a choice answers nothing and says so")
  func nothingIsPreselected() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    let notice = try terminal.waitFor("Little interest").keys("Enter").see("Choose an answer")
    #expect(notice.says("Little interest") && !notice.says("(•)"))
    // The arrows move without choosing; then the first Enter chooses, and the second goes on.
    try terminal.keys("Down").waitFor("> ( ) 2").keys("Enter").waitFor("> (•) 2").keys("Enter").waitFor("Feeling down")
  }

  @Test("Numbers and boxes are never answered by a bare Enter, either")
  func noNumberIsPreselected() throws {
    let terminal = try Terminal("--plan", "substance-use")
    defer { terminal.close() }
    try terminal.waitFor("___ times").keys("Enter").waitFor("Type a number").keys("9", "9", "9", "Enter")
    try terminal.waitFor("from 0 to 366").keys("BSpace", "BSpace").waitFor("> 9 times").keys("Enter")
    try terminal.waitFor("illegal drug").keys("s").waitFor("[ ] 1").keys("Enter").waitFor("Press Enter again")
  }

  @Test("The page of sums shows how a score comes about, and its source")
  func arithmetic() throws {
    let terminal = try Terminal("--plan", "mood")
    defer { terminal.close() }
    try Person(habit: .lowest, exceptions: ["Little interest": 4]).walk(through: terminal) {
      $0.title == "Your results"
    }

    try terminal.keys("a").waitFor("How it adds up").waitFor("Nearly every day 3").waitFor("Points added up 3")
    try Person(habit: .lowest).walk(through: terminal) { $0.says("J Gen Intern Med") }
    try terminal.keys("Escape").waitFor("Your results")
  }

  @Test("Starting again forgets every answer")
  func startAgain() throws {
    let terminal = try Terminal("--plan", "substance-use")
    defer { terminal.close() }
    try Person(habit: .lowest).walk(through: terminal) { $0.isLast }

    try terminal.choose("Start again").waitFor("your answers will be erased").choose("Start again")
      .waitFor("This is not a diagnosis").choose("One topic").choose("Substance use")
    try terminal.waitFor("___ times").keys("b", "b").waitFor("This is not a diagnosis").keys("q")
    #expect(try terminal.exitStatus() == 0)
  }
}
