import Foundation
import Records
import Screening
import Secrets

/// A small questionnaire and answers to it, for records that tests write and read.
package enum Sample {
  package static let passphrase = "seven quiet lamps"
  /// The least that scrypt takes here: tests open records very often.
  package static var cost: Scrypt {
    guard let cost = Scrypt(n: 1024) else { fatalError("1,024 is in the range") }
    return cost
  }

  package static let items = (1...5).map { "mood_\($0)" }
  package static let fileContent = "kind: screen\nid: sample-mood\n"

  package static let questionnaire = Questionnaire(
    id: "sample-mood", version: "1", area: .mood, kind: .screen, presentation: .oneAtATime, title: "A sample on mood",
    short: "Sample", minutes: 1,
    items: items.map { id in
      Item(
        id: id, text: id,
        answerKind: .options((0...3).map { AnswerOption(code: "\($0)", points: $0, text: "answer \($0)") }))
    },
    scores: [
      ScoreDefinition(
        id: "total", title: "Total", area: .mood, method: .sum, items: items,
        cutOff: CutOff(atLeast: 8, source: "a paper"),
        bands: [Band(range: 0...7, text: "lower"), Band(range: 8...15, text: "higher")])
    ],
    safetyRules: [SafetyRule(id: "harm", item: "mood_5", answers: ["1", "2", "3"], level: .crisis)])

  package static var reference: QuestionnaireReference {
    QuestionnaireReference(questionnaire, fileContent: fileContent)
  }

  /// The answers of the screen with this number: they can be told from every neighbour's.
  package static func answers(_ number: Int) -> Answers {
    var answers: Answers = [:]
    var rest = number
    for item in items {
      answers[item] = .option(String(rest % 4))
      rest /= 4
    }
    return answers
  }

  package static func screen(_ answers: Answers) -> RecordStore.NewResponse {
    RecordStore.NewResponse(
      QuestionnaireResult(questionnaire: questionnaire, answers: answers, from: .interview), fileContent: fileContent)
  }

  /// Answers the sample to its end at once.
  @discardableResult
  package static func finish(
    _ number: Int, for client: Client.ID, in store: RecordStore
  ) throws(RecordProblem) -> CompletedResponse {
    let inProgress = try store.startResponse(of: "sample", questionnaires: [reference], for: client)
    return try store.finish(inProgress, with: [screen(answers(number))])[0]
  }
}
