import Testing

@testable import TerminalKit

@Suite struct TableLayoutTests {
  private func lines(_ width: Int, _ columns: [String], _ rows: [[String]]) -> [String] {
    TableLayout(width: width).lines(columns: columns, rows: rows).map(\.text)
  }

  @Test func sideBySideWhereItFits() {
    #expect(
      lines(40, ["Key", "Meaning"], [["Enter", "go on"], ["b", "back"]]) == [
        "Key    Meaning", "-----  -------", "Enter  go on", "b      back",
      ])
  }

  @Test("A long cell is wrapped in its column")
  func wrapped() {
    #expect(
      lines(28, ["Key", "Meaning"], [["PgDn", "scrolls down by as much as is seen"]]) == [
        "Key   Meaning", "----  ----------------------", "PgDn  scrolls down by as", "      much as is seen",
      ])
  }

  @Test("Row by row where a column would be too narrow to read")
  func stacked() {
    #expect(
      lines(
        30, ["Level", "Time", "Who"],
        [
          ["Outpatient", "one or two visits a week", "people with less need"],
          ["Inpatient", "day and night", "others"],
        ])
        == [
          "Outpatient", "  Time: one or two visits a", "  week", "  Who: people with less need", "",
          "Inpatient", "  Time: day and night", "  Who: others",
        ])
  }

  @Test("No line is too wide in any width", arguments: 5...90)
  func property(_ width: Int) {
    let lines = TableLayout(width: width).lines(
      columns: ["Level of care", "Time", "Who it suits"],
      rows: [["Intensive outpatient (IOP)", "3 hours a day, 3 days a week", "people who want more than weekly visits"]])
    #expect(lines.allSatisfy { $0.width <= width })
    #expect(lines.map(\.text).joined().contains("Intensive") || width < 12)
  }

  @Test(
    "A table with nothing in it does no harm",
    arguments: [([], []), (["A"], []), (["A", "B"], [[]])] as [([String], [[String]])])
  func empty(_ columns: [String], _ rows: [[String]]) {
    #expect(lines(20, columns, rows).count <= 3)
  }
}
