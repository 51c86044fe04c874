import Exchange
import FHIR
import QuestionnaireLibrary
import Screening
import Testing

/// A question about self-harm gets a crisis rule, whatever its file says.
@Suite struct SelfHarmTests {
  private func answers(_ item: String) throws -> [String]? {
    try Written.plain(Written.form(item)).safetyRules.first { $0.level == .crisis && !$0.answers.isEmpty }?.answers
  }

  @Test("Every answer but the lowest, or no")
  func answers() throws {
    let words = "Have you thought of killing yourself?"
    #expect(try answers(Written.boolean("a", words)) == ["yes"])
    #expect(try answers(Written.choice("a", words)) == ["1", "2", "3"])
    // Where the lowest points and the word "not at all" disagree, nobody can tell which is harmless.
    #expect(try answers(Written.choice("a", words, points: [3, 2, 1, 0])) == ["3", "2", "1", "0"])
    #expect(
      try answers(Written.choice("a", words, points: [nil, nil, nil, nil])) == ["LA6569-3", "LA6570-1", "LA6571-9"])
  }

  @Test func aDeclinedAnswerIsMetGently() throws {
    let rules = try Written.plain(Written.form(Written.boolean("a", "Do you want to die?"))).safetyRules
    #expect(rules.contains { $0.whenDeclined && $0.level == .support })
  }

  @Test("By LOINC's code in any language, and under words that stand above it")
  func others() throws {
    #expect(try answers(Written.choice("a", "Gedanken", code: "44260-8")) == ["1", "2", "3"])
    let group =
      #"{"linkId": "g", "type": "group", "text": "Thoughts of suicide", "item": [\#(Written.boolean("a", "Last week?"))]}"#
    #expect(try answers(group) == ["yes"])
  }

  @Test("A number is asked as answers where there are few, and left out where there are many")
  func numbers() throws {
    func number(_ highest: Int) -> String {
      Written.question(
        "n", "How often have you tried to kill yourself?",
        #""type": "integer", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0}, {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": \#(highest)}]"#
      )
    }
    #expect(try answers(number(3)) == ["1", "2", "3"])
    let form = try Written.read(Written.form(Written.boolean("a", "Is it?") + "," + number(500)))
    let plain = try #require(try PlainQuestionnaire(form, in: Written.library, near: nil))
    #expect(try Written.loaded(plain).items.map(\.id) == ["a"])
    #expect(plain.losses.contains { $0.contains("a number about self-harm can't open the crisis page") })
  }
}
