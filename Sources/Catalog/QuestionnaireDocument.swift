import QuestionnaireLibrary
import Screening
import TextWidth

/// A questionnaire as a page of text that a clinician can check an instrument, or a score, against.
package struct QuestionnaireDocument {
  private let questionnaire: Questionnaire
  private let site: SiteProfile
  private let width = 78

  /// - Parameter site: whose numbers stand in our own words.
  package init(_ questionnaire: Questionnaire, site: SiteProfile) {
    self.questionnaire = questionnaire
    self.site = site
  }

  /// The page.
  package var text: String {
    let parts =
      [head] + [items] + questionnaire.scores.map(score)
      + [safety, missing, departures, change, source].compactMap { $0 }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  // MARK: Parts

  private var head: [String] {
    var lines = wrapped(questionnaire.title)
    lines.append(String(repeating: "=", count: min(width, lines.map(\.count).max() ?? 0)))
    lines += field("Id", "\(questionnaire.id), version \(questionnaire.version)")
    lines += field("Area", questionnaire.area.rawValue)
    lines += field(
      "Kind",
      questionnaire.kind == .screen
        ? "screen: a published instrument, word for word" : "checklist in our own words: it isn't a test")
    lines += field("Time", "about \(questionnaire.minutes) min")
    lines += field("Recall", questionnaire.recallPeriod)
    lines += field("LOINC", questionnaire.loinc)
    if questionnaire.isForCounselors { lines += field("Asked by", "a counselor, in person only") }
    if questionnaire.isNoncommercial {
      lines += field("Offered", "only where the site turns non-commercial screens on")
    }
    return lines
  }

  private var items: [String] {
    var lines = heading("Items")
    let scored = Set(questionnaire.scores.flatMap(\.items))
    var stem: String?
    var options: [String]?
    var counted = 0
    for item in questionnaire.items {
      if item.stem != stem, let words = item.stem { lines += wrapped("\"\(words)\"") }
      stem = item.stem
      if item.prefix == nil { counted += 1 }
      lines += wrapped(item.text, first: "\(item.prefix ?? "\(counted).") ".leftPadded(to: 4), rest: "    ")
      let facts = [
        item.id, item.loinc.map { "LOINC \($0)" }, scored.contains(item.id) ? nil : "not scored",
        item.enableWhen.map { item.countsUnasked ? "may be left out unless \($0)" : "asked when \($0)" },
      ].compactMap { $0 }
      lines += wrapped("[\(facts.joined(separator: "; "))]", first: "    ", rest: "     ")
      if let note = item.note { lines += wrapped("Our note: \(site.fill(note))", first: "    ", rest: "    ") }
      // The same options, with the same points, as the item before are not repeated.
      let itsOptions = self.options(of: item, isScored: scored.contains(item.id))
      if itsOptions != options { lines += itsOptions }
      options = itsOptions
    }
    return lines
  }

  private func options(of item: Item, isScored: Bool) -> [String] {
    switch item.answerKind {
    case .number(let range):
      return ["      a whole number from \(range.minimum) to \(range.maximum) (\(range.unit))"]
    case .options(let options):
      return options.flatMap { option in
        wrapped(
          option.text + (isScored ? " = \(option.points)" : "")
            + (isScored && option.code == String(option.points) ? "" : " (code \(option.code))")
            + (option.loinc.map { ", \($0)" } ?? ""), first: "      ", rest: "        ")
      }
    }
  }

  private func score(_ score: ScoreDefinition) -> [String] {
    let possible = questionnaire.possibleRange(of: score)
    var lines = heading("Score: \(score.title)")
    lines += field("Id", score.id + (score.loinc.map { ", LOINC \($0)" } ?? ""))
    if score.isForCounselors { lines += field("For", "a counselor; the results page leaves it out") }
    lines += field(
      "Method",
      (score.method == .sum ? "sum of the points of " : "number of items with a point or more among ")
        + score.items.joined(separator: ", "))
    lines += field("Range", "\(possible.lowerBound) to \(possible.upperBound)")
    if let cutOff = score.cutOff { lines += self.cutOff(cutOff, named: "Cut-off") }
    for cutOff in score.otherCutOffs { lines += self.cutOff(cutOff, named: "Also known") }
    for (index, band) in score.bands.enumerated() {
      lines += field(index == 0 ? "Bands" : "", "\(band.range.lowerBound) to \(band.range.upperBound): \(band.text)")
    }
    lines += field("", score.bandsSource.map { "from: \($0)" })
    return lines
  }

  private func cutOff(_ cutOff: CutOff, named name: String) -> [String] {
    let together =
      cutOff.together.isEmpty ? "" : ", together with the cut-off of: " + cutOff.together.joined(separator: ", ")
    return field(name, "\(cutOff.atLeast) or more\(together)") + field("", cutOff.accuracy) + field("", cutOff.note)
      + field("", cutOff.next.map(site.fill)) + field("", "from: \(cutOff.source)")
  }

  private var safety: [String]? {
    guard !questionnaire.safetyRules.isEmpty else { return nil }
    return heading("Safety: the crisis lines are shown before the next question")
      + questionnaire.safetyRules.flatMap { rule in
        let causes = rule.answers + (rule.whenDeclined ? ["prefer not to say"] : [])
        let how = rule.level == .crisis ? "crisis page" : "shown gently"
        return wrapped(
          "\(rule.id): when \(rule.item) is answered \(causes.joined(separator: ", ")) (\(how))", first: "  ",
          rest: "    ")
      }
  }

  private var missing: [String]? {
    let rule =
      switch questionnaire.missingRule.kind {
      case .range: "No answer counts as zero. An incomplete score has no total and no band: its range is given instead."
      case .declinedCounts:
        "A declined item counts as the highest answer. A blank one counts as nothing known: the range is given instead."
      }
    return heading("Missing answers") + wrapped(rule, first: "  ", rest: "  ")
      + (questionnaire.missingRule.source.map { wrapped($0, first: "  ", rest: "  ") } ?? [])
  }

  private var departures: [String]? {
    guard !questionnaire.departures.isEmpty else { return nil }
    return heading("Departures from the published instrument")
      + questionnaire.departures.flatMap { wrapped($0, first: "  ", rest: "  ") }
  }

  private var change: [String]? {
    heading("Meaningful change")
      + wrapped(
        questionnaire.change.map { "\($0.points) points or more. From: \($0.evidence)" } ?? "no published figure",
        first: "  ", rest: "  ")
  }

  private var source: [String]? {
    let source = questionnaire.source
    let lines =
      field("Citation", source.citation) + field("Address", source.url) + field("Owner", source.owner)
      + field("Terms", source.terms) + source.notices.flatMap { field("Notice", $0) }
    return lines.isEmpty ? nil : heading("Source and terms") + lines
  }

  // MARK: Lines

  private func heading(_ text: String) -> [String] {
    [text, String(repeating: "-", count: text.count)]
  }

  private func field(_ name: String, _ value: String?) -> [String] {
    guard let value else { return [] }
    let label = "  \(name)".rightPadded(to: 14)
    return wrapped(value, first: label, rest: String(repeating: " ", count: 14))
  }

  private func wrapped(_ text: String, first: String = "", rest: String = "") -> [String] {
    text.wrapped(to: width, first: first, rest: rest)
  }
}

extension String {
  fileprivate func rightPadded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
