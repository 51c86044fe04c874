import QuestionnaireLibrary
import Screening
import TestSupport
import Testing

@testable import AnswerCode

/// What a scanner types is the same answers again, or is refused.
@Suite struct AnswerCodeTests {
  private static let questionnaires: [Questionnaire] = {
    let library = Library()
    return library.questionnaireIDs.compactMap { try? library.questionnaire($0) }
  }()

  private static let reader = AnswerCodeReader(questionnaires)

  private func result(_ id: Questionnaire.ID, _ answers: Answers) throws -> QuestionnaireResult {
    QuestionnaireResult(
      questionnaire: try #require(Self.questionnaires.first { $0.id == id }), answers: answers, from: .interview)
  }

  private func problem(_ text: String, for reader: AnswerCodeReader = reader) -> AnswerCodeReader.Problem? {
    do {
      _ = try reader.read(text)
      return nil
    } catch {
      return error
    }
  }

  @Test("Answers of all kinds come back, with the same scores and flags", arguments: questionnaires.map(\.id))
  func roundTrip(_ id: Questionnaire.ID) throws {
    let questionnaire = try #require(Self.questionnaires.first { $0.id == id })
    var sheets = AnswerSheets(questionnaire, seed: 9)
    for _ in 0..<200 {
      let result = try result(id, AnswerSheets.answers(sheets.next(), to: questionnaire))
      let read = try Self.reader.read(AnswerCode([result]).text)
      #expect(read.count == 1)
      #expect(read.first?.scores == result.scores)
      #expect(read.first?.flags == result.flags)
      // Answers that an earlier one took back are no part of it.
      let asked = result.responses.filter { $0.asked != .no }.map(\.answer)
      #expect(read.first?.responses.filter { $0.asked != .no }.map(\.answer) == asked)
      #expect(read.first?.responses.allSatisfy { $0.asked != .no || $0.answer == nil } == true)
    }
  }

  @Test("A whole self-check with the fullest answers is short enough for a screen of 80x24") func length() throws {
    let ids = ["phq-4", "phq-9", "gad-7", "phq-panic", "alcohol-use", "drug-use", "pc-ptsd-5", "pcl-5"]
    let results = try ids.map { id in
      let items = try #require(Self.questionnaires.first { $0.id == id }).items
      let answers = items.map { item in
        (item.id, item.options.last.map { Answer.option($0.code) } ?? .number(300))
      }
      return try result(id, Dictionary(uniqueKeysWithValues: answers))
    }
    let code = AnswerCode(results)
    // Version 4 of the standard, the largest that 80x24 has room for, holds 114 such characters.
    #expect(code.text.count <= 114)
    #expect(try Self.reader.read(code.text).map(\.scores) == results.map(\.scores))
    // An item that two have stands there once.
    #expect(AnswerCode([results[0], results[1]]).text.count < AnswerCode([results[0]]).text.count + 12)
  }

  @Test("Any character that is another one, missing, or added is noticed") func misread() throws {
    let text = AnswerCode([try result("gad-7", ["gad7_1": .option("2"), "gad7_3": .declined])]).text
    #expect(text.allSatisfy { "0123456789ABCDEFGHJKLMNPQRSTUVWX".contains($0) })
    for index in text.indices.dropFirst(3) {
      for other in "0A7XYZ?ß" where other != text[index] {
        var changed = text
        changed.replaceSubrange(index...index, with: "\(other)")
        #expect(problem(changed) == .misread)
      }
      var shorter = text
      shorter.remove(at: index)
      #expect(problem(shorter) == .misread)
    }
    #expect(problem(text + "0") == .misread)
    #expect(problem(text + text) == .misread)
    #expect(problem("") == .noCode)
    #expect(problem("https://988lifeline.org") == .noCode)
    #expect(problem("SSX" + text.dropFirst(3)) == .noCode)
    #expect(problem("SS2" + text.dropFirst(3)) == .newer)
    // Capital letters may be off, and a scanner may type spaces around it.
    #expect(problem(" \(text.lowercased())\r") == nil)
  }

  @Test("Bytes by chance never end the program and never pass") func chance() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<5_000 {
      var bytes = (0..<Int.random(in: 0..<40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      if Bool.random(using: &random) { bytes += AnswerCode.check(of: bytes) }
      #expect(problem(AnswerCode.start + Base32.text(of: bytes)) != nil)
    }
  }

  @Test("A questionnaire that is not here, or counts otherwise here, is said so") func otherPlace() throws {
    let result = try result("gad-7", ["gad7_1": .option("2")])
    let text = AnswerCode([result]).text
    #expect(
      problem(text, for: AnswerCodeReader(Self.questionnaires.filter { $0.id != "gad-7" })) == .unknownQuestionnaire)
    let gad7 = result.questionnaire
    let otherPoints = gad7.items.map { item in
      Item(
        id: item.id, text: item.text,
        answerKind: .options(item.options.map { AnswerOption(code: $0.code, points: 2 * $0.points, text: $0.text) }))
    }
    let other = Questionnaire(
      id: gad7.id, version: gad7.version, area: gad7.area, kind: gad7.kind, presentation: gad7.presentation,
      title: gad7.title, short: gad7.short, minutes: gad7.minutes, items: otherPoints,
      scores: [
        ScoreDefinition(id: "total", title: "Total", area: gad7.area, method: .sum, items: gad7.scores[0].items)
      ], safetyRules: [])
    #expect(problem(text, for: AnswerCodeReader([other])) == .otherScores)
  }

  @Test func thirtyTwo() {
    for bytes in [[], [0], [255], [1, 2, 3, 4, 5], Array(0...255)] as [[UInt8]] {
      let text = Base32.text(of: bytes)
      #expect(text.count == (8 * bytes.count + 4) / 5)
      #expect(Base32.bytes(of: text[...]) == bytes)
      #expect(Base32.bytes(of: text.lowercased()[...]) == bytes)
    }
    #expect(Base32.bytes(of: "01I") == nil)
  }
}
