import PlanWalk
import PlanWalkSupport
import QuestionnaireLibrary
import Screening
import SelfCheck
import TestSupport
import Testing

/// The walk can fail: a fault that is planted in a copy of the files, or in the program, is found.
@Suite struct PlantedFaultsTests {
  /// A copy of a shipped file with something else in it.
  struct Fault: Sendable, CustomTestStringConvertible {
    let plan: Plan.ID
    let file: String
    let testDescription: String
    let from: String
    let to: String
    /// What the walk says of it.
    let finding: String

    init(_ plan: Plan.ID, _ file: String, _ what: String, from: String, to: String, finding: String) {
      self.plan = plan
      self.file = file
      testDescription = what
      self.from = from
      self.to = to
      self.finding = finding
    }
  }

  static let faults = [
    Fault(
      "mood", "screens/phq-9.yaml", "an answer taken out of a safety rule", from: "answers: [\"1\", \"2\", \"3\"]",
      to: "answers: [\"2\", \"3\"]", finding: "the crisis page does not come after an answer about safety"),
    Fault(
      "mood", "screens/phq-9.yaml", "the level of a safety rule", from: "level: crisis", to: "level: support",
      finding: "the crisis page has the words of another level"),
    Fault(
      "quick", "checklists/mood.yaml", "a refusal that raises nothing", from: "declined: true",
      to: "answers: [\"yes\"]", finding: "the crisis page does not come after an answer about safety"),
    Fault(
      "trauma", "screens/pc-ptsd-5.yaml", "a gate turned round", from: "when: { item: pcptsd5_event, is: [\"yes\"] }",
      to: "when: { item: pcptsd5_event, is: [\"no\"] }", finding: "is asked, and must not be"),
    Fault(
      "trauma", "screens/pc-ptsd-5.yaml", "a gate that never opens",
      from: "when: { item: pcptsd5_event, is: [\"yes\"] }",
      to: "when: { all: [{ item: pcptsd5_event, is: [\"yes\"] }, { item: pcptsd5_event, is: [\"no\"] }] }",
      finding: "is not asked, and must be"),
    Fault(
      "mood", "screens/phq-9.yaml", "a title too long for a narrow screen", from: "plain: \"Mood\"",
      to: "plain: \"Mood and much else that a person may wish to think about in peace\"",
      finding: "not all is to be seen on a screen of 40x15"),
    Fault(
      "mood", "interface/en.yaml", "a footer wider than the screen", from: "help-help-now: \"help now\"",
      to: "help-help-now: \"help now for everybody who wants somebody to talk with\"",
      finding: "a line is wider than the screen of 40x15"),
    Fault(
      "mood", "screens/phq-9.yaml", "the words for a score that is reached below the cut-off", from: "below: >-",
      to: "below: >-\n    Many people with scores in this range feel so.", finding: "the words for reached"),
    Fault(
      "mood", "screens/phq-9.yaml", "a forbidden sentence", from: "below: >-",
      to: "below: >-\n    You are depressed.", finding: "no page may say 'you are depressed'"),
    Fault(
      "mood", "education/in-short.yaml", "so much to read that the number does not come", from: "blocks:",
      to: "blocks:\n  - list: [\(Array(repeating: "word", count: 200).joined(separator: ", "))]",
      finding: "more than 6 times Enter from the results to the number"),
  ]

  @Test("A fault in a file is found", arguments: faults)
  func file(_ fault: Fault) throws {
    let walk = try TemporaryFolder.with { folder in
      let text = try ShippedFile.text(of: fault.file)
      try #require(text.contains(fault.from))
      _ = try folder.write(text.replacing(fault.from, with: fault.to), to: "own.yaml")
      let library = try Library(folder: folder.path, siteFile: nil)
      return try PlanWalk(
        alone: try #require(try library.plan(fault.plan)), in: library,
        expecting: WalkExpectations(rules: try Library().allSafetyRules(), gates: WalkExpectations.shippedGates))
    }
    #expect(walk.violations.contains { $0.what.contains(fault.finding) }, "\(walk.violations)")
    #expect(walk.violations.allSatisfy { !$0.screen.isEmpty })
  }

  @Test("A fault in the program is found", arguments: FaultyProgram.Fault.allCases)
  func program(_ fault: FaultyProgram.Fault) throws {
    let library = Library()
    let program = try FaultyProgram(fault, library: library, plan: #require(try library.plan(fault.plan)))
    let walk = PlanWalk(from: program, WalkMode(), expecting: WalkExpectations(rules: try library.allSafetyRules()))
    #expect(walk.violations.contains { $0.what.contains(fault.finding) }, "\(walk.violations)")
    #expect(walk.violations.allSatisfy { !$0.keys.isEmpty })
  }
}
