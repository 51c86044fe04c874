import SelfCheck
import TerminalKit

/// One result on the page of all results: its heading and what is said below it.
struct ResultSection: Hashable, CustomStringConvertible {
  let area: String
  let heading: String
  let words: String

  var description: String { "\(area) / \(heading):\n\(words)" }

  /// The results on the page, each under its heading.
  static func all(in blocks: [Block]) -> [ResultSection] {
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
  var score: ClosedRange<Int>? {
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
  var faults: [String] {
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

extension Block {
  /// The texts that a block shows.
  var texts: [String] {
    switch self {
    case .text(let text, _), .section(let text), .heading(let text), .number(let text, _): [text]
    case .list(let entries): entries
    case .row(let text, let value): ["\(text) \(value)"]
    case .table(let columns, let rows): columns + rows.flatMap { $0 }
    case .scores(let rows): rows.map { [$0.name, $0.value, $0.band].compactMap { $0 }.joined(separator: " ") }
    case .scoreBar, .scorePlot, .code, .gap: []
    }
  }
}
