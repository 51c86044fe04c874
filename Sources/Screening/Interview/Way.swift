/// The way that the answers lead through a plan: of each step, whether it is taken, and what its answers come to.
///
/// A step's condition looks at the steps before it as they are scored: at an item only where it is asked, at a cut-off
/// only where the questionnaire is. An answer that was given before an earlier one changed opens nothing.
struct Way {
  let steps: [Step]

  struct Step {
    let step: Plan.Step
    let sheet: AnswerSheet
    /// Whether its condition holds.
    let condition: Truth
    let entry: Entry
    /// Whether its questions belong to the interview.
    let isTaken: Bool

    var questionnaire: Questionnaire { sheet.questionnaire }
  }

  enum Entry { case asked, offered, skipped }

  /// - Parameters:
  ///   - tables: by the questionnaires of the plan; a step without one is left out.
  ///   - offers: which offers were accepted or turned down.
  init(
    through plan: Plan, _ tables: [Questionnaire.ID: ScoringTable], answers: Answers, offers: [Questionnaire.ID: Bool]
  ) {
    var facts = Facts()
    // What was left open is offered once; the answer counts for every later step that hangs on something open.
    var openOffer: Questionnaire.ID?
    steps = plan.steps.compactMap { step in
      guard let table = tables[step.questionnaire] else { return nil }
      let condition = step.condition.map { facts.truth(of: $0) } ?? .yes
      let entry: Entry =
        switch condition {
        case .no: .skipped
        case .yes: step.offer == nil ? .asked : .offered
        // An offer of its own is made for an answer, never for a refusal.
        case .unknown where step.offer != nil: .skipped
        case .unknown: openOffer.map { offers[$0] == true ? .asked : .skipped } ?? .offered
        }
      if condition == .unknown, entry == .offered { openOffer = step.questionnaire }
      let isTaken =
        switch entry {
        case .asked: true
        case .offered: offers[step.questionnaire] == true
        case .skipped: false
        }
      let sheet = AnswerSheet(table, answers: answers, from: .interview)
      facts.add(sheet, isTaken: isTaken)
      return Step(step: step, sheet: sheet, condition: condition, entry: entry, isTaken: isTaken)
    }
  }

  /// The facts that conditions of a plan may look at: the items and cut-offs of the steps so far.
  private struct Facts {
    private var items: [Item] = []
    private var positions: [Item.ID: Int] = [:]
    private var responses: [ScoringTable.Response] = []
    private var values: [ScoringTable.ItemValue] = []
    private var cutOffPositions: [ScoreReference: Int] = [:]
    private var cutOffs: [Truth] = []

    func truth(of condition: Condition) -> Truth {
      let indexed = IndexedCondition(condition, items: items, positions: positions, cutOffs: cutOffPositions)
      return values.withUnsafeBufferPointer { indexed.truth(responses, $0, cutOffs: cutOffs) }
    }

    /// - Parameter isTaken: whether the questionnaire is asked; one that is not meets nothing.
    mutating func add(_ sheet: AnswerSheet, isTaken: Bool) {
      for (index, item) in sheet.questionnaire.items.enumerated() {
        add(item, sheet.responses[index], isTaken ? sheet.row.items[index] : ScoringTable.ItemValue(asked: .no))
      }
      for (score, value) in zip(sheet.questionnaire.scores, sheet.row.scores) {
        let reference = ScoreReference(questionnaire: sheet.questionnaire.id, score: score.id)
        let met = isTaken ? value.cutOffMet ?? .unknown : .no
        if let position = cutOffPositions[reference] {
          if cutOffs[position] != .yes { cutOffs[position] = met }
        } else {
          cutOffPositions[reference] = cutOffs.count
          cutOffs.append(met)
        }
      }
    }

    /// An item that several questionnaires share is asked where any of them asks it.
    private mutating func add(_ item: Item, _ response: ScoringTable.Response, _ value: ScoringTable.ItemValue) {
      guard let position = positions[item.id] else {
        positions[item.id] = items.count
        items.append(item)
        responses.append(response)
        values.append(value)
        return
      }
      if values[position].asked == .no || (values[position].asked == .unknown && value.asked == .yes) {
        responses[position] = response
        values[position] = value
      }
    }
  }
}
