import Screening

extension AppState {
  /// How every score came about, so that anyone can check it by hand, and where each figure is published.
  func arithmeticPage(_ outcome: Outcome) -> Page {
    Page(
      title: words[.arithmeticTitle],
      blocks: outcome.results.flatMap(blocks) + helpSection,
      actions: [.escape, .pageDown, .leave, .helpNow, .keys])
  }

  private func blocks(for result: QuestionnaireResult) -> [Block] {
    let questionnaire = result.questionnaire
    let source = questionnaire.source
    let unscored = result.responses.filter { response in
      response.asked == .yes && !questionnaire.scores.contains { $0.items.contains(response.item.id) }
    }
    return [.section(questionnaire.title)]
      + result.scores.flatMap { blocks(for: $0, in: questionnaire) }
      + unscored.map {
        .row($0.item.text, value: "\(answerText($0.answer, to: $0.item)) · \(words[.arithmeticUnscored])")
      }
      + [source.citation, source.owner, source.terms].compactMap { $0 }.map { .text($0, .dim) }
      + source.notices.map { .text($0, .dim) }
  }

  private func blocks(for score: Score, in questionnaire: Questionnaire) -> [Block] {
    let definition = score.definition
    var blocks: [Block] = [.text(definition.title, .question)]
    blocks += score.contributions.map { .row($0.item.text, value: value(of: $0)) }
    blocks.append(
      .row(words[definition.method == .sum ? .arithmeticSum : .arithmeticCount], value: points(score.range)))
    if let cutOff = definition.cutOff {
      blocks.append(
        .text(
          words(.arithmeticCutOff, ["cut-off": String(cutOff.atLeast), "source": cutOff.source])
            + (cutOff.accuracy.map { "; \($0)" } ?? "") + (cutOff.note.map { ". \($0)" } ?? ""), .dim))
    }
    if !definition.bands.isEmpty {
      let bands = definition.bands.map { "\($0.range.lowerBound)–\($0.range.upperBound) \($0.text)" }
      blocks.append(
        .text(
          words(
            .arithmeticBands, ["bands": bands.joined(separator: ", "), "source": definition.bandsSource ?? ""]), .dim))
    }
    return blocks + [.gap]
  }

  private func value(of contribution: Score.Contribution) -> String {
    switch contribution.status {
    case .answered(let answer): "\(answerText(answer, to: contribution.item))  \(points(contribution.points))"
    case .missing: "\(words[.answerMissing])  \(points(contribution.points))"
    case .notAsked: "\(words[.answerNotAsked])  0"
    }
  }

  /// Points, or the range that they could be.
  func points(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound ? String(range.lowerBound) : "\(range.lowerBound)–\(range.upperBound)"
  }
}
