import QuestionnaireLibrary
import Screening
import SelfCheck
import TerminalKit

/// The summary of one time, for the client and for whoever treats them: what was asked, the scores with their arithmetic
/// and sources, what to know, and whom to call.
struct Summary {
  let title: String
  let blocks: [Block]

  /// The summary as it is printed or saved.
  var page: Page { Page(title: title, blocks: blocks) }

  init(of administration: Administration, in session: CounselorSession) {
    title = "\(session.strings.appName): \(session.strings.summaryTitle)"
    let statements = session.safetyStatements(of: administration)
    blocks =
      session.summaryHead(administration) + session.safetyBlocks(statements)
      + session.outcome(of: administration).results.flatMap { result in
        session.summaryBlocks(result, guarded: statements.areas)
      }
      + session.recordedOnlyBlocks(administration) + session.changes(in: administration) + session.summaryPages
      + [.section(session.strings.resultsHelp)] + session.summaryCentre + session.crisisLines
  }
}

extension CounselorSession {
  fileprivate func summaryHead(_ administration: Administration) -> [Block] {
    let code = role.record?.client.code.text ?? ""
    return [
      .text(strings.summaryFor(code: code, date: role.minute(administration.finishedAt)), .question),
      .text(strings.summaryBy(user: administration.counselor), .dim), .text(strings.resultsNotDiagnosis),
    ]
  }

  fileprivate func summaryBlocks(_ result: QuestionnaireResult, guarded: Set<Area>) -> [Block] {
    let questionnaire = result.questionnaire
    let source = questionnaire.source
    var blocks: [Block] = [.section(questionnaire.title)]
    if let recall = questionnaire.recallPeriod { blocks.append(.text(strings.summaryAsked(recall: recall), .dim)) }
    for score in result.askedScores {
      if result.scores.count > 1 { blocks.append(.text(score.definition.title, .question)) }
      blocks +=
        scoreBlocks(score, of: result, isGuarded: guarded.contains(score.definition.area))
        + [.text(summaryArithmetic(score), .dim)]
      let sources = [score.definition.cutOff?.source, score.definition.bandsSource].compactMap { $0 }
      if let first = sources.first {
        let all = sources.dropFirst().contains { $0 != first } ? sources.joined(separator: "; ") : first
        blocks.append(.text(strings.summarySource(source: all), .dim))
      }
    }
    return blocks + ([source.citation, source.owner].compactMap { $0 } + source.notices).map { .text($0, .dim) }
  }

  /// The points of each item in order, as a sum.
  private func summaryArithmetic(_ score: Score) -> String {
    let parts = score.contributions.map { contribution in
      contribution.status == .notAsked ? "0" : points(contribution.points)
    }
    return strings.summaryPoints(points: parts.joined(separator: " + "), sum: points(score.range))
  }

  /// The education pages that the site gives along.
  fileprivate var summaryPages: [Block] {
    let pages = educationPages
    let wanted = site.counselor.summaryPages.compactMap { id in pages.first { $0.id == id } }
    return wanted.flatMap { page in [.section(page.title)] + blocks(of: page) }
  }

  fileprivate var summaryCentre: [Block] {
    [.text("\(site.centre.name), \(site.centre.place)", .question)] + site.centerNumber(in: strings)
  }
}
