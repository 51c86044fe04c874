import BatchScoring
import Foundation
import QuestionnaireLibrary
import Screening
import Testing
import TestSupport

/// Files and pages come to the same: `score` gives what `QuestionnaireResult` gives, for any answers.
@Suite struct AgreementTests {
  private static let sheets = 250

  @Test("CSV", arguments: Library().questionnaireIDs)
  func csv(_ id: Questionnaire.ID) throws {
    let (questionnaire, sheets) = try sheets(id, seed: 1)
    let scored = try Scored(id, CSVTable.text([questionnaire.items.map(\.id)] + sheets))
    let rows = try scored.rows()
    #expect(scored.otherProblems == [])
    try #require(rows.count == sheets.count)
    let different = zip(rows, sheets).first { $0 != expected($1, questionnaire) }
    #expect(different == nil, "expected: \(different.map { expected($0.1, questionnaire) } ?? [:])")
  }

  @Test("NDJSON", arguments: Library().questionnaireIDs)
  func ndjson(_ id: Questionnaire.ID) throws {
    let (questionnaire, sheets) = try sheets(id, seed: 2)
    let lines = sheets.map { sheet in
      let members = zip(questionnaire.items, sheet).map { item, text in
        // Blank in its three ways, and numbers with and without quotes.
        "\"\(item.id)\":" + (text.isEmpty ? "null" : Int(text) == nil || item.id.hasSuffix("1") ? "\"\(text)\"" : text)
      }
      return "{" + members.joined(separator: ",") + "}\n"
    }
    let scored = try Scored(id, lines.joined(), from: .ndjson)
    #expect(scored.otherProblems == [])
    try #require(scored.lines.count == sheets.count)
    let rows = try scored.lines.map { line in
      try JSONDecoder().decode([String: JSONValue].self, from: Data(line.utf8)).compactMapValues(\.field)
    }
    let different = zip(rows, sheets).first { $0 != expected($1, questionnaire) }
    #expect(different == nil, "expected: \(different.map { expected($0.1, questionnaire) } ?? [:])")
  }

  @Test("The sheets are worth it: full and open scores, every band and both sides of every cut-off come up")
  func sheetsReachEverything() throws {
    for id in Library().questionnaireIDs {
      let (questionnaire, sheets) = try sheets(id, seed: 1)
      let rows = sheets.map { expected($0, questionnaire) }
      for score in questionnaire.scores {
        #expect(Set(rows.map { $0[score.id] == "" }) == [true, false], "\(id)/\(score.id)")
        #expect(Set(rows.compactMap { $0["\(score.id)_band"] }).isSuperset(of: score.bands.map(\.text)), "\(id)")
        if score.cutOff != nil { #expect(Set(rows.map { $0["\(score.id)_cutoff"] }).count == 3, "\(id)/\(score.id)") }
      }
    }
  }

  private func expected(_ sheet: [String], _ questionnaire: Questionnaire) -> [String: String] {
    QuestionnaireResult(
      questionnaire: questionnaire, answers: AnswerSheets.answers(sheet, to: questionnaire), from: .form
    ).addedColumns
  }

  private func sheets(_ id: Questionnaire.ID, seed: UInt64) throws -> (Questionnaire, [[String]]) {
    let questionnaire = try #require(try Library().questionnaire(id))
    var sheets = AnswerSheets(questionnaire, seed: seed)
    return (questionnaire, (0..<Self.sheets).map { _ in sheets.next() })
  }
}
