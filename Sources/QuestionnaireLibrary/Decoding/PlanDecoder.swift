import Screening
import Yams

/// Reads a file of `kind: plan`.
struct PlanDecoder {
  let language: String
  let log: FileLog

  func decode(_ node: Node) -> Plan? {
    let fields = Fields(
      node, as: "a plan", keys: ["kind", "id", "title", "summary", "minutes", "minutes-at-most", "learn", "steps"],
      language: language, log: log)
    for page in fields.list("learn") { log.refer(to: .education(page.string ?? ""), at: page) }
    let plan = Plan(
      id: fields.requiredID(), title: fields.requiredText("title"), summary: fields.requiredText("summary"),
      minutes: fields.requiredInt("minutes"), minutesAtMost: fields.int("minutes-at-most"),
      steps: steps(fields.requiredList("steps")),
      learn: fields.strings("learn"))
    if let most = fields.int("minutes-at-most"), most < plan.minutes {
      log.error("'minutes-at-most' is below 'minutes'", at: fields["minutes-at-most"])
    }
    return log.completeLanguages().contains(language) ? plan : nil
  }

  private func steps(_ nodes: [Node]) -> [Plan.Step] {
    var earlier: Set<Questionnaire.ID> = []
    return nodes.map { node in
      let fields = Fields(node, as: "a step", keys: ["ask", "when", "offer"], language: language, log: log)
      let questionnaire = fields.requiredString("ask")
      if fields.has("ask") { log.refer(to: .questionnaire(questionnaire), at: fields["ask"]) }
      let condition = fields["when"].flatMap(ConditionDecoder(language: language, log: log).decode)
      for cutOff in condition?.cutOffs ?? [] where !earlier.contains(cutOff.questionnaire) {
        log.error(
          "the condition looks at '\(cutOff.questionnaire)', which no earlier step of this plan asks",
          at: fields["when"])
      }
      for (item, codes) in condition?.answersLookedAt ?? [] {
        log.refer(to: .planItem(item, codes: codes, asked: Array(earlier)), at: fields["when"])
      }
      if fields.has("ask"), !earlier.insert(questionnaire).inserted {
        log.error("'\(questionnaire)' is asked twice in this plan", at: fields["ask"])
      }
      return Plan.Step(questionnaire: questionnaire, condition: condition, offer: fields.text("offer"))
    }
  }
}
