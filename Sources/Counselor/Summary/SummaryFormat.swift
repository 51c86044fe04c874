import SelfCheck
import TerminalKit

/// The form in which a summary leaves the program.
enum SummaryFormat: Sendable {
  case text
  case html

  /// The name that is offered for the file. Nothing about the client is in it.
  func fileName(of administration: Administration, in session: CounselorSession) -> String {
    let ending =
      switch self {
      case .text: "txt"
      case .html: "html"
      }
    return "summary-\(session.role.day(administration.finishedAt)).\(ending)"
  }

  /// The summary as it is printed or written to a file.
  func document(of administration: Administration, in session: CounselorSession) -> String {
    let summary = Summary(of: administration, in: session)
    let page = Page(title: summary.title, blocks: summary.blocks)
    return switch self {
    case .text: LineText(strings: session.strings).wrapped(page, to: PageLayout.widestText)
    case .html: PageHTML(language: session.library.language).document(page)
    }
  }
}
