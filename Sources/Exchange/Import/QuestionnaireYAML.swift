import FHIR
import Screening

/// A plain questionnaire as a file of `Questionnaires/`.
extension PlainQuestionnaire {
  /// What could not be taken over, a sentence each; the file says it too.
  package var losses: [String] { Losses(form.losses).sentences }

  package var yaml: String {
    let losses = losses
    var lines = [
      "kind: screen", "id: \(id)", "version: \(Self.quoted(form.version ?? "1"))", "area: \(area.rawValue)",
      "title: \(Self.quoted(title))", "short: \(Self.quoted(short))", "plain: \(Self.quoted(short))",
      "minutes: \(max(1, (items.count * 15 + 59) / 60))",
    ]
    if form.isForNoncommercialUse { lines.append("noncommercial: true") }
    // What is only nearly another one must not bear its code.
    if !isNearAnother, let code = form.codes.first(where: \.isLOINC)?.code {
      lines.append("loinc: \(Self.quoted(code))")
    }
    let sets = optionSets
    if !sets.isEmpty {
      lines += ["", "option-sets:"] + sets.enumerated().flatMap { optionSet($1, named: Self.name($0)) }
    }
    lines += ["", "items:"] + numbered.flatMap { item($0.item, prefix: $0.prefix, sets: sets) }
    lines += ["", "scores:"] + scores.flatMap(score)
    let rules = items.flatMap(safetyRules)
    if !rules.isEmpty { lines += ["", "safety:"] + rules }
    lines += ["", "missing:", "  rule: range", "", "source:"] + source
    if !losses.isEmpty { lines += ["", "departures:"] + losses.map { "  - \(Self.quoted($0))" } }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: JSONText.literal(text.withoutMarkup), as: UTF8.self)
  }

  /// The title where it is short, else as many of its words as fit.
  private var short: String {
    if title.count <= 40 { return title }
    var short = ""
    for word in title.split(separator: " ") where short.count + word.count < 39 {
      short += (short.isEmpty ? "" : " ") + word
    }
    return short.isEmpty ? String(title.prefix(39)) + "…" : short + "…"
  }

  // MARK: Items

  private typealias Options = [(option: Form.Option, points: Int)]

  private var optionSets: [String] {
    var seen: Set<String> = []
    return items.filter { !$0.options.isEmpty }.map { optionLines($0.options) }.filter { seen.insert($0).inserted }
  }

  private func optionLines(_ options: Options) -> String {
    options.map { option, points in
      let loinc = option.coding.flatMap { $0.isLOINC ? ", loinc: \(Self.quoted($0.code))" : nil } ?? ""
      return "    - { code: \(Self.quoted(option.code)), points: \(points), text: \(Self.quoted(option.text))\(loinc) }"
    }.joined(separator: "\n")
  }

  private static func name(_ index: Int) -> String { "answers-\(index + 1)" }

  private func optionSet(_ lines: String, named name: String) -> [String] { ["  \(name):", lines] }

  /// The items with the prefixes that the file needs: none where the form counts as the program does.
  private var numbered: [(item: PlainItem, prefix: String?)] {
    guard items.contains(where: { $0.question.prefix != nil }) else { return items.map { ($0, nil) } }
    var counted = 0
    return items.map { item in
      if item.question.prefix == "\(counted + 1)." {
        counted += 1
        return (item, nil)
      }
      return (item, item.question.prefix ?? "")
    }
  }

  private func item(_ item: PlainItem, prefix: String?, sets: [String]) -> [String] {
    let question = item.question
    var lines = ["  - id: \(item.id)"]
    if let prefix { lines.append("    prefix: \(Self.quoted(prefix))") }
    if let stem = question.stem { lines.append("    stem: \(Self.quoted(stem))") }
    lines.append("    text: \(Self.quoted(question.text))")
    if let note = question.note { lines.append("    note: \(Self.quoted(note))") }
    if case .number(let low, let high, let unit) = question.answers {
      lines.append("    number: { minimum: \(low), maximum: \(high), unit: \(Self.quoted(unit ?? "in numbers")) }")
    } else if let index = sets.firstIndex(of: optionLines(item.options)) {
      lines.append("    options: \(Self.name(index))")
    }
    if let loinc = question.codes.first(where: \.isLOINC)?.code { lines.append("    loinc: \(Self.quoted(loinc))") }
    if let condition = question.condition {
      lines.append("    \(question.countsUnasked ? "left-out-unless" : "when"): \(flow(condition))")
    }
    return lines
  }

  private func flow(_ condition: Condition) -> String {
    func id(_ linkID: String) -> String { items.first { $0.question.linkID == linkID }?.id ?? "" }
    switch condition {
    case .answer(let item, let codes, _):
      return "{ item: \(id(item)), is: [\(codes.map(Self.quoted).joined(separator: ", "))] }"
    case .sum(let ids, let threshold):
      return "{ sum-of: [\(ids.map(id).joined(separator: ", "))], at-least: \(threshold) }"
    case .cutOff(let questionnaire, let score): return "{ cut-off: \(questionnaire)/\(score) }"
    case .all(let parts): return "{ all: [\(parts.map(flow).joined(separator: ", "))] }"
    case .any(let parts): return "{ any: [\(parts.map(flow).joined(separator: ", "))] }"
    case .not(let part): return "{ not: \(flow(part)) }"
    }
  }

  // MARK: The rest

  private func score(_ score: PlainScore) -> [String] {
    [
      "  - id: \(score.id)", "    title: \(Self.quoted(score.title))", "    method: \(score.isSum ? "sum" : "count")",
      "    items: [\(score.items.joined(separator: ", "))]",
    ]
  }

  private func safetyRules(_ item: PlainItem) -> [String] {
    guard let answers = item.crisisAnswers else { return [] }
    let name = item.id.slug("-")
    return [
      "  - id: \(name)-self-harm", "    item: \(item.id)",
      "    answers: [\(answers.map(Self.quoted).joined(separator: ", "))]", "    level: crisis",
      "  - id: \(name)-declined", "    item: \(item.id)", "    declined: true", "    level: support",
    ]
  }

  private var source: [String] {
    let version = form.version.map { "version \($0)" }
    let citation = [title, form.publisher, version, "Imported from a FHIR Questionnaire"].compactMap { $0 }
    var lines = ["  citation: \(Self.quoted(citation.joined(separator: ". ") + "."))"]
    if let url = form.url { lines.append("  url: \(Self.quoted(url))") }
    if let publisher = form.publisher { lines.append("  owner: \(Self.quoted(publisher))") }
    let terms = form.copyright?.withoutMarkup ?? ""
    lines.append(
      "  terms: \(Self.quoted(terms.isEmpty ? "The file names no terms. Ask the owner before you use it." : terms))")
    return lines
  }
}

extension Form {
  /// Whether its terms speak against commercial use.
  var isForNoncommercialUse: Bool {
    let terms = (copyright ?? "").lowercased()
    return [
      "non-commercial", "noncommercial", "not for commercial", "not for sale", "commercial use is prohibited",
      "commercial purposes",
    ].contains(where: terms.contains)
  }
}
