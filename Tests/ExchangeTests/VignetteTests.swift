import QuestionnaireLibrary
import Screening
import Testing

@Suite struct VignetteTests {
  @Test("Through score, every vignette comes to its published figures", arguments: try VignetteFile.all())
  func vignettes(_ file: VignetteFile) throws {
    let items = try #require(try Library().questionnaire(file.questionnaire)).items.map(\.id)
    let table = CSVTable.text([items] + file.vignettes.map { vignette in items.map { vignette.answers[$0] ?? "" } })
    let scored = try Scored(file.questionnaire, table)
    let rows = try scored.rows()
    #expect(scored.isClean)
    try #require(rows.count == file.vignettes.count)
    for (row, vignette) in zip(rows, file.vignettes) {
      #expect(sorted(row) == sorted(vignette.expected), "\(vignette.name)")
    }
  }

  /// A vignette lists its flags in any order.
  private func sorted(_ row: [String: String]) -> [String: String] {
    var row = row
    row["flags"] = row["flags"]?.split(separator: ";").sorted().joined(separator: ";")
    return row
  }

  @Test func everyQuestionnaireHasVignettes() throws {
    #expect(Set(try VignetteFile.all().map(\.questionnaire)) == Set(Library().questionnaireIDs))
    #expect(try VignetteFile.all().allSatisfy { !$0.vignettes.isEmpty })
  }
}
