import QuestionnaireLibrary
import Records
import Screening

/// The summary of a sitting, to print, to save, to give to the client.
extension AppState {
  /// What was asked, the scores with their arithmetic and sources, what to know, and whom to call.
  func summaryPage(_ sitting: Sitting) -> Page {
    Page(
      title: "\(words[.appName]): \(words[.summaryTitle])",
      blocks: summaryHead(sitting) + outcome(of: sitting).results.flatMap(summaryBlocks) + recordedOnlyBlocks(sitting)
        + changes(in: sitting) + education + [.section(words[.resultsHelp])] + centreBlocks
        + crisisLines,
      actions: [.confirm, .pageDown, .back, .leave, .helpNow, .keys])
  }

  private func summaryHead(_ sitting: Sitting) -> [Block] {
    let values = [
      "code": desk?.record?.client.code.text ?? "", "date": desk?.minute(sitting.finishedAt) ?? "",
      "user": sitting.counselor,
    ]
    return [
      .text(words(.summaryFor, values), .question), .text(words(.summaryBy, values), .dim),
      .text(words[.resultsNotDiagnosis]),
    ]
  }

  private func summaryBlocks(_ result: QuestionnaireResult) -> [Block] {
    let questionnaire = result.questionnaire
    let source = questionnaire.source
    var blocks: [Block] = [.section(questionnaire.title)]
    if let recall = questionnaire.recallPeriod { blocks.append(.text(words(.summaryAsked, ["recall": recall]), .dim)) }
    for score in result.askedScores {
      if result.scores.count > 1 { blocks.append(.text(score.definition.title, .question)) }
      blocks += scoreBlocks(score, of: result) + [.text(summaryArithmetic(score), .dim)]
      let sources = [score.definition.cutOff?.source, score.definition.bandsSource].compactMap { $0 }
      if let first = sources.first {
        let all = sources.dropFirst().contains { $0 != first } ? sources.joined(separator: "; ") : first
        blocks.append(.text(words(.summarySource, ["source": all]), .dim))
      }
    }
    return blocks + ([source.citation, source.owner].compactMap { $0 } + source.notices).map { .text($0, .dim) }
  }

  /// The points of each item in order, as a sum.
  private func summaryArithmetic(_ score: Score) -> String {
    let parts = score.contributions.map { contribution in
      contribution.status == .notAsked ? "0" : points(contribution.points)
    }
    return words(.summaryPoints, ["points": parts.joined(separator: " + "), "sum": points(score.range)])
  }

  private var education: [Block] {
    let pages = loadEducationPages()
    let wanted = site.counselor.summaryPages.compactMap { id in pages.first { $0.id == id } }
    return wanted.flatMap { page in [.section(page.title)] + blocks(of: page) }
  }

  private var centreBlocks: [Block] {
    [
      .text("\(site.centre.name), \(site.centre.place)", .question),
      .text(words(.centreCall, ["phone": site.centre.phone]), .lifeline),
    ]
  }

  // MARK: What to do with it

  func summaryMenuPage(_ sitting: Sitting) -> Page {
    let choices: [Word] = [.summaryRead, .summaryPrint, .summarySaveText, .summarySaveHtml]
    return Page(
      title: words[.summaryTitle],
      blocks: [.text(words[.summaryMenu])], field: .menu(choices.map { Field.Choice(words[$0]) }),
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  mutating func chooseForSummary(_ choice: Int, _ sitting: Sitting) -> Effect? {
    switch choice {
    case 0: push(.desk(.summaryText(sitting)))
    case 1: return .print(text(of: sitting))
    case 2: askWhere(toSave: sitting, as: .text)
    default: askWhere(toSave: sitting, as: .html)
    }
    return nil
  }

  private mutating func askWhere(toSave sitting: Sitting, as format: SummaryFormat) {
    push(.desk(.saveSummary(sitting, format)))
    // Nothing about the client is in the name.
    let day = desk?.day(sitting.finishedAt) ?? ""
    setTyped("summary-\(day).\(format == .html ? "html" : "txt")")
  }

  func saveSummaryPage(_ format: SummaryFormat) -> Page {
    Page(
      title: words[.saveTitle], blocks: [.text(words[.saveText])],
      field: .text(place.typed, label: words[.saveLabel], isSecret: false), actions: [.confirm, .escape])
  }

  mutating func saveSummary(_ sitting: Sitting, _ format: SummaryFormat, to path: String) -> Effect? {
    guard !path.allSatisfy(\.isWhitespace) else {
      place.notice = words[.noticeNoFile]
      return nil
    }
    let content =
      format == .text ? text(of: sitting) : PageHTML(language: library.language).document(summaryPage(sitting))
    return .save(content, path: path)
  }

  private func text(of sitting: Sitting) -> String {
    LineText(words: words).wrapped(summaryPage(sitting), to: PageLayout.widestText)
  }

  /// The summary is in a file now.
  mutating func noteSaved(_ path: String) -> [Effect] {
    pop()
    place.notice = words(.noticeSaved, ["path": path])
    return notedSummary(.saved)
  }

  /// Puts into the log what was done with a summary.
  func notedSummary(_ use: SummaryUse) -> [Effect] {
    desk?.record.map { [.records(.noteSummary(use, $0.client.id))] } ?? []
  }
}
