import BatchScoring
import QuestionnaireLibrary
import Screening
import TestSupport
import Testing

/// What is written as FHIR is FHIR to a validator that others made.
@Suite struct FHIRValidatorTests {
  @Test(
    "Bundles of every questionnaire, of answers of all kinds",
    .enabled(if: FHIRValidator.isInstalled, "needs the Python package fhir.resources: Scripts/install --with-tests"))
  func bundles() throws {
    var lines: [UInt8] = []
    var count = 0
    for id in Library().questionnaireIDs {
      let questionnaire = try #require(try Library().questionnaire(id))
      var sheets = AnswerSheets(questionnaire, seed: 4)
      let rows = (0..<30).map { _ in ["7"] + sheets.next() } + [["8"] + questionnaire.items.map { _ in "no such code" }]
      let written = try Scored(
        id, CSVTable.text([["id"] + questionnaire.items.map(\.id)] + rows + [["short"]]), to: .fhir)
      // What is read is written again, and what cannot be read is written as such.
      let read = try Scored(id, written.bytes + Array("{\n{\"resourceType\":\"Patient\"}\n".utf8), from: .fhir)
      lines += written.bytes + read.bytes
      count += 2 * (rows.count + 1) + 2
    }
    let verdict = try FHIRValidator.judge(lines)
    #expect(verdict.errors == "\n")
    #expect(verdict.output == "\(count) Bundles\n")
  }
}
