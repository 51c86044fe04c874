import Screening

/// The columns that `score` reads and writes for a questionnaire, as a codebook (CSV).
package struct Codebook {
  private let questionnaire: Questionnaire

  package init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  package var csv: String {
    var table = CSVTable(["variable", "use", "label", "type", "values", "range", "missing", "source"])
    for column in ScoreColumn.all(of: questionnaire) {
      table.append([
        column.name, column.use.rawValue, column.label, column.type.rawValue,
        column.values.map { "\($0.code)=\($0.label)" }.joined(separator: "; "),
        column.range.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "",
        column.missing.map { "\($0.code.isEmpty ? "blank" : $0.code)=\($0.label)" }.joined(separator: "; "),
        column.source,
      ])
    }
    return table.text
  }
}

/// A column of the tables that `score` reads and writes.
struct ScoreColumn {
  let name: String
  let use: Use
  let label: String
  let type: Kind
  var values: [(code: String, label: String)] = []
  var range: ClosedRange<Int>?
  let missing: [(code: String, label: String)]
  let source: String

  enum Use: String {
    case read
    case written
  }

  enum Kind: String {
    case integer
    case string
  }

  static func all(of questionnaire: Questionnaire) -> [ScoreColumn] {
    questionnaire.items.map { item($0, of: questionnaire) }
      + questionnaire.scores.flatMap { score($0, of: questionnaire) } + [flags(questionnaire)]
  }

  private static func item(_ item: Item, of questionnaire: Questionnaire) -> ScoreColumn {
    let isScored = questionnaire.scores.contains { $0.items.contains(item.id) }
    let label = [item.stem, item.text].compactMap { $0 }.joined(separator: " ")
    let source = [
      item.loinc.map { "LOINC \($0)" }, item.enableWhen.map { "asked when \($0)" },
      isScored ? nil : "not scored", questionnaire.source.citation,
    ]
    var missing = [(code: "", label: "not answered"), (code: "declined", label: "prefer not to say")]
    if item.enableWhen != nil { missing[0].label += ", or not asked" }
    var column = ScoreColumn(
      name: item.id, use: .read, label: label,
      type: item.options.allSatisfy { $0.code.isWholeNumber } ? .integer : .string, missing: missing,
      source: source.compactMap { $0 }.joined(separator: "; "))
    column.values = item.options.map { option in
      let points = isScored && option.code != String(option.points) ? " (points: \(option.points))" : ""
      return (option.code, option.text + points)
    }
    if case .number(let range) = item.answerKind { column.range = range.minimum...range.maximum }
    return column
  }

  private static func score(_ score: ScoreDefinition, of questionnaire: Questionnaire) -> [ScoreColumn] {
    let possible = questionnaire.possibleRange(of: score)
    let unanswered = [(code: "", label: "some answers are missing")]
    let formula =
      "\(score.method == .sum ? "sum of" : "number with a point or more among") \(score.items.joined(separator: ", "))"
    func column(
      _ end: String, _ label: String, _ type: Kind, missing: [(code: String, label: String)], _ source: String?
    )
      -> ScoreColumn
    {
      ScoreColumn(
        name: score.id + end, use: .written, label: label, type: type, missing: missing,
        source: source ?? "")
    }
    var total = column(
      "", score.title, .integer, missing: unanswered,
      [score.loinc.map { "LOINC \($0)" }, formula].compactMap { $0 }.joined(separator: "; "))
    var low = column(
      "_low", "\(score.title): the lowest it can be", .integer,
      missing: [(code: "", label: "the row could not be read")], formula)
    var high = column("_high", "\(score.title): the highest it can be", .integer, missing: low.missing, formula)
    (total.range, low.range, high.range) = (possible, possible, possible)
    var band = column(
      "_band", "\(score.title): the published word for it", .string,
      missing: [(code: "", label: score.bands.isEmpty ? "none is published" : "the range spans several")],
      score.bandsSource)
    band.values = score.bands.map { ($0.text, "\($0.range.lowerBound) to \($0.range.upperBound)") }
    var cutOff = column(
      "_cutoff", "\(score.title): whether the published cut-off is met", .string,
      missing: [(code: "", label: score.cutOff == nil ? "none is published" : "the row could not be read")],
      score.cutOff?.source)
    if let published = score.cutOff {
      cutOff.values = [
        ("met", "\(published.atLeast) or more"), ("not-met", "less than \(published.atLeast)"),
        ("unknown", "the range spans it"),
      ]
    }
    return [total, low, high, band, cutOff]
  }

  private static func flags(_ questionnaire: Questionnaire) -> ScoreColumn {
    var column = ScoreColumn(
      name: "flags", use: .written, label: "Safety rules that the answers raise, joined by ;", type: .string,
      missing: [(code: "", label: "none is raised")], source: "")
    column.values = questionnaire.safetyRules.map { rule in
      let causes = rule.answers + (rule.whenDeclined ? ["declined"] : [])
      return (rule.id, "\(rule.item) is \(causes.joined(separator: " or ")) (\(rule.level.rawValue))")
    }
    return column
  }
}

extension String {
  /// Whether it is a number as programs write it: without leading zeros.
  fileprivate var isWholeNumber: Bool { Int(self).map(String.init) == self }
}
