import QuestionnaireLibrary
import Screening

/// What the library holds: what `selfscreen list` prints.
public struct Contents: Encodable, Sendable {
  let questionnaires: [QuestionnaireEntry]
  let plans: [PlanEntry]
  let signs: [SignEntry]

  struct QuestionnaireEntry: Encodable {
    let id, area, kind, title: String
    let items, minutes: Int
    /// `always`, `noncommercial` (only where the site turns those on) or `counselor`.
    let offered: String
    let terms: String?
  }

  struct PlanEntry: Encodable {
    let id, title: String
    let minutes: Int
    let asks: [String]
  }

  /// Which items ask about a sign.
  struct SignEntry: Encodable {
    let id, area, text: String
    let quick, full: [String]
  }

  /// - Throws: `Problems` when a file cannot be read.
  public init(_ library: Library) throws(Problems) {
    var questionnaires: [Questionnaire] = []
    for id in library.questionnaireIDs.sorted() {
      if let questionnaire = try library.questionnaire(id) { questionnaires.append(questionnaire) }
    }
    self.questionnaires = questionnaires.map(QuestionnaireEntry.init)
    var plans: [Plan] = []
    for id in library.planIDs.sorted() {
      if let plan = try library.plan(id) { plans.append(plan) }
    }
    self.plans = plans.map { plan in
      PlanEntry(id: plan.id, title: plan.title, minutes: plan.minutes, asks: plan.steps.map(\.questionnaire))
    }
    signs = try library.signs().map { sign in
      func items(in plan: String) -> [String] {
        let asked = plans.first { $0.id == plan }?.steps.map(\.questionnaire) ?? []
        return questionnaires.filter { asked.contains($0.id) }.flatMap { questionnaire in
          questionnaire.items.filter { $0.signs.contains(sign.id) }.map { "\(questionnaire.id)/\($0.id)" }
        }
      }
      return SignEntry(
        id: sign.id, area: sign.area.rawValue, text: sign.text, quick: items(in: "quick"), full: items(in: "full"))
    }
  }

  /// The list as text: questionnaires, plans, and which items ask about each sign.
  public var text: String {
    let questionnaireRows = questionnaires.map {
      [$0.id, $0.area, String($0.items), String($0.minutes), $0.offered, $0.title]
    }
    let planRows = plans.map { [$0.id, String($0.minutes), $0.asks.joined(separator: ", ")] }
    return "Questionnaires\n"
      + Self.table(["id", "area", "items", "minutes", "offered", "title"], questionnaireRows)
      + "\nPlans\n" + Self.table(["id", "minutes", "asks"], planRows)
      + "\nTerms of use\n" + terms
      + "\nAll about one: selfscreen show ID. The items that ask about each sign: selfscreen list --signs.\n"
  }

  /// The terms, each once, with the questionnaires they hold for.
  private var terms: String {
    let byTerms = Dictionary(grouping: questionnaires.filter { $0.terms != nil }) { $0.terms ?? "" }
    return byTerms.sorted { $0.value[0].id < $1.value[0].id }.map { terms, questionnaires in
      "  \(questionnaires.map(\.id).joined(separator: ", ")):\n    \(terms)\n"
    }.joined()
  }

  /// For each sign that people ask about, the items that ask about it in the quick and in the full plan.
  public var signsText: String {
    signs.map { sign in
      "\(sign.area): \(sign.text)\n"
        + "  quick  \(sign.quick.joined(separator: ", "))\n"
        + "  full   \(sign.full.joined(separator: ", "))\n"
    }.joined()
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    return ([head] + rows).map { row in
      var line = "  "
      for (index, cell) in row.enumerated() {
        // The last column is not filled up.
        line += index == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[index] - cell.count + 2)
      }
      return line + "\n"
    }.joined()
  }
}

extension Contents.QuestionnaireEntry {
  init(_ questionnaire: Questionnaire) {
    id = questionnaire.id
    area = questionnaire.area.rawValue
    kind = questionnaire.kind.rawValue
    title = questionnaire.title
    items = questionnaire.items.count
    minutes = questionnaire.minutes
    offered = questionnaire.isForCounselors ? "counselor" : questionnaire.isNoncommercial ? "noncommercial" : "always"
    terms = questionnaire.source.terms
  }
}
