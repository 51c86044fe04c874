import Screening
import TerminalKit

extension Session {
  /// The arithmetic of every score, so that anyone can check it by hand, with the source of each figure.
  package struct ArithmeticScreen: Screen {
    private let outcome: Outcome

    package init(_ outcome: Outcome) {
      self.outcome = outcome
    }

    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .overlay, patience: .usual, typing: .none)
    }

    package func content(in session: Session) -> Content {
      let strings = session.strings
      return Content(
        title: strings.arithmeticTitle,
        blocks: outcome.results.flatMap { blocks(for: $0, session) } + notices, aside: session.aside(.end),
        keys: [
          .close, .scroll, .enter { $0.close() }, .leave, .key(.arithmetic, help: strings.helpEscape) { $0.close() },
          .help, .keys,
        ])
    }

    private func blocks(for result: QuestionnaireResult, _ session: Session) -> [Block] {
      let questionnaire = result.questionnaire
      let source = questionnaire.source
      let unscored = result.responses.filter { response in
        response.answer != nil && response.asked == .yes
          && !questionnaire.scores.contains { $0.items.contains(response.item.id) }
      }
      let unscoredRows = unscored.map { response in
        let answer = session.answerText(response.answer, to: response.item)
        return Block.row(response.item.text, value: "\(answer) · \(session.strings.arithmeticUnscored)")
      }
      return [.section(questionnaire.title)] + result.scores.flatMap { blocks(for: $0, session) } + unscoredRows
        + (source.citation.map { [.text($0, .dim)] } ?? [])
    }

    /// The owners' terms and notices, each once: several questionnaires have the same.
    private var notices: [Block] {
      let all = outcome.results.flatMap { result in
        let source = result.questionnaire.source
        let terms = [source.owner, source.terms].compactMap { $0 }.joined(separator: ": ")
        return (terms.isEmpty ? [] : [terms]) + source.notices
      }
      let once = all.reduce(into: [String]()) { notices, notice in
        if !notices.contains(notice) { notices.append(notice) }
      }
      return once.flatMap { [.gap, .text($0, .dim)] }
    }

    private func blocks(for score: Score, _ session: Session) -> [Block] {
      let strings = session.strings
      let definition = score.definition
      let total = definition.method == .sum ? strings.arithmeticSum : strings.arithmeticCount
      var blocks: [Block] = [.text(definition.title, .question)]
      blocks += score.contributions.map { .row(session.wholeText(of: $0.item), value: value(of: $0, session)) }
      blocks.append(.row(total, value: session.points(score.range)))
      if let cutOff = definition.cutOff {
        let figure = strings.arithmeticCutOff(cutOff: String(cutOff.atLeast), source: cutOff.source)
        blocks.append(
          .text(figure + (cutOff.accuracy.map { "; \($0)" } ?? "") + (cutOff.note.map { ". \($0)" } ?? ""), .dim))
      }
      if !definition.bands.isEmpty {
        let bands = definition.bands.map { "\($0.range.lowerBound)–\($0.range.upperBound) \($0.text)" }
        blocks.append(
          .text(
            strings.arithmeticBands(bands: bands.joined(separator: ", "), source: definition.bandsSource ?? ""), .dim))
      }
      return blocks + [.gap]
    }

    private func value(of contribution: Score.Contribution, _ session: Session) -> String {
      let points = session.points(contribution.points)
      return switch contribution.status {
      case .answered(let answer): "\(session.answerText(answer, to: contribution.item))  \(points)"
      case .missing: "\(session.strings.answerMissing)  \(points)"
      case .notAsked: "\(session.strings.answerNotAsked)  0"
      }
    }
  }
}
