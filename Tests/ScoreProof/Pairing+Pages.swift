import PublishedRules
import Screening

// What is not walked pattern by pattern: the ends of the scores, and the way by which the pages come to the table.
extension Pairing {
  /// The lowest and highest value of each score for anyone, as the program has it.
  package var possibleRanges: [ClosedRange<Int>] { scores.map { table.possibleRange(ofScoreAt: $0) } }

  /// The same by the rule: no points at all, and the most for everything.
  package var possibleRangesOfTheRule: [ClosedRange<Int>] {
    var read = Array(repeating: sheet_score(), count: scores.count)
    var marks = sheet_marks()
    read_sheet(rule.pointer, choices.map { _ in Int32(BLANK) }, false, &read, &marks)
    return read.map { Int($0.low)...Int($0.high) }
  }

  /// Looks for an answer that the pages take for another than tables do. They look up each answer by itself, so that
  /// every answer to every question is enough, with the others as on four plain sheets.
  ///
  /// - Returns: what differs; `nil` when nothing does.
  package func firstThatPagesReadOtherwise() -> String? {
    for sheet in plainSheets {
      for question in choices.indices {
        for choice in choices[question].indices {
          var sheet = sheet
          sheet[question] = choice
          for source in [AnswerSource.form, .interview] {
            if let difference = pageDifference(sheet, source) { return difference }
          }
        }
      }
    }
    return nil
  }

  private func pageDifference(_ sheet: [Int], _ source: AnswerSource) -> String? {
    let ids = rule.itemIDs
    var answers: Answers = [:]
    var responses = Array(repeating: ScoringTable.Response.missing, count: sheet.count)
    for (question, choice) in sheet.enumerated() {
      answers[ids[question]] = answer(question, choice)
      responses[positions[question]] = choices[question][choice].response
    }
    let page = QuestionnaireResult(questionnaire: table.questionnaire, answers: answers, from: source)
    var row = table.makeRow()
    table.score(responses, from: source, into: &row)
    for (score, value) in zip(page.scores, row.scores) {
      let band = value.bandIndex.map { score.definition.bands[$0] }
      guard score.range == value.range, (score.value != nil) == value.isComplete, score.band == band,
        score.cutOffMet == value.cutOffMet
      else { return "\(score.id) of \(answers)" }
    }
    let raised = zip(table.rules, row.rules).filter { $0.1 == .raised }.map(\.0.id)
    return page.flags.map(\.id) == raised ? nil : "flags of \(answers)"
  }

  private func answer(_ question: Int, _ choice: Int) -> Answer? {
    let choice = choices[question][choice]
    if choice.answer == Int32(BLANK) { return nil }
    if choice.answer == Int32(REFUSED) { return .declined }
    return rule.boxCount(ofQuestion: question) == 0 ? .number(Int(choice.answer)) : .option(choice.code)
  }
}
