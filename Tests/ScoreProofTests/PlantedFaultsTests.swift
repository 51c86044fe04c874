import ScoreProof
import Screening
import Testing

@testable import QuestionnaireLibrary

/// The comparison can fail: a fault that is planted in a copy of a questionnaire's file is found.
@Suite struct PlantedFaultsTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let questionnaire: String
    let testDescription: String
    let changes: [(from: String, to: String)]

    init(_ questionnaire: String, _ what: String, _ changes: (from: String, to: String)...) {
      self.questionnaire = questionnaire
      testDescription = "\(questionnaire): \(what)"
      self.changes = changes
    }
  }

  /// Most of them are files that `check` takes without a word: only the comparison tells them from the shipped ones.
  static let faults = [
    Fault("phq-9", "an answer's points", ("code: \"1\", points: 1", "code: \"1\", points: 2")),
    Fault("pcl-5", "an answer's points", ("code: \"3\", points: 3", "code: \"3\", points: 2")),
    Fault(
      "phq-9", "the points of one question of nine",
      (
        "  # The last",
        "  other: [{ code: \"0\", points: 0, text: a }, { code: \"1\", points: 1, text: b }, "
          + "{ code: \"2\", points: 3, text: c }, { code: \"3\", points: 3, text: d }]\n  # The last"
      ),
      ("having little energy\"\n    options: frequency", "having little energy\"\n    options: other")),
    Fault("phq-9", "a band's border", ("to: 9,", "to: 10,"), ("from: 10,", "from: 11,")),
    Fault("phq-9", "a cut-off", ("at-least: 10\n", "at-least: 11\n")),
    Fault(
      "phq-9", "an answer taken out of a safety rule", ("answers: [\"1\", \"2\", \"3\"]", "answers: [\"2\", \"3\"]")),
    Fault("phq-9", "the level of a safety rule", ("level: crisis", "level: support")),
    Fault("phq-9", "refusals counted", ("rule: range", "rule: declined-counts")),
    Fault("phq-9", "the gate of the last question", ("at-least: 1\n\nscores", "at-least: 2\n\nscores")),
    Fault(
      "gad-7", "two bands exchanged", ("\"mild\"", "\"moderate\""), ("14, text: \"moderate\"", "14, text: \"mild\"")),
    Fault("phq-4", "a question in the wrong half", ("[gad7_1, gad7_2]\n", "[gad7_1, phq9_1]\n")),
    Fault("audit-c", "counted instead of added", ("method: sum", "method: count")),
    Fault("phq-panic", "a cut-off by itself", ("      with: [gates]\n", "")),
    Fault("phq-panic", "a gate taken away", ("69711-0\n    when: { item: phqpd_1, is: [\"yes\"] }", "69711-0")),
    Fault(
      "pc-ptsd-5", "the other published cut-off", ("at-least: 3", "at-least: 4"), ("- at-least: 4", "- at-least: 3")),
    Fault(
      "pc-ptsd-5", "a gate turned round",
      (
        "102013-0\n    when: { item: pcptsd5_event, is: [\"yes\"] }",
        "102013-0\n    when: { item: pcptsd5_event, is: [\"no\"] }"
      )),
    Fault("pc-ptsd-5", "answers counted after no event", ("    when:", "    left-out-unless:")),
    Fault("pcl-5", "a question in the wrong cluster", ("[pcl5_6, pcl5_7]", "[pcl5_6, pcl5_8]")),
    Fault("pcl-5", "a cut-off", ("at-least: 31", "at-least: 32")),
    Fault("pcl-5", "a safety rule on another question", ("item: pcl5_16", "item: pcl5_17")),
    Fault("asq", "refusals not counted", ("rule: declined-counts", "rule: range")),
    Fault(
      "asq", "a refusal that opens no gate",
      ("item: asq_4, is: [\"yes\"], declined: true", "item: asq_4, is: [\"yes\"]")),
    Fault(
      "audit", "an answer's points", ("code: \"2\", points: 2, text: \"Yes", "code: \"2\", points: 3, text: \"Yes")),
    Fault("audit", "any of two conditions where it is all", ("      all:", "      any:")),
    Fault(
      "audit", "a gate's threshold",
      (
        "[audit_2, audit_3], at-least: 1 }\n    signs: [withdrawal]",
        "[audit_2, audit_3], at-least: 2 }\n    signs: [withdrawal]"
      )),
    Fault("audit-c", "the other published cut-off", ("at-least: 3", "at-least: 4"), ("- at-least: 4", "- at-least: 3")),
    Fault("dast-10", "the reversed question", ("options: no-yes-able", "options: no-yes")),
    Fault("dast-10", "a filled-in form's answers not counted", ("    left-out-unless:", "    when:")),
    Fault("alcohol-use", "a cut-off", ("at-least: 1", "at-least: 2")),
    Fault("checklist-mood", "the wrong answer in a safety rule", ("answers: [\"yes\"]", "answers: [\"no\"]")),
  ]

  private func pairing(_ fault: Fault, changed: Bool) throws -> Pairing {
    let built = try #require(Library().fileContent(ofQuestionnaire: fault.questionnaire))
    var text = built
    for (from, to) in changed ? fault.changes : [] {
      try #require(text.contains(from), "'\(from)' is not in the file")
      text = text.replacing(from, with: to, maxReplacements: 1)
    }
    let log = FileLog(file: "changed")
    let questionnaire = QuestionnaireDecoder(language: "en", log: log).decode(
      try FileParser.parse(text, file: "changed"))
    let rule = try #require(PublishedRule.all.first { $0.id == fault.questionnaire })
    return try Pairing(rule, try #require(questionnaire))
  }

  @Test("A planted fault is found", arguments: faults)
  func found(_ fault: Fault) async throws {
    do {
      let proof = await Proof.of(try pairing(fault, changed: true), within: Proof.forTests)
      #expect(proof.difference != nil)
    } catch is Pairing.Mismatch {
      // A band's name is compared before any pattern.
    }
  }

  @Test("The same copy without the fault is without a difference", arguments: ["phq-9", "pc-ptsd-5", "asq", "dast-10"])
  func withoutFault(_ questionnaire: String) async throws {
    let proof = await Proof.of(try pairing(Fault(questionnaire, "none"), changed: false), within: Proof.forTests)
    #expect(proof.difference == nil)
  }
}
