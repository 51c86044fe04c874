import QuestionnaireLibrary
import TerminalKit

/// The lines to call, for every screen that shows them.
extension Session {
  /// Every crisis line of the site, the one for immediate danger first.
  package var crisisLines: [Block] {
    site.crisisLines.flatMap(blocks) + [.gap, .text(site.trustedPerson), .text(site.outside, .dim)]
  }

  /// The site's further lines, for some people or some troubles.
  package var moreLines: [Block] { site.moreLines.flatMap(blocks) }

  private func blocks(for line: SiteProfile.CrisisLine) -> [Block] {
    [.heading(line.name)] + line.reach.map { .text($0, .lifeline) } + (line.note.map { [.text($0, .dim)] } ?? [])
  }

  /// The crisis lines at the end of a screen about something else.
  package var helpSection: [Block] {
    // Lines cannot be skipped over: there the most urgent ones do, and h reads out all.
    [.section(strings.resultsHelp)] + (settings.isInLines ? urgentLines : crisisLines)
  }

  /// Blocks that a screen has room for: in lines they would be read out each time, though the most urgent are said already.
  func onlyOnScreen(_ blocks: [Block]) -> [Block] { settings.isInLines ? [] : blocks }

  /// The two most urgent lines, each with the first way to reach it.
  var urgentContacts: [String] {
    site.crisisLines.prefix(2).compactMap { line in line.reach.first.map { "\(line.name): \($0)" } }
  }

  /// The same, a line each.
  package var urgentLines: [Block] { urgentContacts.map { .number($0) } }

  /// The same with the center's number.
  var whomToCall: [Block] { urgentLines + site.centerNumber(in: strings) }

  /// The same beside the page, where there is room.
  package func aside(_ place: Aside.Place) -> Aside {
    Aside(title: strings.resultsHelp, blocks: whomToCall, place: place)
  }

  /// The same in one sentence.
  package var crisisReminder: String { urgentContacts.joined(separator: ". ") + "." }
}
