import Screening

extension AppState {
  var outcome: Outcome {
    interview?.outcome ?? Outcome(plan: "", results: [])
  }

  /// The outcome that the visible page shows.
  var shownOutcome: Outcome {
    if case .desk(.sitting(let sitting)) = place.route { outcome(of: sitting) } else { outcome }
  }

  /// The person's own results.
  var resultsPage: Page {
    Page(
      title: words[.resultsTitle],
      blocks: resultBlocks(outcome) + helpSection,
      actions: [.confirm, .arithmetic, .back, .pageDown, .leave, .helpNow, .keys])
  }

  /// What was reported, area by area: scores on their scales, never what they might mean for the person.
  func resultBlocks(_ outcome: Outcome) -> [Block] {
    var blocks: [Block] = [.text(words[.resultsNotDiagnosis])]
    let leading = desk == nil ? outcome.leadingScores : outcome.leadingScoresForCounselors
    if leading.contains(where: { $0.result.questionnaire.kind == .checklist }) {
      blocks.append(.text(words[.resultsChecklist]))
    }
    for area in Area.allCases {
      let scores = leading.filter { $0.score.definition.area == area }
      if scores.isEmpty { continue }
      blocks.append(.section(words[area]))
      for (index, entry) in scores.enumerated() {
        if index > 0 { blocks.append(.gap) }
        blocks += self.blocks(for: entry.score, of: entry.result)
      }
    }
    return blocks
  }

  private func blocks(for score: Score, of result: QuestionnaireResult) -> [Block] {
    let questionnaire = result.questionnaire
    let isLast = questionnaire.shownScores.last?.id == score.id
    let blocks = [.text(name(of: score, in: questionnaire), .question)] + scoreBlocks(score, of: result)
    let guidance = guidance(for: score, in: questionnaire)
    let always = isLast ? questionnaire.guidance.always : nil
    return blocks + [guidance, always].compactMap { $0 }.flatMap { [.gap, .text(site.fill($0))] }
  }

  /// The score on its scale with what has been published about it, without its name.
  func scoreBlocks(_ score: Score, of result: QuestionnaireResult) -> [Block] {
    var blocks: [Block] =
      switch result.questionnaire.kind {
      case .checklist: checklistBlocks(score, of: result)
      case .screen: screenBlocks(score)
      }
    if score.missingCount > 0 {
      blocks.append(.text(words(.resultsMissing, ["count": String(score.missingCount)]), .dim))
    }
    return blocks
  }

  /// The questionnaire's name, with the score's where it has several.
  func name(of score: Score, in questionnaire: Questionnaire) -> String {
    let scores = desk == nil ? questionnaire.shownScores : questionnaire.scores
    return scores.count == 1 ? questionnaire.title : "\(questionnaire.short): \(score.definition.title)"
  }

  private func checklistBlocks(_ score: Score, of result: QuestionnaireResult) -> [Block] {
    let signs = score.contributions.filter { $0.points.lowerBound >= 1 }.map(\.item.text)
    let count =
      score.contributions.count == 1
      ? words[signs.isEmpty ? .resultsOneNotTicked : .resultsOneTicked]
      : words(.resultsTicked, ["count": String(signs.count), "total": String(score.contributions.count)])
    return [.text(count)] + (signs.isEmpty ? [] : [.list(signs)])
  }

  private func screenBlocks(_ score: Score) -> [Block] {
    var blocks: [Block] = [
      .text(words(.resultsScore, ["score": range(score), "maximum": String(score.possible.upperBound)]))
    ]
    if isSingleNumber(score) {
      blocks = [.text(words(.resultsNumber, ["score": range(score)]))]
    } else {
      blocks.append(.scoreBar(ScoreBar(score)))
    }
    if let band = score.band { blocks.append(.text(words(.resultsBand, bandValues(band)))) }
    if let cutOff = score.definition.cutOff, let met = score.cutOffMet {
      let word: Word =
        switch met {
        case .yes: .resultsCutOffReached
        case .no: .resultsCutOffBelow
        case .unknown: .resultsCutOffUnknown
        }
      blocks.append(.text(words(word, ["cut-off": String(cutOff.atLeast)])))
    }
    if !isSingleNumber(score) {
      let reported = score.contributions.count { $0.points.lowerBound >= 1 }
      let asked = score.contributions.count { $0.status != .notAsked }
      if asked > 0 {
        blocks.append(.text(words(.resultsReported, ["count": String(reported), "total": String(asked)])))
      }
    }
    return blocks
  }

  func isSingleNumber(_ score: Score) -> Bool {
    guard score.contributions.count == 1, case .number = score.contributions[0].item.answerKind else { return false }
    return true
  }

  func range(_ score: Score) -> String {
    let range = score.range
    if let value = score.value { return String(value) }
    return words(.rangeOfScores, ["low": String(range.lowerBound), "high": String(range.upperBound)])
  }

  func bandValues(_ band: Band) -> [String: String] {
    ["band": band.text, "low": String(band.range.lowerBound), "high": String(band.range.upperBound)]
  }

  private func guidance(for score: Score, in questionnaire: Questionnaire) -> String? {
    let guidance = questionnaire.guidance
    if questionnaire.kind == .checklist {
      return score.range.lowerBound >= 1 ? guidance.anySign : guidance.noSign
    }
    guard questionnaire.leadingCutOffScore?.id == score.id else { return nil }
    switch score.cutOffMet {
    case .yes: return guidance.reached
    case .no: return guidance.below
    case .unknown: return guidance.unknown
    case nil: return nil
    }
  }

  mutating func goOnFromResults() {
    if fullerPlans.isEmpty { readOn() } else { push(.fuller) }
  }

  /// The education pages that the plan puts after its results, then the centre's number.
  mutating func readOn() {
    let wanted = interview?.plan.learn ?? []
    let all = loadEducationPages()
    let pages = wanted.compactMap { id in all.first { $0.id == id } }
    push(pages.isEmpty ? .centre : .education(pages, index: 0, afterResults: true))
  }
}

extension ScoreBar {
  init(_ score: Score) {
    self.init(
      range: score.range, possible: score.possible, bandStarts: score.definition.bands.map(\.range.lowerBound),
      cutOff: score.definition.cutOff?.atLeast)
  }
}
