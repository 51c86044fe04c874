import Foundation
import Records
import RecordsTestSupport
import Screening
import Testing

@Suite struct RescoringTests {
  private typealias Present = (questionnaire: Questionnaire, fileContent: String)

  @Test("Nothing is reported where nothing changed") func unchanged() throws {
    #expect(try differences(with: (Sample.questionnaire, Sample.fileContent)) == [])
  }

  @Test("A questionnaire that is no longer there") func missing() throws {
    #expect(try differences(with: nil) == [.questionnaireMissing])
  }

  @Test("Another content of the same version") func content() throws {
    #expect(try differences(with: (Sample.questionnaire, Sample.fileContent + "# a note\n")) == [.content])
  }

  @Test("Another version, with other items and other points") func version() throws {
    // The last item is gone, and each answer gives twice the points.
    let items = Sample.items.dropLast()
    let other = Questionnaire(
      id: "sample-mood", version: "2", area: .mood, kind: .screen, presentation: .oneAtATime, title: "", short: "",
      minutes: 1,
      items: items.map { id in
        Item(
          id: id, text: id,
          answerKind: .options((0...3).map { AnswerOption(code: "\($0)", points: $0 * 2, text: "") }))
      },
      scores: [ScoreDefinition(id: "sum", title: "Sum", area: .mood, method: .sum, items: Array(items))])
    let found = try differences(with: (other, "another file"))
    #expect(found.count == 5)
    #expect(found.first == .version(stored: "1", now: "2"))
    #expect(found.contains(.answersNotTaken(["mood_5"])))
    #expect(found.contains(.safetyRules(stored: ["harm"], now: [])))
    for case .score(let id, let stored, let now) in found {
      #expect(id == "total" ? (stored?.value == 15 && now == nil) : (stored == nil && now?.value == 24))
    }
  }

  private func differences(with present: Present?) throws -> [Rescoring.Difference] {
    let records = try TestRecords()
    let store = try records.create()
    let client = try store.addClient(code("A"))
    try Sample.finish(1023, for: client.id, in: store)
    let bytes = try RawRows(records).screens
    var reported: [Rescoring] = []
    let result = try store.rescore(
      present: { id, language in
        #expect(id == "sample-mood")
        #expect(language == "en")
        return present
      }, report: { reported.append($0) })
    #expect(result.compared == 1)
    #expect(result.unreadable.isEmpty)
    #expect(try RawRows(records).screens == bytes)
    #expect(reported.count <= 1)
    return reported.first?.differences ?? []
  }
}
