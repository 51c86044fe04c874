import AnswerCode
import Foundation
import QuestionnaireLibrary
import Screening
import TestSupport
import Testing

/// `take` turns what a scanner types into FHIR or a table.
@Suite struct TakeTests {
  private static let answers: Answers = Dictionary(
    uniqueKeysWithValues: (1...9).map { ("phq9_\($0)", .option("\($0 % 4)")) })

  private func code(_ answers: Answers = answers) throws -> String {
    let phq9 = try #require(try Library().questionnaire("phq-9"))
    let gad7 = try #require(try Library().questionnaire("gad-7"))
    return AnswerCode([
      QuestionnaireResult(questionnaire: phq9, answers: answers, from: .interview),
      QuestionnaireResult(questionnaire: gad7, answers: ["gad7_1": .declined], from: .interview),
    ]).text
  }

  @Test("Without more, a Bundle for each questionnaire") func bundles() throws {
    let run = try Run(["take"], input: try code() + "\n" + code([:]) + "\n")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.outputLines.count == 4)
    let bundle = try #require(
      try JSONSerialization.jsonObject(with: Data(run.outputLines[0].utf8)) as? [String: Any])
    #expect(bundle["resourceType"] as? String == "Bundle")
    #expect(run.outputLines[0].contains(#""valueInteger":13"#))
    // The last question's answer raises the rule; without any answer nothing is called safe.
    #expect(run.outputLines[0].contains(#""valueBoolean":true"#))
    #expect(!run.outputLines[2].contains("valueBoolean"))
  }

  @Test("A table goes on to score, and comes to the same there") func table() throws {
    let run = try Run(["take", "--row", "phq-9"], input: try code() + "\n")
    #expect(run.status == 0)
    #expect(run.outputLines.count == 2)
    let scored = try Run(["score", "phq-9"], input: run.output)
    #expect(scored.status == 0)
    #expect(scored.outputLines.last?.hasPrefix("13,13,13,") == true)
    let none = try Run(["take", "--row", "dast-10"], input: try code() + "\n")
    #expect(none.status == 0 && none.outputLines.count == 1)
    #expect(none.errors == "code 1: note: it has no answers to dast-10\n")
  }

  @Test("What is no code is named, without what was typed, and the next one is read") func problems() throws {
    let good = try code()
    let run = try Run(["take"], input: "https://example.org\n\n\(good.dropLast())\n\(good)\nSS9AAAA\n")
    #expect(run.status == 1)
    #expect(run.outputLines.count == 2)
    #expect(run.errorLines.map { String($0.prefix(14)) } == ["code 1: error:", "code 3: error:", "code 5: error:"])
    #expect(!run.errors.contains(good.dropLast()) && !run.errors.contains("example.org"))
    #expect(try Run(["take", "--row", "no-such"], input: "").status == 2)
  }
}
