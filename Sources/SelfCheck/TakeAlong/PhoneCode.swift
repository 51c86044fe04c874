import AnswerCode
import Screening
import TerminalKit

/// The content of a code that a phone or a scanner reads from the screen.
package enum PhoneCode: Sendable, Equatable {
  /// The center's number to call.
  case number
  /// The person's own results in a few lines.
  case results
  /// The answers, for another computer that scores them anew.
  case answers
}

extension Session {
  /// As few codes as hold the content on this screen; none when one of its lines alone does not fit.
  func codes(for content: PhoneCode) -> [QRCode] {
    let room = PageLayout.room(in: size)
    // A line above says what to do with the code.
    let largestSide = QRCodeLayout.largestSide(columns: room.columns, rows: room.rows - 1, glyphs: glyphs)
    switch content {
    case .number:
      let number = "tel:" + site.centre.phone.filter { $0.isNumber || $0 == "+" }
      return QRCode(number, largestSide: largestSide).map { [$0] } ?? []
    case .results:
      return codes(of: resultLines, largestSide: largestSide)
    case .answers:
      return codes(of: outcome.results, largestSide: largestSide)
    }
  }

  /// Each code can be read by itself: it holds whole questionnaires.
  private func codes(of results: [QuestionnaireResult], largestSide: Int) -> [QRCode] {
    var codes: [(results: [QuestionnaireResult], code: QRCode)] = []
    for result in results {
      let more = (codes.last?.results ?? []) + [result]
      if let code = QRCode(AnswerCode(more).text, largestSide: largestSide) {
        codes = codes.dropLast() + [(more, code)]
      } else if let code = QRCode(AnswerCode([result]).text, largestSide: largestSide) {
        codes.append(([result], code))
      } else {
        return []
      }
    }
    return codes.map(\.code)
  }

  private func codes(of lines: [String], largestSide: Int) -> [QRCode] {
    var codes: [(text: String, code: QRCode)] = []
    for line in lines {
      if let last = codes.last, let longer = QRCode(last.text + "\n" + line, largestSide: largestSide) {
        codes[codes.count - 1] = (last.text + "\n" + line, longer)
      } else if let code = QRCode(line, largestSide: largestSide) {
        codes.append((line, code))
      } else {
        return []
      }
    }
    return codes.map(\.code)
  }

  /// The results in short lines: what was reported, that it is no diagnosis, the person's own next step, whom to call.
  var resultLines: [String] {
    // A single question of our own is no score.
    let scores = outcome.leadingScores.filter { $0.score.possible.upperBound > 1 }.map { entry in
      let questionnaire = entry.result.questionnaire
      return strings.takeAwayLine(
        title: shortName(of: entry.score, in: questionnaire), value: value(of: entry.score, in: questionnaire))
    }
    let safety = safetyTexts(safetyStatements)
    let opening = safety.isEmpty ? [] : safety + urgentContacts
    let ownStep = ownStep.answers(strings).map { strings.takeAwayLine(title: $0.question, value: $0.answer) }
    return opening + scores + [strings.notDiagnosis] + ownStep + (safety.isEmpty ? urgentContacts : [])
      + ["\(site.centre.name): \(site.centre.phone)"]
  }
}
