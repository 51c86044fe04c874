import Screening
import Yams

/// Reads a file of `kind: screen` or `kind: checklist`.
struct QuestionnaireDecoder {
  let language: String
  let log: FileLog

  /// - Returns: the questionnaire in the wanted language, or `nil` when the file does not have that language.
  ///   Problems are in the log; with any, the value is not to be used.
  func decode(_ node: Node) -> Questionnaire? {
    let fields = Fields(
      node, as: "a questionnaire",
      keys: [
        "kind", "id", "version", "area", "title", "short", "plain", "minutes", "presentation", "recall", "stem",
        "option-sets", "items", "scores", "safety", "missing", "change", "guidance", "fuller", "loinc",
        "counselor", "noncommercial", "source", "departures",
      ], language: language, log: log)
    let kind: Questionnaire.Kind = fields.requiredChoice("kind", else: .screen)
    let area: Area = fields.requiredChoice("area", else: .general)
    let optionSets = optionSets(fields)
    let fuller = fields.string("fuller")
    if let fuller { log.refer(to: .plan(fuller), at: fields["fuller"]) }
    let questionnaire = Questionnaire(
      id: fields.requiredID(),
      version: fields.requiredString("version"),
      language: language,
      area: area,
      kind: kind,
      presentation: fields.choice("presentation") ?? (kind == .checklist ? .tickList : .oneAtATime),
      title: fields.requiredText("title"),
      short: fields.requiredText("short"),
      plainTitle: fields.text("plain"),
      minutes: fields.requiredInt("minutes"),
      recallPeriod: fields.text("recall"),
      items: items(fields, stem: fields.text("stem"), optionSets: optionSets),
      scores: scores(fields, area: area),
      safetyRules: fields.list("safety").map(safetyRule),
      missingRule: fields["missing"].map(missingRule) ?? MissingRule(),
      change: fields["change"].map(change),
      guidance: fields["guidance"].map(guidance) ?? Guidance(),
      fullerPlan: fuller,
      loinc: fields.string("loinc"),
      isForCounselors: fields.bool("counselor"),
      isNoncommercial: fields.bool("noncommercial"),
      source: fields["source"].map(source) ?? Source(),
      departures: fields.strings("departures"))
    if !log.isKnownToBeRight { QuestionnaireChecks(questionnaire: questionnaire, fields: fields, log: log).run() }
    return log.completeLanguages().contains(language) ? questionnaire : nil
  }

  private func fields(_ node: Node, as what: String, keys: @autoclosure () -> Set<String>) -> Fields {
    Fields(node, as: what, keys: keys(), language: language, log: log)
  }

  // MARK: Items

  private func optionSets(_ fields: Fields) -> [String: [AnswerOption]] {
    var sets: [String: [AnswerOption]] = [:]
    guard let node = fields["option-sets"] else { return sets }
    guard let mapping = node.mapping else {
      log.error("'option-sets' takes names, each with a list of options", at: node)
      return sets
    }
    for (name, list) in mapping {
      guard let options = list.sequence, !options.isEmpty else {
        log.error("an option set takes a list of options", at: list)
        continue
      }
      sets[name.string ?? ""] = options.map(option)
      reportRepeats(in: Array(options), key: "code", what: "option code", within: "this set")
    }
    return sets
  }

  private func option(_ node: Node) -> AnswerOption {
    let fields = fields(node, as: "an option", keys: ["code", "points", "text", "loinc"])
    return AnswerOption(
      code: fields.requiredString("code"), points: fields.requiredInt("points"),
      text: fields.requiredText("text"), loinc: fields.string("loinc"))
  }

  private func items(_ questionnaire: Fields, stem: String?, optionSets: [String: [AnswerOption]]) -> [Item] {
    let nodes = questionnaire.requiredList("items")
    reportRepeats(in: nodes, key: "id", what: "item id", within: "this file")
    return nodes.map { item($0, stem: stem, optionSets: optionSets) }
  }

  private func item(_ node: Node, stem: String?, optionSets: [String: [AnswerOption]]) -> Item {
    let fields = fields(
      node, as: "an item",
      keys: [
        "id", "prefix", "text", "options", "number", "stem", "note", "say", "loinc", "when", "left-out-unless",
        "once-with", "signs",
      ])
    for sign in fields.list("signs") { log.refer(to: .sign(sign.string ?? ""), at: sign) }
    let ownStem = fields.text("stem") ?? stem
    if fields.has("when"), fields.has("left-out-unless") {
      log.error("an item has 'when' or 'left-out-unless', not both", at: fields["left-out-unless"])
    }
    let item = Item(
      id: fields.requiredID(joining: "_"),
      prefix: fields.string("prefix"),
      text: fields.requiredText("text"),
      stem: ownStem?.isEmpty == true ? nil : ownStem,
      note: fields.text("note", filling: SiteProfile.places),
      toSay: fields.text("say"),
      answerKind: answerKind(fields, optionSets: optionSets),
      enableWhen: (fields["when"] ?? fields["left-out-unless"]).flatMap(
        ConditionDecoder(language: language, log: log).decode),
      countsUnasked: fields.has("left-out-unless"),
      onceWith: fields.string("once-with"),
      signs: fields.strings("signs"),
      loinc: fields.string("loinc"))
    log.refer(to: .item(item), at: fields["id"])
    if let same = item.onceWith { log.refer(to: .sameQuestion(same, item), at: fields["once-with"]) }
    return item
  }

  private func answerKind(_ item: Fields, optionSets: [String: [AnswerOption]]) -> Item.AnswerKind {
    switch (item.string("options"), item["number"]) {
    case (let name?, nil):
      if optionSets[name] == nil {
        log.error("there is no option set '\(name)' under 'option-sets'", at: item["options"])
      }
      return .options(optionSets[name] ?? [])
    case (nil, let node?):
      return .number(numberRange(node))
    default:
      log.error("an item has either 'options' or 'number'", at: item.node)
      return .options([])
    }
  }

  private func numberRange(_ node: Node) -> Item.NumberRange {
    let fields = fields(node, as: "a number", keys: ["minimum", "maximum", "unit", "unit-of-one"])
    let (minimum, maximum) = (fields.requiredInt("minimum"), fields.requiredInt("maximum"))
    if minimum > maximum { log.error("'minimum' is above 'maximum'", at: node) }
    return Item.NumberRange(
      minimum: min(minimum, maximum), maximum: max(minimum, maximum), unit: fields.requiredText("unit"),
      unitOfOne: fields.text("unit-of-one"))
  }

  // MARK: Scores

  private func scores(_ questionnaire: Fields, area: Area) -> [ScoreDefinition] {
    let nodes = questionnaire.requiredList("scores")
    reportRepeats(in: nodes, key: "id", what: "score id", within: "this file")
    return nodes.map { node in
      let fields = fields(
        node, as: "a score",
        keys: [
          "id", "title", "plain", "area", "method", "items", "cut-off", "other-cut-offs", "bands", "bands-source",
          "loinc",
          "counselor",
        ])
      return ScoreDefinition(
        id: fields.requiredID(joining: "_"),
        title: fields.requiredText("title"),
        plainTitle: fields.text("plain"),
        area: fields.choice("area") ?? area,
        method: fields.requiredChoice("method", else: .sum),
        items: fields.requiredStrings("items"),
        cutOff: fields["cut-off"].map(cutOff),
        otherCutOffs: fields.list("other-cut-offs").map(cutOff),
        bands: fields.list("bands").map(band),
        bandsSource: fields.string("bands-source"),
        loinc: fields.string("loinc"),
        isForCounselors: fields.bool("counselor"))
    }
  }

  private func cutOff(_ node: Node) -> CutOff {
    let fields = fields(node, as: "a cut-off", keys: ["at-least", "source", "accuracy", "note", "with", "next"])
    return CutOff(
      atLeast: fields.requiredInt("at-least"), source: fields.requiredString("source"),
      accuracy: fields.string("accuracy"), note: fields.string("note"), together: fields.strings("with"),
      next: fields.text("next", filling: SiteProfile.places))
  }

  private func band(_ node: Node) -> Band {
    let fields = fields(node, as: "a band", keys: ["from", "to", "text"])
    let (from, to) = (fields.requiredInt("from"), fields.requiredInt("to"))
    if from > to { log.error("the band's 'from' is above its 'to'", at: node) }
    return Band(range: min(from, to)...max(from, to), text: fields.requiredText("text"))
  }

  // MARK: The rest

  private func safetyRule(_ node: Node) -> SafetyRule {
    let fields = fields(
      node, as: "a safety rule", keys: ["id", "item", "answers", "declined", "level", "results", "taken-back", "say"])
    return SafetyRule(
      id: fields.requiredID(), item: fields.requiredString("item"), answers: fields.strings("answers"),
      whenDeclined: fields.bool("declined"), level: fields.requiredChoice("level", else: .crisis),
      results: fields.text("results", filling: SiteProfile.places),
      resultsTakenBack: fields.text("taken-back", filling: SiteProfile.places), toSay: fields.text("say"))
  }

  private func missingRule(_ node: Node) -> MissingRule {
    let fields = fields(node, as: "'missing'", keys: ["rule", "source"])
    return MissingRule(kind: fields.requiredChoice("rule", else: .range), source: fields.string("source"))
  }

  private func change(_ node: Node) -> MeaningfulChange {
    let fields = fields(node, as: "'change'", keys: ["points", "source", "note"])
    return MeaningfulChange(
      points: fields.requiredInt("points"), source: fields.requiredString("source"), note: fields.string("note"))
  }

  private func guidance(_ node: Node) -> Guidance {
    let fields = fields(
      node, as: "'guidance'", keys: ["reached", "reached-when", "below", "unknown", "any", "none", "always", "say"])
    func text(_ key: String) -> String? { fields.text(key, filling: SiteProfile.places) }
    return Guidance(
      reached: text("reached"),
      reachedWhen: fields["reached-when"].flatMap(ConditionDecoder(language: language, log: log).decode),
      below: text("below"), unknown: text("unknown"), anySign: text("any"),
      noSign: text("none"), always: text("always"),
      toSay: fields.text("say", filling: SiteProfile.places + [Guidance.signsPlace]))
  }

  private func source(_ node: Node) -> Source {
    let fields = fields(node, as: "'source'", keys: ["citation", "url", "owner", "terms", "notices"])
    return Source(
      citation: fields.string("citation"), url: fields.string("url"), owner: fields.string("owner"),
      terms: fields.string("terms"), notices: fields.strings("notices"))
  }

  private func reportRepeats(in nodes: [Node], key: String, what: String, within: String) {
    if log.isKnownToBeRight { return }
    var seen: Set<String> = []
    for node in nodes {
      guard let value = node.mapping?[key], let string = value.string else { continue }
      if !seen.insert(string).inserted {
        log.error("the \(what) '\(string)' is used twice in \(within); give each its own", at: value)
      }
    }
  }
}
