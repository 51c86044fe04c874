import Screening

/// A questionnaire as a REDCap data dictionary (CSV).
///
/// A field has its item's id and the codes of its options, so that what REDCap exports can go into `score` as it is.
package struct REDCapDictionary {
  private let questionnaire: Questionnaire
  private let form: String

  package init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    form = questionnaire.id.slug("_")
  }

  /// REDCap's own header, word for word.
  static let header = [
    "Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
    "Choices, Calculations, OR Slider Labels", "Field Note", "Text Validation Type OR Show Slider Number",
    "Text Validation Min", "Text Validation Max", "Identifier?", "Branching Logic (Show field only if...)",
    "Required Field?", "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name", "Matrix Ranking?",
    "Field Annotation",
  ]

  package var csv: String {
    var table = CSVTable(Self.header)
    var stem: String?
    for item in questionnaire.items {
      table.append(row(item, section: item.stem == stem ? "" : item.stem ?? ""))
      stem = item.stem
    }
    for score in questionnaire.scores { table.append(row(score)) }
    if let terms { table.append(row(name: "\(form)_terms", type: "descriptive", label: terms)) }
    return table.text
  }

  // MARK: Rows

  private func row(
    name: String, section: String = "", type: String, label: String, choices: String = "", note: String = "",
    range: ClosedRange<Int>? = nil, logic: String = "", number: String = "", annotation: String = ""
  ) -> [String] {
    [
      name, form, section, type, label, choices, note, range == nil ? "" : "integer",
      range.map { "\($0.lowerBound)" } ?? "",
      range.map { "\($0.upperBound)" } ?? "", "", logic, "", "", number, "", "", annotation,
    ]
  }

  private func row(_ item: Item, section: String) -> [String] {
    var range: ClosedRange<Int>?
    var note = ""
    if case .number(let numbers) = item.answerKind {
      range = numbers.minimum...numbers.maximum
      note = numbers.unit
    }
    let counted = questionnaire.items.filter { $0.prefix == nil }.firstIndex { $0.id == item.id }
    return row(
      name: item.id, section: section, type: item.options.isEmpty ? "text" : "radio", label: item.text,
      choices: item.options.map { "\($0.code), \($0.text.replacing("|", with: "/"))" }.joined(separator: " | "),
      note: note, range: range, logic: item.enableWhen.map(logic) ?? "",
      number: item.prefix ?? counted.map { "\($0 + 1)" } ?? "", annotation: annotation(item))
  }

  /// What a codebook says of an item: codes elsewhere, points, and the answers that call for attention.
  private func annotation(_ item: Item) -> String {
    let isScored = questionnaire.scores.contains { $0.items.contains(item.id) }
    let points = item.options.map { "\($0.code)=\($0.points)" }.joined(separator: " ")
    let rules = questionnaire.safetyRules.filter { $0.item == item.id && !$0.answers.isEmpty }
    return [
      item.loinc.map { "LOINC \($0)." },
      isScored && !item.options.isEmpty ? "Points: \(points)." : isScored ? nil : "Not scored.",
    ].compactMap { $0 }.joined(separator: " ")
      + rules.map { " Safety: \($0.answers.joined(separator: ", ")) calls for attention at once." }.joined()
  }

  private func row(_ score: ScoreDefinition) -> [String] {
    let bands = score.bands.map { "\($0.range.lowerBound)-\($0.range.upperBound) \($0.text)" }.joined(separator: ", ")
    let annotation = [
      score.loinc.map { "LOINC \($0)." }, bands.isEmpty ? nil : "Bands: \(bands).",
      score.cutOff.map { "Cut-off: \($0.atLeast) or more (\($0.source))." },
    ].compactMap { $0 }.joined(separator: " ")
    return row(
      name: "\(form)_\(score.id)", type: "calc", label: score.title, choices: calculation(score),
      note: "A score is not a diagnosis.", annotation: annotation)
  }

  private var terms: String? {
    let source = questionnaire.source
    let words =
      [
        source.terms, questionnaire.isNoncommercial ? "Not for commercial use." : nil,
        source.citation.map { "Source: \($0)" },
      ].compactMap { $0 } + source.notices
    return words.isEmpty ? nil : "\(questionnaire.title). " + words.joined(separator: " ")
  }

  // MARK: Logic

  /// The sum, with no value as long as an answer that belongs to it is missing: REDCap would add up the others.
  private func calculation(_ score: ScoreDefinition) -> String {
    let items = score.items.compactMap(questionnaire.item)
    // As long as it isn't known whether an item is asked, its answer is missing too.
    let looks = questionnaire.items.filter { item in items.contains { $0.enableWhen?.items.contains(item.id) == true } }
    let missing = questionnaire.items.filter { item in (items + looks).contains { $0.id == item.id } }.map { item in
      item.enableWhen.map { "([\(item.id)] = '' and (\(logic($0))))" } ?? "[\(item.id)] = ''"
    }
    let parts = items.map { item in score.method == .count ? counted(item) : points(item) }
    return "if(\(missing.joined(separator: " or ")), '', sum(\(parts.joined(separator: ", "))))"
  }

  private func points(_ item: Item) -> String {
    let givesItsCode = item.options.allSatisfy { $0.code == String($0.points) }
    if givesItsCode { return "[\(item.id)]" }
    return item.options.filter { $0.points != 0 }.reversed().reduce("0") { rest, option in
      "if([\(item.id)] = '\(option.code)', \(option.points), \(rest))"
    }
  }

  private func counted(_ item: Item) -> String {
    if item.options.isEmpty { return "if([\(item.id)] >= 1, 1, 0)" }
    let codes = item.options.filter { $0.points >= 1 }.map { "[\(item.id)] = '\($0.code)'" }
    return codes.isEmpty ? "0" : "if(\(codes.joined(separator: " or ")), 1, 0)"
  }

  private func logic(_ condition: Condition) -> String {
    func joined(_ parts: [Condition], by word: String) -> String {
      parts.map { "(\(logic($0)))" }.joined(separator: " \(word) ")
    }
    switch condition {
    case .answer(let item, let codes, _): return codes.map { "[\(item)] = '\($0)'" }.joined(separator: " or ")
    case .sum(let ids, let threshold):
      let parts = ids.compactMap(questionnaire.item).map(points)
      return parts.count == 1 ? "\(parts[0]) >= \(threshold)" : "sum(\(parts.joined(separator: ", "))) >= \(threshold)"
    // An item never depends on a cut-off.
    case .cutOff: return ""
    case .all(let parts): return joined(parts, by: "and")
    case .any(let parts): return joined(parts, by: "or")
    case .not(let part): return "!(\(logic(part)))"
    }
  }
}
