import Screening
import Testing
import Yams

@testable import QuestionnaireLibrary

/// What no text of ours may say, and which published questions the safety check must know.
@Suite struct ShippedWordingTests {
  /// Diagnoses, blame, and ways to speak of suicide that do harm.
  private static let forbidden = [
    "you have depression", "you are depressed", "you have anxiety", "you have ptsd", "you have an addiction",
    "you have a disorder", "you do not have a", "you are ill", "diagnosed", "suffer", "mentally ill", "crazy",
    "normal",
    "addict", "abuse", "alcoholic", "junkie", "clean and sober", "victim", "commit suicide",
    "committed suicide",
    "committing suicide", "failed attempt", "failed suicide", "unsuccessful", "successful suicide",
    "completed suicide", "cry for help", "nothing to worry about", "you are fine",
  ]

  @Test(
    "Our own texts say nothing forbidden",
    arguments: EmbeddedFile.all.filter { $0.kind != "phrases" }.map(\.name))
  func wording(_ name: String) throws {
    let file = try #require(EmbeddedFile.all.first { $0.name == name })
    let root = try #require(try Yams.compose(yaml: file.contents.description, .basic))
    for text in ownTexts(in: root, isScreen: file.kind == "screen") {
      for words in Self.forbidden {
        #expect(!text.lowercased().contains(words), "\(name) says: \(text)")
      }
    }
  }

  /// All words in a file but those that others published: a screen's title and items, and its sources.
  private func ownTexts(in node: Node, isScreen: Bool, below key: String = "") -> [String] {
    if isScreen && ["title", "text", "stem", "source", "bands-source"].contains(key) { return [] }
    if let mapping = node.mapping {
      return mapping.flatMap { ownTexts(in: $1, isScreen: isScreen, below: $0.string ?? "") }
    }
    if let sequence = node.sequence { return sequence.flatMap { ownTexts(in: $0, isScreen: isScreen) } }
    return [node.string ?? ""]
  }

  @Test(
    "The self-harm check knows the published questions",
    arguments: [
      ("phq-9", "phq9_9"), ("asq", "asq_1"), ("asq", "asq_2"), ("asq", "asq_3"), ("asq", "asq_4"),
      ("asq", "asq_5"),
      ("checklist-mood", "mood_self_harm"),
    ])
  func selfHarmItem(_ questionnaire: Questionnaire.ID, _ item: Item.ID) throws {
    let text = try #require(try Library().questionnaire(questionnaire)?.item(item)?.text)
    #expect(SelfHarmPhrases.builtIn.phrase(in: text) != nil)
  }

  @Test(
    "The self-harm check knows other ways to ask",
    arguments: [
      "Have you thought about taking your own life?", "I would be better off dead.",
      "Do you think about suicide?",
      "Have you done anything to hurt yourself on purpose?", "I have urges to cut myself",
      "Do you self-injure?",
      "Have you wished you could go to sleep and not wake up?", "Do you feel life isn’t worth living?",
      "¿Ha pensado en el suicidio?", "¿Ha deseado estar muerto?",
    ])
  func otherQuestions(_ text: String) {
    #expect(SelfHarmPhrases.builtIn.phrase(in: text) != nil)
  }

  @Test(
    "Other questions are not taken for it",
    arguments: [
      ("pc-ptsd-5", "pcptsd5_event"), ("phq-9", "phq9_6"), ("phq-panic", "phqpd_15"), ("gad-7", "gad7_7"),
    ])
  func otherItem(_ questionnaire: Questionnaire.ID, _ item: Item.ID) throws {
    let item = try #require(try Library().questionnaire(questionnaire)?.item(item))
    #expect(SelfHarmPhrases.builtIn.phrase(in: item.text) == nil)
  }

  @Test(
    "Every answer but the lowest to an item on self-harm brings the crisis lines, and declining shows help")
  func selfHarmItemsRaiseRules() throws {
    for id in Library().questionnaireIDs {
      let questionnaire = try #require(try Library().questionnaire(id))
      for item in questionnaire.items where SelfHarmPhrases.builtIn.phrase(in: item.text) != nil {
        for option in item.options.dropFirst() {
          let levels = questionnaire.rulesRaised(by: .option(option.code), to: item.id).map(\.level)
          #expect(levels == [.crisis], "\(item.id) = \(option.code)")
        }
        #expect(!questionnaire.rulesRaised(by: .declined, to: item.id).isEmpty, "\(item.id) declined")
      }
    }
  }
}
