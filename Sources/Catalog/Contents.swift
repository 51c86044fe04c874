import QuestionnaireLibrary
import Screening
import TextWidth

/// The contents of the library, as `selfscreen list` prints them.
package struct Contents: Encodable, Sendable {
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

  /// The items that ask about a sign, in each of the site's plans.
  struct SignEntry: Encodable {
    let id, area, text: String
    let plans: [(id: String, items: [String])]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      for (name, value) in [("id", id), ("area", area), ("text", text)] {
        try container.encode(value, forKey: Name(stringValue: name))
      }
      for plan in plans { try container.encode(plan.items, forKey: Name(stringValue: plan.id)) }
    }

    /// A name that is known only when the program runs.
    private struct Name: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }

      init(stringValue: String) {
        self.stringValue = stringValue
      }

      init?(intValue: Int) { nil }
    }
  }

  /// - Throws: `Problems` when a file cannot be read.
  package init(_ library: Library) throws(Problems) {
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
    let offered = try library.site().plans
    signs = try library.signs().map { sign in
      func items(in plan: String) -> [String] {
        let asked = plans.first { $0.id == plan }?.steps.map(\.questionnaire) ?? []
        return questionnaires.filter { asked.contains($0.id) }.flatMap { questionnaire in
          questionnaire.items.filter { $0.signs.contains(sign.id) }.map { "\(questionnaire.id)/\($0.id)" }
        }
      }
      return SignEntry(
        id: sign.id, area: sign.area.rawValue, text: sign.text, plans: offered.map { ($0, items(in: $0)) })
    }
  }

  /// The list as text: questionnaires, plans, and on what terms they may be used.
  ///
  /// - Parameter width: of the lines.
  package func text(width: Int) -> String {
    let widths = Self.widths(of: questionnaires.map(\.cells) + [Self.heads])
    var lines = ["Questionnaires", Self.row(Self.heads, widths)]
    for questionnaire in questionnaires {
      lines.append(Self.row(questionnaire.cells, widths))
      lines += questionnaire.title.wrapped(to: width, first: "      ", rest: "      ")
    }
    lines += ["", "Plans"]
    for plan in plans {
      let first = Self.row([plan.id], [Self.widths(of: plans.map { [$0.id] })[0]]) + "  "
      lines += "\(plan.title), \(plan.minutes) min: \(plan.asks.joined(separator: ", "))"
        .wrapped(to: width, first: first, rest: "      ")
    }
    lines += ["", "Terms of use"] + terms(width: width)
    lines += ["", "All about one: selfscreen show ID", "What asks about each sign: selfscreen list --signs"]
    return Self.joined(lines)
  }

  /// The terms, each once, with the questionnaires they hold for.
  private func terms(width: Int) -> [String] {
    let byTerms = Dictionary(grouping: questionnaires.filter { $0.terms != nil }) { $0.terms ?? "" }
    return byTerms.sorted { $0.value[0].id < $1.value[0].id }.flatMap { terms, questionnaires in
      (questionnaires.map(\.id).joined(separator: ", ") + ":").wrapped(to: width, first: "  ", rest: "  ")
        + terms.wrapped(to: width, first: "      ", rest: "      ")
    }
  }

  /// For each sign that people ask about, the items that ask about it in the plans that the site offers first.
  ///
  /// - Parameter width: of the lines.
  package func signsText(width: Int) -> String {
    let longest = signs.flatMap(\.plans).map(\.id.count).max() ?? 0
    return Self.joined(
      signs.flatMap { sign in
        "\(sign.area): \(sign.text)".wrapped(to: width, first: "", rest: "  ")
          + sign.plans.flatMap { plan in
            plan.items.joined(separator: ", ").wrapped(
              to: width, first: "  \(plan.id.padded(to: longest))  ",
              rest: String(repeating: " ", count: longest + 4))
          }
      })
  }

  private static let heads = ["id", "area", "items", "minutes", "offered"]

  private static func joined(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  private static func widths(of rows: [[String]]) -> [Int] {
    (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  }

  private static func row(_ cells: [String], _ widths: [Int]) -> String {
    let filled = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: width - cell.count)
    }
    let line = "  " + filled.joined(separator: "  ")
    // No line ends in spaces.
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}

extension Contents.QuestionnaireEntry {
  fileprivate var cells: [String] { [id, area, String(items), String(minutes), offered] }
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
