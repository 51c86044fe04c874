import Screening
import Templates
import Yams

/// The rules that a single questionnaire file must keep beyond its form.
struct QuestionnaireChecks {
  let questionnaire: Questionnaire
  let fields: Fields
  let log: FileLog

  func run() {
    checkItems()
    checkConditions()
    checkScores()
    checkSafetyRules()
    checkSource()
    checkWordsToSay()
  }

  private func checkWordsToSay() {
    guard let words = questionnaire.guidance.toSay, Template.places(in: words).contains(Guidance.signsPlace),
      !questionnaire.items.contains(where: { $0.toSay?.isEmpty == false })
    else { return }
    log.error(
      "'{\(Guidance.signsPlace)}' stands for the items' own words, and no item has any; give some a 'say'",
      at: fields["guidance"]?.mapping?["say"])
  }

  private func entries(_ key: String) -> [Node] { fields[key]?.sequence.map(Array.init) ?? [] }

  private func checkItems() {
    guard questionnaire.presentation == .tickList else { return }
    for (item, node) in zip(questionnaire.items, entries("items")) where item.options.count != 2 {
      log.error("in a checklist page every item has exactly two options: not checked, then checked", at: node)
    }
  }

  private func checkConditions() {
    var earlier: Set<Item.ID> = []
    for (item, node) in zip(questionnaire.items, entries("items")) {
      if let condition = item.enableWhen {
        let place = node.mapping?["when"] ?? node.mapping?["left-out-unless"]
        for id in condition.items where !earlier.contains(id) && questionnaire.item(id) != nil {
          log.error("the condition looks forward to '\(id)'; it may only look at earlier items", at: place)
        }
        check(condition, at: place)
      }
      earlier.insert(item.id)
    }
    if let condition = questionnaire.guidance.reachedWhen {
      check(condition, at: fields["guidance"]?.mapping?["reached-when"])
    }
  }

  private func check(_ condition: Condition, at place: Node?) {
    for id in condition.items where questionnaire.item(id) == nil {
      log.error("the condition names '\(id)', which is not an item of this questionnaire", at: place)
    }
    if !condition.cutOffs.isEmpty {
      log.error("a condition in a questionnaire cannot use a cut-off; use 'item' or 'sum-of'", at: place)
    }
    checkCodes(in: condition, at: place)
  }

  private func checkCodes(in condition: Condition, at place: Node?) {
    switch condition {
    case .answer(let id, let codes, _):
      guard let item = questionnaire.item(id) else { return }
      for code in codes where !item.options.contains(where: { $0.code == code }) {
        log.error("'\(id)' has no option with the code '\(code)'", at: place)
      }
    case .sum, .cutOff: break
    case .all(let parts), .any(let parts): for part in parts { checkCodes(in: part, at: place) }
    case .not(let part): checkCodes(in: part, at: place)
    }
  }

  private func checkScores() {
    let ids = Set(questionnaire.scores.map(\.id))
    for (score, node) in zip(questionnaire.scores, entries("scores")) {
      var seen: Set<Item.ID> = []
      for entry in node.mapping?["items"]?.sequence.map(Array.init) ?? [] {
        let id = entry.string ?? ""
        if questionnaire.item(id) == nil { log.error("the score names '\(id)', which is not an item here", at: entry) }
        if !seen.insert(id).inserted { log.error("the score has '\(id)' twice", at: entry) }
      }
      let isNeeded = questionnaire.shownScores.isEmpty || questionnaire.leadingCutOffScore?.id == score.id
      if score.isForCounselors, isNeeded {
        log.error("the results page needs this score: it cannot be for counselors only", at: node)
      }
      let possible = questionnaire.possibleRange(of: score)
      checkBands(of: score, possible: possible, at: node)
      let others = node.mapping?["other-cut-offs"]?.sequence.map(Array.init) ?? []
      let cutOffs = [score.cutOff.map { ($0, node.mapping?["cut-off"] ?? node) }].compactMap { $0 }
      for (cutOff, place) in cutOffs + zip(score.otherCutOffs, others) {
        if !possible.contains(cutOff.atLeast) {
          log.error(
            "the cut-off \(cutOff.atLeast) is outside the score's range, "
              + "\(possible.lowerBound) to \(possible.upperBound)", at: place)
        }
        for id in cutOff.together where !ids.contains(id) {
          log.error("the cut-off goes with the score '\(id)', which is not here", at: place)
        }
      }
    }
  }

  private func checkBands(of score: ScoreDefinition, possible: ClosedRange<Int>, at node: Node) {
    guard !score.bands.isEmpty else { return }
    let nodes = node.mapping?["bands"]?.sequence.map(Array.init) ?? []
    var expected = possible.lowerBound
    for (band, place) in zip(score.bands, nodes) {
      if band.range.lowerBound > expected {
        log.error("there is a gap before this band: it should start at \(expected)", at: place)
      } else if band.range.lowerBound < expected {
        log.error("this band overlaps the one before, or starts too low: it should start at \(expected)", at: place)
      }
      expected = band.range.upperBound + 1
    }
    if expected != possible.upperBound + 1 {
      log.error(
        "the bands end at \(expected - 1), but the score goes up to \(possible.upperBound)", at: nodes.last ?? node)
    }
    if score.bandsSource == nil { log.error("bands need 'bands-source': the paper they come from", at: node) }
  }

  private func checkSafetyRules() {
    var ids: Set<String> = []
    for (rule, node) in zip(questionnaire.safetyRules, entries("safety")) {
      if !ids.insert(rule.id).inserted { log.error("the safety rule id '\(rule.id)' is used twice", at: node) }
      guard let item = questionnaire.item(rule.item) else {
        log.error("the safety rule names '\(rule.item)', which is not an item here", at: node)
        continue
      }
      for code in rule.answers where !item.options.contains(where: { $0.code == code }) {
        log.error("'\(rule.item)' has no option with the code '\(code)'", at: node)
      }
      if rule.answers.isEmpty && !rule.whenDeclined {
        log.error("the safety rule has neither 'answers' nor 'declined', so nothing can raise it", at: node)
      }
    }
    for (item, node) in zip(questionnaire.items, entries("items")) {
      guard let phrase = SelfHarmPhrases.builtIn.phrase(in: (item.stem ?? "") + " " + item.text) else { continue }
      if !questionnaire.safetyRules.contains(where: { $0.item == item.id && !$0.answers.isEmpty }) {
        log.error(
          "this item asks about self-harm ('\(phrase)'); it needs a rule under 'safety' with 'answers'", at: node)
      }
    }
  }

  private func checkSource() {
    guard questionnaire.kind == .screen else { return }
    if questionnaire.source.citation == nil || questionnaire.source.terms == nil {
      log.error(
        "a screen is somebody's published work: it needs 'source' with 'citation' and 'terms'",
        at: fields["source"] ?? fields.node)
    }
  }
}
