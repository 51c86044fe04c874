import QuestionnaireLibrary
import TerminalKit

extension SiteProfile {
  /// The center's number as every page, sheet and summary shows it.
  ///
  /// - Parameter isBoxed: on the page that is about nothing else.
  package func centerNumber(in strings: Strings, isBoxed: Bool = false) -> [Block] {
    [.number(strings.centreCall(phone: centre.phone), isBoxed: isBoxed)]
  }
}
