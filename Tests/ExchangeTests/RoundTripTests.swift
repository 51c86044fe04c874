import Exchange
import FHIR
import QuestionnaireLibrary
import Screening
import TestSupport
import Testing

/// What is exported comes back as what it was.
@Suite struct RoundTripTests {
  @Test("Every questionnaire is recognized in its own export", arguments: Written.library.questionnaireIDs)
  func builtIn(_ id: String) throws {
    let questionnaire = try #require(try Written.library.questionnaire(id))
    let forms = try FormFile(QuestionnaireResource(questionnaire).json).forms
    let recognition = try Recognition(#require(forms.first), in: Written.library)
    guard case .recognized(let found, let hasPoints) = recognition else {
      Issue.record("\(recognition)")
      return
    }
    #expect(found == questionnaire)
    #expect(hasPoints || questionnaire.items.allSatisfy(\.options.isEmpty))
  }

  @Test("A site's own questionnaire comes back as its own file, item by item")
  func own() throws {
    let text = """
      kind: screen
      id: own-questions
      version: "3"
      area: general
      title: "Our own questions"
      short: "Own"
      minutes: 2
      stem: "In the last month:"
      option-sets:
        no-yes:
          - { code: "no", points: 0, text: "No" }
          - { code: "yes", points: 1, text: "Yes" }
        often:
          - { code: "never", points: 0, text: "Never" }
          - { code: "often", points: 3, text: "Often" }
      items:
        - { id: own_gate, stem: "", text: "Do you play?", options: no-yes }
        - { id: own_days, text: "On how many days?", number: { minimum: 0, maximum: 31, unit: "days" }, when: { item: own_gate, is: ["yes"] } }
        - { id: own_often, prefix: "", text: "How often do you lose?", options: often, when: { sum-of: [own_days], at-least: 3 } }
        - { id: own_more, text: "And more?", options: often, left-out-unless: { all: [ { item: own_gate, is: ["yes"] }, { any: [ { sum-of: [own_days], at-least: 9 }, { item: own_often, is: ["often"] } ] } ] } }
        - { id: own_end, stem: "", text: "Is that all?", options: no-yes }
      scores:
        - { id: total, title: "Own score", method: sum, items: [own_often, own_more] }
      source: { citation: "Ours", terms: "Only here." }
      """
    let (own, back) = try TemporaryFolder.with { folder in
      _ = try folder.write(text, to: "own.yaml")
      let own = try #require(try Library(folder: folder.path, siteFile: nil).questionnaire("own-questions"))
      let form = try #require(try FormFile(QuestionnaireResource(own).json).forms.first)
      #expect(try Recognition(form, in: Written.library).isUnknown)
      return (own, try Written.loaded(#require(try PlainQuestionnaire(form, in: Written.library, near: nil))))
    }
    #expect(back.id == own.id)
    #expect(back.version == own.version)
    #expect(back.title == own.title)
    #expect(back.items.map(\.id) == own.items.map(\.id))
    #expect(back.items.map(\.text) == own.items.map(\.text))
    #expect(back.items.map(\.stem) == own.items.map(\.stem))
    #expect(back.items.map(\.prefix) == own.items.map(\.prefix))
    #expect(
      back.items.map(\.answerKind)
        == own.items.map { $0.id == "own_gate" || $0.id == "own_end" ? $0.withoutPoints : $0.answerKind })
    #expect(back.items.map { $0.enableWhen?.description } == own.items.map { $0.enableWhen?.description })
    #expect(back.items.map(\.countsUnasked) == own.items.map(\.countsUnasked))
    #expect(back.scores.map(\.items) == own.scores.map(\.items))
    #expect(back.source.terms?.contains("Only here.") == true)
  }
}

extension Item {
  /// Points that no score adds up are not exported.
  fileprivate var withoutPoints: AnswerKind {
    .options(options.map { AnswerOption(code: $0.code, points: 0, text: $0.text, loinc: $0.loinc) })
  }
}
