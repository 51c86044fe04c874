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

  /// The list as text: questionnaires, plans, and on what terms they may be used.
  ///
  /// - Parameter width: of the lines.
  public func text(width: Int) -> String {
    let widths = Self.widths(of: questionnaires.map(\.cells) + [Self.heads])
    var lines = ["Questionnaires", Self.row(Self.heads, widths)]
    for questionnaire in questionnaires {
      lines.append(Self.row(questionnaire.cells, widths))
      lines += WordWrap.lines(questionnaire.title, first: "      ", rest: "      ", width: width)
    }
    lines += ["", "Plans"]
    for plan in plans {
      lines += WordWrap.lines(
        "\(plan.title), \(plan.minutes) min: \(plan.asks.joined(separator: ", "))",
        first: Self.row([plan.id], [Self.widths(of: plans.map { [$0.id] })[0]]) + "  ", rest: "      ", width: width)
    }
    lines += ["", "Terms of use"] + terms(width: width)
    lines += ["", "All about one: selfscreen show ID", "What asks about each sign: selfscreen list --signs"]
    return Self.joined(lines)
  }

  /// The terms, each once, with the questionnaires they hold for.
  private func terms(width: Int) -> [String] {
    let byTerms = Dictionary(grouping: questionnaires.filter { $0.terms != nil }) { $0.terms ?? "" }
    return byTerms.sorted { $0.value[0].id < $1.value[0].id }.flatMap { terms, questionnaires in
      WordWrap.lines(
        questionnaires.map(\.id).joined(separator: ", ") + ":", first: "  ", rest: "  ", width: width)
        + WordWrap.lines(terms, first: "      ", rest: "      ", width: width)
    }
  }

  /// For each sign that people ask about, the items that ask about it in the quick and in the full plan.
  ///
  /// - Parameter width: of the lines.
  public func signsText(width: Int) -> String {
    Self.joined(
      signs.flatMap { sign in
        WordWrap.lines("\(sign.area): \(sign.text)", rest: "  ", width: width)
          + [("quick", sign.quick), ("full ", sign.full)].flatMap { name, items in
            WordWrap.lines(items.joined(separator: ", "), first: "  \(name)  ", rest: "         ", width: width)
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
