import QuestionnaireLibrary
import Screening
import TerminalKit

/// The words that a person can say to somebody, made from what they reported.
extension Session {
  /// At most so many signs of one questionnaire are named: nobody reads out a list.
  private static var mostSigns: Int { 3 }

  /// Whom to call, with the words to say.
  var wordsToSayBlocks: [Block] {
    let safety = safetyStatements.filter { $0.kind == .told && $0.rule.level == .crisis }.compactMap(\.rule.toSay)
    let first: [Block] =
      safety.isEmpty
      ? []
      : [
        .text(strings.nextSafety), .text(strings.quoted(words: safety[0] + " " + strings.nextSafetyAsk), .question),
        .gap,
      ]
    return first + [
      .text(strings.nextIntroduction(centre: site.centre.name, phone: site.centre.phone)),
      .text(strings.quoted(words: wordsToSay), .question),
    ]
  }

  /// The questions that are worth asking a center.
  var questionsToAsk: [Block] {
    [.heading(strings.nextAsk), .list([strings.nextAskVisit, strings.nextAskSoon, strings.nextAskCost])]
  }

  private var wordsToSay: String {
    let reported = outcome.leadingScores.filter { $0.score.range.lowerBound >= 1 }
    let told = Area.allCases.flatMap { area in
      sentences(on: reported.filter { $0.score.definition.area == area }.map(\.result))
    }
    return told.isEmpty
      ? strings.sayNothing : ([strings.sayOpening] + told + [strings.sayQuestion]).joined(separator: " ")
  }

  /// The sentences on what was reported in an area: the one that names signs, or else those without any.
  private func sentences(on reported: [QuestionnaireResult]) -> [String] {
    let naming = reported.compactMap { result -> String? in
      let signs = signsReportedMost(result)
      return signs.isEmpty ? nil : sentence(for: result, naming: signs)
    }
    if let first = naming.first { return [first] }
    return reported.compactMap { sentence(for: $0, naming: []) }.reduce(into: []) { sentences, sentence in
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
  }

  /// The questionnaire's sentence with these signs, or the one without any.
  private func sentence(for result: QuestionnaireResult, naming signs: [String]) -> String? {
    guard let sentence = result.questionnaire.guidance.toSay,
      sentence.contains("{\(Guidance.signsPlace)}") != signs.isEmpty
    else { return nil }
    return site.fill(sentence, signs: listOfWords(signs))
  }

  /// The items' own words for those with the most points, in the order of the items.
  private func signsReportedMost(_ result: QuestionnaireResult) -> [String] {
    let reported = result.scores.flatMap(\.contributions).filter { $0.points.lowerBound >= 1 && $0.item.toSay != nil }
    let items = reported.reduce(into: [(item: Item, points: Int)]()) { items, contribution in
      if !items.contains(where: { $0.item.id == contribution.item.id }) {
        items.append((contribution.item, contribution.points.lowerBound))
      }
    }
    let least = items.map(\.points).sorted(by: >).prefix(Self.mostSigns).last ?? 0
    // Those above the least come first, so that none of them is left out for an earlier one.
    let kept = items.filter { $0.points > least } + items.filter { $0.points == least }
    let chosen = Set(kept.prefix(Self.mostSigns).map(\.item.id))
    return items.filter { chosen.contains($0.item.id) }.compactMap(\.item.toSay)
  }
}
