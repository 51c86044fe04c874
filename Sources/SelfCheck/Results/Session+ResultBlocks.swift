import Screening
import TerminalKit

/// Scores as people read them: what was reported, on its scale, with what has been published about it.
extension Session {
  package var outcome: Outcome {
    interview?.outcome ?? Outcome(plan: "", results: [])
  }

  /// The answers that were reported, area by area: scores on their scales, never what they might mean for the person.
  ///
  /// - Parameter safety: the answers about safety of which no word may make less.
  package func resultBlocks(_ outcome: Outcome, guarding safety: [SafetyStatement]) -> [Block] {
    var blocks: [Block] = []
    let guarded = safety.areas
    let leading = role.includesCounselorContent ? outcome.leadingScoresForCounselors : outcome.leadingScores
    if leading.contains(where: { $0.result.questionnaire.isListOfSigns }) {
      blocks.append(.text(strings.resultsChecklist))
    }
    for area in Area.allCases {
      let scores = leading.filter {
        $0.score.definition.area == area && !safety.contradicts($0.score, of: $0.result.questionnaire)
      }
      if scores.isEmpty { continue }
      blocks.append(.section(name(of: area)))
      for (index, entry) in scores.enumerated() {
        if index > 0 { blocks.append(.gap) }
        blocks += self.blocks(for: entry.score, of: entry.result, isGuarded: guarded.contains(area))
      }
    }
    return blocks
  }

  /// - Parameter isGuarded: whether an answer about safety was given in this area, so that no word may make less of it.
  private func blocks(for score: Score, of result: QuestionnaireResult, isGuarded: Bool) -> [Block] {
    let questionnaire = result.questionnaire
    let isLast = questionnaire.shownScores.last?.id == score.id
    let blocks =
      [.text(name(of: score, in: questionnaire), .question)] + scoreBlocks(score, of: result, isGuarded: isGuarded)
    let guidance = guidance(for: score, of: result, isGuarded: isGuarded)
    let always = isLast && score.range.lowerBound >= 1 ? questionnaire.guidance.always : nil
    return blocks + [guidance, always].compactMap { $0 }.flatMap { [.gap, .text(site.fill($0))] }
  }

  /// The score on its scale with what has been published about it, without its name.
  ///
  /// - Parameter isGuarded: whether words that could make less of an answer about safety are left out.
  package func scoreBlocks(_ score: Score, of result: QuestionnaireResult, isGuarded: Bool = false) -> [Block] {
    // A range over the whole scale says nothing.
    if score.isLeftOut { return [.text(strings.resultsLeftOut)] }
    var blocks: [Block] =
      switch result.questionnaire.kind {
      case .checklist: checklistBlocks(score)
      case .screen: screenBlocks(score, of: result, isGuarded: isGuarded)
      }
    let shown = Set(result.responses.filter { $0.asked == .yes }.map(\.item.id))
    let open = score.contributions.count { $0.status == .missing && shown.contains($0.item.id) }
    if open > 0 { blocks.append(.text(strings.resultsMissing(count: String(open)), .dim)) }
    return blocks
  }

  /// What the score is about in plain words, and the instrument's usual abbreviation. A heading with the instrument's full
  /// name could be read as a diagnosis; that stands with the sources.
  private func name(of score: Score, in questionnaire: Questionnaire) -> String {
    if questionnaire.kind == .checklist { return questionnaire.title }
    let scores = role.includesCounselorContent ? questionnaire.scores : questionnaire.shownScores
    let ownTitle = scores.count == 1 ? nil : score.definition.plainTitle ?? score.definition.title
    let title = ownTitle ?? plainTitle(of: questionnaire)
    return questionnaire.short.contains(title)
      ? questionnaire.short : strings.resultsHeading(title: title, short: questionnaire.short)
  }

  private func checklistBlocks(_ score: Score) -> [Block] {
    let signs = score.contributions.filter { $0.points.lowerBound >= 1 }.map(\.item.text)
    let (count, total) = (String(signs.count), String(score.contributions.count))
    let sentence =
      if score.contributions.count == 1 {
        signs.isEmpty ? strings.resultsOneNotTicked : strings.resultsOneTicked
      } else {
        strings.resultsTicked(count: count, total: total)
      }
    return [.text(sentence)] + (signs.isEmpty ? [] : [.list(signs)])
  }

  private func screenBlocks(_ score: Score, of result: QuestionnaireResult, isGuarded: Bool) -> [Block] {
    let unit = unit(of: score)
    var blocks: [Block] =
      unit.map { [.text(strings.resultsNumber(score: range(score), unit: $0))] } ?? [
        .text(strings.resultsScore(score: range(score), maximum: String(score.possible.upperBound))),
        .scoreBar(bar(score)),
      ]
    if let band = shownBand(of: score, isGuarded: isGuarded) {
      let (low, high) = (String(band.range.lowerBound), String(band.range.upperBound))
      blocks.append(.text(strings.resultsBand(low: low, high: high, band: band.text)))
    }
    if !isGuarded || score.cutOffMet != .no, let sentence = cutOffSentence(score, in: result) {
      blocks.append(.text(sentence))
    }
    if unit == nil, !isGuarded || score.cutOffMet == .yes {
      let reported = score.contributions.count { $0.points.lowerBound >= 1 }
      let asked = score.contributions.count { $0.status != .notAsked }
      if asked > 0 {
        let isGraded = score.contributions.contains { $0.item.options.count > 2 }
        let (count, total) = (String(reported), String(asked))
        blocks.append(
          .text(
            isGraded
              ? strings.resultsReported(count: count, total: total) : strings.resultsSaidYes(count: count, total: total)
          ))
      }
    }
    return blocks
  }

  /// The published word for the score, unless it could make less of an answer about safety.
  func shownBand(of score: Score, isGuarded: Bool) -> Band? {
    isGuarded && score.cutOffMet != .yes ? nil : score.band
  }

  private func bar(_ score: Score) -> ScoreBar {
    let cutOff = score.definition.cutOff?.atLeast
    return ScoreBar(
      range: score.range, possible: score.possible, bandStarts: score.definition.bands.map(\.range.lowerBound),
      cutOff: cutOff, scoreLabel: strings.resultsBarScore(score: range(score)),
      cutOffLabel: cutOff.map { strings.resultsBarCutOff(cutOff: String($0)) } ?? "")
  }

  private func cutOffSentence(_ score: Score, in result: QuestionnaireResult) -> String? {
    let questionnaire = result.questionnaire
    guard let cutOff = score.definition.cutOff, let isMet = score.cutOffMet, !questionnaire.isPart(score.id),
      // A count of answers about safety is not one to look at more closely some time.
      !score.contributions.allSatisfy({ contribution in
        questionnaire.safetyRules.contains { $0.item == contribution.item.id }
      })
    else { return nil }
    if !cutOff.together.isEmpty { return ruleSentence(cutOff, of: score.id, in: questionnaire, isMet) }
    let points = String(cutOff.atLeast)
    let isNumber = unit(of: score) != nil
    return switch isMet {
    case .yes: isNumber ? strings.resultsNumberReached(cutOff: points) : strings.resultsCutOffReached(cutOff: points)
    case .no: isNumber ? strings.resultsNumberBelow(cutOff: points) : strings.resultsCutOffBelow(cutOff: points)
    case .unknown: strings.resultsCutOffUnknown(cutOff: points)
    }
  }

  /// What is published on several scores that count only together, and whether the answers come to it.
  private func ruleSentence(
    _ cutOff: CutOff, of score: ScoreDefinition.ID, in questionnaire: Questionnaire, _ isMet: Truth
  ) -> String {
    let parts = questionnaire.scores.compactMap { definition -> String? in
      guard definition.id == score || cutOff.together.contains(definition.id), let own = definition.cutOff else {
        return nil
      }
      let (most, title) = (
        questionnaire.possibleRange(of: definition).upperBound, definition.plainTitle ?? definition.title
      )
      return own.atLeast == most
        ? strings.resultsRuleAll(total: String(most), title: title)
        : strings.resultsRulePart(cutOff: String(own.atLeast), total: String(most), title: title)
    }
    let rule = listOfWords(parts)
    return switch isMet {
    case .yes: strings.resultsRuleReached(rule: rule)
    case .no: strings.resultsRuleNotReached(rule: rule)
    case .unknown: strings.resultsRuleUnknown(rule: rule)
    }
  }

  private func guidance(for score: Score, of result: QuestionnaireResult, isGuarded: Bool) -> String? {
    let questionnaire = result.questionnaire
    let guidance = questionnaire.guidance
    if score.isLeftOut { return nil }
    if questionnaire.kind == .checklist, score.range.lowerBound >= 1 {
      // What a list that asks about safety says of its signs could make less of that one.
      return isGuarded && !questionnaire.safetyRules.isEmpty ? nil : guidance.anySign
    }
    if isGuarded, score.cutOffMet != .yes { return nil }
    if questionnaire.kind == .checklist { return guidance.noSign }
    if score.cutOffMet == .yes, let next = score.definition.cutOff?.next { return next }
    guard questionnaire.leadingCutOffScore?.id == score.id else { return nil }
    if result.isReachedByAnswers { return guidance.reached }
    return switch score.cutOffMet {
    case .yes: guidance.reached
    case .no: guidance.below
    case .unknown: guidance.unknown
    case nil: nil
    }
  }

  // MARK: Words for values

  /// The unit of a score that is one number that somebody typed, and so has no scale; `nil` for any other.
  func unit(of score: Score) -> String? {
    guard score.contributions.count == 1, case .number(let range) = score.contributions[0].item.answerKind else {
      return nil
    }
    return range.unit(of: score.range.upperBound)
  }

  /// The item as it reads by itself, with the words above it where it goes on from them.
  func wholeText(of item: Item) -> String {
    guard let stem = item.stem, stem.hasSuffix("…") || stem.hasSuffix("...") else { return item.text }
    return "\(stem) \(item.text)"
  }

  func range(_ score: Score) -> String {
    if let value = score.value { return String(value) }
    return strings.rangeOfScores(low: String(score.range.lowerBound), high: String(score.range.upperBound))
  }

  /// The words as a part of a sentence: with commas, and the language's "and" before the last.
  func listOfWords(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return strings.listOfWords(first: words.dropLast().joined(separator: ", "), last: last)
  }

  /// Points, or the range that they could be.
  package func points(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound ? String(range.lowerBound) : "\(range.lowerBound)–\(range.upperBound)"
  }

  /// An answer in the words that the person chose.
  package func answerText(_ answer: Answer?, to item: Item) -> String {
    switch (answer, item.answerKind) {
    case (.option(let code), .options(let options)): options.first { $0.code == code }?.text ?? code
    case (.number(let number), .number(let range)): "\(number) \(range.unit(of: number))"
    case (.declined, _): strings.answerDeclined
    default: strings.answerMissing
    }
  }

  package func name(of area: Area) -> String {
    switch area {
    case .mood: strings.areaMood
    case .anxiety: strings.areaAnxiety
    case .trauma: strings.areaTrauma
    case .substanceUse: strings.areaSubstanceUse
    case .general: strings.areaGeneral
    }
  }

  /// What the questionnaire is about, in plain words.
  func plainTitle(of questionnaire: Questionnaire) -> String {
    questionnaire.plainTitle ?? (questionnaire.kind == .checklist ? questionnaire.title : name(of: questionnaire.area))
  }
}

extension Questionnaire {
  /// Whether it is a list of several signs, and not one question in our own words.
  fileprivate var isListOfSigns: Bool { kind == .checklist && items.count > 1 }
}

extension Score {
  /// Whether nothing is known of it: everything that it needs was left open.
  var isLeftOut: Bool { value == nil && range == possible }
}
