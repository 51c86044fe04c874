import SelfCheck
import TerminalKit

/// One result on the page of all results: its heading and what is said below it, read as an English reader does.
package struct ResultSection: Hashable, CustomStringConvertible {
  package let area: String
  package let heading: String
  package let words: String

  package init(area: String, heading: String, words: String) {
    self.area = area
    self.heading = heading
    self.words = words
  }

  package var description: String { "\(area) / \(heading):\n\(words)" }

  /// The results on the page, each under its heading.
  package static func all(in blocks: [Block]) -> [ResultSection] {
    var sections: [ResultSection] = []
    var area = ""
    for block in blocks {
      switch block {
      case .section(let title): area = title
      case .text(let heading, .question) where !area.isEmpty:
        sections.append(ResultSection(area: area, heading: heading, words: ""))
      default:
        guard let last = sections.last, last.area == area else { continue }
        sections[sections.count - 1] = ResultSection(
          area: area, heading: last.heading, words: last.words + block.texts.joined(separator: "\n") + "\n")
      }
    }
    return sections
  }

  /// The score, or the range that it could be; `nil` where the section has none.
  package var score: ClosedRange<Int>? {
    if let match = words.firstMatch(of: #/(?:Score|Your answer): (\d+) /#), let value = Int(match.1) {
      return value...value
    }
    if let match = words.firstMatch(of: #/(?:Score|Your answer): between (\d+) and (\d+) /#),
      let low = Int(match.1), let high = Int(match.2)
    {
      return low...high
    }
    return nil
  }

  /// What the section says that is not true of its score, or that contradicts itself.
  package var faults: [String] {
    var faults: [String] = []
    let reached = words.firstMatch(of: #/Your (?:score|answer) is (\d+) or higher/#).flatMap { Int($0.1) }
    let under = words.firstMatch(of: #/Your (?:score|answer) is under (\d+)/#).flatMap { Int($0.1) }
    let open = words.firstMatch(of: #/could be under (\d+) or not/#).flatMap { Int($0.1) }
    if let reached, let score, score.lowerBound < reached { faults.append("\(reached) is not reached") }
    if let under, let score, score.upperBound >= under { faults.append("it may not be under \(under)") }
    if let open, let score, !(score.lowerBound < open && score.upperBound >= open) { faults.append("it is not open") }
    if [reached, under, open].compactMap({ $0 }).count > 1 { faults.append("several verdicts") }
    let isReached = reached != nil || words.contains("Your answers reach that")
    if isReached, words.contains("Even so, support can help") { faults.append("reached, and the words for below") }
    if !isReached, words.contains("Many people with scores in this range") { faults.append("the words for reached") }
    if let match = words.firstMatch(of: #/(?:noticed|yes to|checked) (\d+) of (?:the )?(\d+)/#),
      let count = Int(match.1), let total = Int(match.2), count > total
    {
      faults.append("\(count) of \(total)")
    }
    if words.matches(of: #/in the published guide\./#).count > 1 { faults.append("two bands") }
    if let match = words.firstMatch(of: #/Scores of (\d+) to (\d+) are called/#), let score,
      let low = Int(match.1), let high = Int(match.2),
      !(low...high).contains(score.lowerBound)
        || !(low...high).contains(score.upperBound)
    {
      faults.append("the band is not the score's")
    }
    if words.contains("You chose not to answer"), score != nil { faults.append("left out, with a score") }
    return faults
  }
}

extension ResultSection {
  /// What a page of results says twice, and what on it makes less of an answer about thoughts of suicide or self-harm.
  package static func faults<Role>(
    of sections: [ResultSection], on page: [Block], in session: Session<Role>
  ) -> [String] {
    var faults: [String] = []
    let headings = sections.map(\.heading)
    if Set(headings).count < headings.count { faults.append("a heading stands twice: \(headings)") }
    guard session.safetyStatements.contains(where: { $0.rule.level == .crisis }) else { return faults }
    let touched = [session.strings.areaMood, session.strings.areaGeneral]
    for section in sections where touched.contains(section.area) && !section.heading.contains("high energy") {
      faults += softening.filter(section.words.contains).map { "\(section.heading): '\($0)' after such an answer" }
    }
    if page.firstIndex(where: { if case .number = $0 { true } else { false } }) ?? 99 > 5 {
      faults.append("no line to call at the top of the results")
    }
    return faults
  }

  private static var softening: [String] {
    [
      "is under", "minimal", "mild", "Even so, support can help", "You answered no", "Many people feel some of these",
    ]
  }
}
