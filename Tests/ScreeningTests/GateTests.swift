import Screening
import Testing

/// Items behind a condition: closed, open, and not known which.
@Suite struct GateTests {
  private static let behindGate = Condition.answer(item: "gate", codes: ["yes"])
  private static let gated = Questionnaire.made(
    "q",
    items: [.yesNo("gate"), .scale("a", when: behindGate), .scale("b", points: [1, 2], when: behindGate)],
    scores: [.sum(of: ["a", "b"], cutOff: 3)])

  private func score(_ answers: Answers, of questionnaire: Questionnaire = gated) throws -> Score {
    try #require(questionnaire.scores(for: answers, from: .interview).first)
  }

  @Test func closed() throws {
    let score = try score(Answers(codes: ["gate": "no"]))
    #expect(score.value == 0)
    #expect(score.missingCount == 0)
    #expect(score.cutOffMet == .no)
    #expect(score.contributions.map(\.status) == [.notAsked, .notAsked])
  }

  @Test("Answers left behind a closed gate count nothing")
  func closedWithLeftovers() throws {
    #expect(
      try score(Answers(codes: ["gate": "no", "a": "3", "b": "1"])) == score(Answers(codes: ["gate": "no"])))
  }

  @Test(
    "On a form an item that may be left out counts where it is answered, also when the gate is not",
    arguments: [
      (["gate": "no", "a": "3"], 3...3), (["gate": "no"], 0...0), (["a": "3"], 3...5),
      (["gate": "yes", "a": "3"], 4...5),
    ] as [([Item.ID: String], ClosedRange<Int>)])
  func leftOut(_ codes: [Item.ID: String], _ range: ClosedRange<Int>) throws {
    let questionnaire = Questionnaire.made(
      "q",
      items: [
        .yesNo("gate"), .scale("a", when: Self.behindGate, countsUnasked: true),
        .scale("b", points: [1, 2], when: Self.behindGate, countsUnasked: true),
      ], scores: [.sum(of: ["a", "b"], cutOff: 3)])
    let answers = codes.mapValues(Answer.option)
    #expect(try #require(questionnaire.scores(for: answers, from: .form).first).range == range)
    if codes["gate"] == "no" {
      #expect(try #require(questionnaire.scores(for: answers, from: .interview).first).range == 0...0)
    }
  }

  @Test func open() throws {
    #expect(try score(Answers(codes: ["gate": "yes", "a": "3", "b": "1"])).value == 5)
    #expect(try score(Answers(codes: ["gate": "yes", "a": "3"])).range == 4...5)
    #expect(try score(Answers(codes: ["gate": "yes"])).range == 1...5)
  }

  @Test(
    "While the gate is unknown, what is behind it counts anything from nothing up",
    arguments: [
      Answer?.none, .declined,
    ])
  func unknown(_ gate: Answer?) throws {
    var answers = Answers(codes: ["a": "3"])
    answers["gate"] = gate
    let score = try score(answers)
    #expect(score.range == 0...5)
    #expect(score.value == nil)
    #expect(score.cutOffMet == .unknown)
    #expect(score.contributions.map(\.status) == [.missing, .missing])
    #expect(score.contributions.map(\.points) == [0...3, 0...2])
  }

  @Test("A score of a gated item can always be nothing")
  func possible() throws {
    #expect(try score([:]).possible == 0...5)
  }

  @Test(
    "A gate behind a closed gate is closed, whatever was answered there",
    arguments: [
      ("no", Truth.no), ("yes", .yes),
    ])
  func chain(_ first: String, _ isAsked: Truth) {
    let chained = Questionnaire.made(
      "q",
      items: [
        .yesNo("g1"), .yesNo("g2", when: .answer(item: "g1", codes: ["yes"])),
        .yesNo("a", when: .answer(item: "g2", codes: ["yes"])),
      ])
    let result = QuestionnaireResult(
      questionnaire: chained, answers: Answers(codes: ["g1": first, "g2": "yes", "a": "yes"]), from: .interview)
    #expect(result.responses.map(\.asked) == [.yes, isAsked, isAsked])
    #expect(result.scores.first?.value == (isAsked == .yes ? 3 : 0))
  }

  @Test(
    "Behind an unknown gate, an answer settles 'no' but not 'yes'",
    arguments: [
      ("no", Truth.no), ("yes", .unknown),
    ])
  func answerBehindUnknownGate(_ second: String, _ isAsked: Truth) {
    let chained = Questionnaire.made(
      "q",
      items: [
        .yesNo("g1"), .yesNo("g2", when: .answer(item: "g1", codes: ["yes"])),
        .yesNo("a", when: .answer(item: "g2", codes: ["yes"])),
      ])
    let result = QuestionnaireResult(questionnaire: chained, answers: Answers(codes: ["g2": second]), from: .interview)
    #expect(result.responses.map(\.asked) == [.yes, .unknown, isAsked])
  }

  @Test(
    "A condition on a sum is known as soon as the open answers cannot change it",
    arguments: [
      (["a": "0", "b": "0"], Truth.no), (["a": "2"], .yes), (["a": "1"], .unknown), ([:], .unknown),
      (["a": "0", "b": "1"], .no), (["a": "1", "b": "1"], .yes),
    ] as [([Item.ID: String], Truth)])
  func sum(_ codes: [Item.ID: String], _ isAsked: Truth) {
    let questionnaire = Questionnaire.made(
      "q", items: [.scale("a"), .scale("b"), .scale("c", when: .sum(items: ["a", "b"], atLeast: 2))])
    let result = QuestionnaireResult(
      questionnaire: questionnaire, answers: codes.mapValues(Answer.option), from: .interview)
    #expect(result.responses.last?.asked == isAsked)
  }

  @Test(
    "A condition can count a declined answer as met; a blank one stays unknown",
    arguments: [
      (Answer.option("yes"), Truth.yes), (.option("no"), .no), (.declined, .yes), (nil, .unknown),
    ] as [(Answer?, Truth)])
  func declined(_ answer: Answer?, _ isAsked: Truth) {
    let questionnaire = Questionnaire.made(
      "q", items: [.yesNo("a"), .yesNo("b", when: .answer(item: "a", codes: ["yes"], declined: true))])
    var answers: Answers = [:]
    answers["a"] = answer
    let result = QuestionnaireResult(questionnaire: questionnaire, answers: answers, from: .interview)
    #expect(result.responses.last?.asked == isAsked)
  }
}
