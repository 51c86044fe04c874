import Screening

/// What a visitor may take along without anything being stored: a code that a phone reads from the screen.
enum TakeAway: Sendable, Equatable {
  /// The centre's number to call.
  case number
  /// The visitor's own results in a few lines.
  case results
}

extension AppState {
  func takeAwayPage(_ takeAway: TakeAway, part: Int) -> Page {
    let codes = codes(for: takeAway)
    var page = Page(
      title: words[takeAway == .number ? .takeAwayNumber : .takeAwayResults],
      actions: [.confirm, .back, .leave, .helpNow, .keys])
    guard codes.indices.contains(part) else {
      page.blocks = [.text(words[.takeAwayTooSmall])]
      return page
    }
    if codes.count > 1 {
      page.progress = words(.takeAwayPart, ["number": String(part + 1), "total": String(codes.count)])
    }
    page.blocks = [.text(words[.takeAwayScan]), .code(codes[part])]
    return page
  }

  /// As few codes as hold the take-away on this screen; none when one of its lines alone does not fit.
  private func codes(for takeAway: TakeAway) -> [QRCode] {
    let room = PageLayout.room(in: size)
    // A line above says what to do with the code.
    let largestSide = QRCodeLayout.largestSide(columns: room.columns, rows: room.rows - 1, glyphs: glyphs)
    switch takeAway {
    case .number:
      let number = "tel:" + site.centre.phone.filter { $0.isNumber || $0 == "+" }
      return QRCode(number, largestSide: largestSide).map { [$0] } ?? []
    case .results:
      return codes(of: resultLines, largestSide: largestSide)
    }
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

  /// The results in short lines: what was scored, that it is no diagnosis, whom to call.
  var resultLines: [String] {
    // A single question of our own is no score.
    outcome.leadingScores.filter { $0.score.possible.upperBound > 1 }.map { entry in
      let values = [
        "title": shortName(of: entry.score, in: entry.result.questionnaire), "score": range(entry.score),
        "maximum": String(entry.score.possible.upperBound),
      ]
      return words(isSingleNumber(entry.score) ? .takeAwayCount : .takeAwayScore, values)
    } + [words[.notDiagnosis]]
      + site.crisisLines.prefix(2).compactMap { line in line.reach.first.map { "\(line.name): \($0)" } }
      + ["\(site.centre.name): \(site.centre.phone)"]
  }

  private func shortName(of score: Score, in questionnaire: Questionnaire) -> String {
    questionnaire.scores.count == 1 ? questionnaire.short : "\(questionnaire.short) \(score.definition.title)"
  }

  /// What goes on paper: the results page and whom to call, as lines.
  var printedResults: String {
    let text = LineText(words: words)
    var centre = centrePage
    centre.field = nil
    centre.after = []
    let width = PageLayout.widestText
    return text.wrapped(resultsPage, to: width) + text.wrapped(centre, to: width)
  }

  /// The next code, or back to where it was asked for.
  mutating func goOnTaking(_ takeAway: TakeAway, part: Int) {
    if part + 1 < codes(for: takeAway).count {
      place.route = .takeAway(takeAway, part: part + 1)
      place.scroll = 0
    } else {
      pop()
    }
  }
}
