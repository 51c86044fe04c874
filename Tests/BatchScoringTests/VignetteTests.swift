import QuestionnaireLibrary
import Screening
import TestSupport
import Testing

@Suite struct VignetteTests {
  @Test("Through score, every vignette comes to its published figures", arguments: Library().questionnaireIDs)
  func vignettes(_ questionnaire: Questionnaire.ID) throws {
    let vignettes = try Vignette.all().filter { $0.questionnaire == questionnaire }
    let items = try #require(try Library().questionnaire(questionnaire)).items.map(\.id)
    let table = CSVTable.text([items] + vignettes.map { vignette in items.map { vignette.answers[$0] ?? "" } })
    let scored = try Scored(questionnaire, table)
    let rows = try scored.rows()
    #expect(scored.otherProblems == [])
    try #require(rows.count == vignettes.count)
    for (row, vignette) in zip(rows, vignettes) {
      #expect(sorted(row) == sorted(vignette.addedColumns), "\(vignette.name)")
    }
  }

  /// A vignette lists its flags in any order.
  private func sorted(_ row: [String: String]) -> [String: String] {
    var row = row
    row["flags"] = row["flags"]?.split(separator: ";").sorted().joined(separator: ";")
    return row
  }
}

extension Vignette {
  /// The values that `score` must add, by column. The flags are in the order of the file.
  fileprivate var addedColumns: [String: String] {
    var columns = ["flags": flags.joined(separator: ";")]
    for (id, expected) in expect {
      columns[id] = expected.range.count == 1 ? String(expected.range.lowerBound) : ""
      columns["\(id)_low"] = String(expected.range.lowerBound)
      columns["\(id)_high"] = String(expected.range.upperBound)
      columns["\(id)_band"] = expected.band ?? ""
      columns["\(id)_cutoff"] = expected.cutOff ?? ""
    }
    return columns
  }
}
