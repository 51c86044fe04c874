import Screening

/// Seeded answers to a questionnaire, as a file would hold them: blanks, refusals, closed gates and all.
package struct AnswerSheets {
  private var generator: SeededGenerator
  package let questionnaire: Questionnaire

  package init(_ questionnaire: Questionnaire, seed: UInt64) {
    self.questionnaire = questionnaire
    generator = SeededGenerator(seed: seed)
  }

  /// A sheet: the text for each item, in order. Some sheets are full, some nearly empty.
  package mutating func next() -> [String] {
    let missing = [0, 0, 5, 20, 60].randomElement(using: &generator) ?? 0
    // Sheets lean to the lowest or the highest answers, so that the ends of the scales come up, too.
    let lean = Lean.allCases.randomElement(using: &generator)
    return questionnaire.items.map { item in
      if Int.random(in: 0..<100, using: &generator) < missing {
        return Bool.random(using: &generator) ? "" : "declined"
      }
      switch item.answerKind {
      case .number(let range):
        // Near the lowest, where the cut-offs are.
        let top = lean == .highest ? range.maximum : min(range.maximum, range.minimum + 2)
        return String(Int.random(in: range.minimum...top, using: &generator))
      case .options(let options):
        let likely =
          switch lean {
          case .lowest: options.prefix(Int.random(in: 0..<5, using: &generator) > 0 ? 1 : 2)
          case .highest: options.suffix(Int.random(in: 0..<5, using: &generator) > 0 ? 1 : 2)
          case .anywhere, nil: options[...]
          }
        return likely.randomElement(using: &generator)?.code ?? ""
      }
    }
  }

  private enum Lean: CaseIterable {
    case lowest, highest, anywhere
  }

  /// The texts as answers.
  package static func answers(_ texts: [String], to questionnaire: Questionnaire) -> Answers {
    var answers: Answers = [:]
    for (item, text) in zip(questionnaire.items, texts) where !text.isEmpty {
      answers[item.id] =
        if text == "declined" {
          .declined
        } else if item.options.isEmpty {
          Int(text).map(Answer.number)
        } else {
          .option(text)
        }
    }
    return answers
  }
}
