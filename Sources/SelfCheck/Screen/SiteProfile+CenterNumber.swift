import QuestionnaireLibrary
import TerminalKit

extension SiteProfile {
  /// The center's number as every page, sheet and summary shows it.
  package func centerNumber(in strings: Strings) -> [Block] {
    [.text(strings.centreCall(phone: centre.phone), .lifeline)]
  }
}
