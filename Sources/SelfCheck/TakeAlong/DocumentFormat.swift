import TerminalKit

/// The form in which a page leaves the program.
package enum DocumentFormat: Sendable, CaseIterable {
  case text
  case html

  /// The usual ending of a file's name.
  package var fileEnding: String {
    switch self {
    case .text: "txt"
    case .html: "html"
    }
  }

  /// The page as it is printed or written to a file.
  package func document<Role>(of page: Page, in session: Session<Role>) -> String {
    switch self {
    case .text: LineText(strings: session.strings).wrapped(page, to: PageLayout.widestText)
    case .html: PageHTML(language: session.library.language).document(page)
    }
  }
}
