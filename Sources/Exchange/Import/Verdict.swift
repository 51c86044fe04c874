import FHIR
import ForeignText
import Screening
import TextWidth

/// What is said of an imported form, on one screen.
package struct Verdict: Sendable {
  private static let width = 80
  private static let height = 24

  private let head: String
  private let words: [String]
  private let differences: [String]
  private let losses: [String]
  private let end: [String]

  /// - Parameters:
  ///   - file: as people named it.
  ///   - form: what it holds.
  ///   - plain: the file that was made of it; `nil` where none is needed.
  ///   - output: where that was written.
  package init(
    _ recognition: Recognition, of form: Form, in file: String, plain: PlainQuestionnaire?, losses: [String],
    output: String?
  ) {
    let title = plain?.title ?? form.title?.withoutMarkup ?? form.name?.withoutMarkup ?? ""
    head = "\(file): \(title.isEmpty ? "a Questionnaire" : title) (\(Self.count(form.questions.count, "question")))"
    self.losses = losses
    switch recognition {
    case .recognized(let questionnaire, let hasPoints):
      words = [
        "RECOGNIZED: \(questionnaire.id), \(questionnaire.title)",
        "  Its codes, questions, and "
          + (hasPoints ? "points" : "answers (it gives no points of its own)")
          + " are those of \(questionnaire.id), so the program's own file asks and scores it. No new file is needed"
          + (output == nil ? "." : ", and none was written."),
      ]
      differences = []
      end =
        ["Use it:  selfscreen score \(questionnaire.id) FILE"]
        + (questionnaire.isNoncommercial
          ? ["Its terms forbid commercial use: selfscreen show \(questionnaire.id)"] : [])
    case .differs(let questionnaire, let found):
      words = [
        "DIFFERS from \(questionnaire.id), \(questionnaire.title)",
        "  What is published about \(questionnaire.id) does not hold for it, so there is no band and no cut-off.",
      ]
      differences = found
      end = Self.ending(plain, output)
    case .unknown:
      words = [
        "UNKNOWN: none of the program's questionnaires",
        "  It becomes a plain questionnaire. Nothing published is known of it here, so there is no band and no cut-off.",
      ]
      differences = []
      end = Self.ending(plain, output)
    }
  }

  private static func ending(_ plain: PlainQuestionnaire?, _ output: String?) -> [String] {
    guard let plain else { return [] }
    var lines: [String] = []
    if let score = plain.scores.first {
      lines.append(
        score.isSum
          ? "Scores: \(plain.scores.map { "\($0.id) (\(count($0.items.count, "question")))" }.joined(separator: ", "))"
          : "Scores: none in the file; how many questions were answered is counted.")
    }
    if !plain.selfHarmItems.isEmpty {
      lines.append(
        "Safety: asks about self-harm; any answer but the lowest or no now opens the crisis page: "
          + plain.selfHarmItems.joined(separator: ", "))
    }
    if plain.form.isForNoncommercialUse {
      lines.append("Its terms forbid commercial use: offered only where a site turns that on.")
    }
    if let language = plain.form.language?.withoutMarkup, !language.lowercased().hasPrefix("en") {
      lines.append("Its words are in the language '\(language)', and stand among the program's English.")
    }
    lines.append(
      output.map { "Written to \($0). Try:  selfscreen show \(plain.id) --questionnaires FOLDER" }
        ?? "Nothing was written. To keep it, add  --output FILE.yaml")
    return lines
  }

  private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  /// At most a screen of lines. What does not fit is counted: the written file has all of it.
  package var lines: [String] {
    let fixed = wrapped([head], first: "", most: 2) + words.flatMap { wrapped([$0], first: "", most: 3) }
    let last = end.flatMap { wrapped([$0], first: "", most: 3) }
    var room = Self.height - fixed.count - last.count
    var lines = fixed
    if !differences.isEmpty {
      let most = losses.isEmpty ? room : max(4, room - min(losses.count * 2, 6))
      let part = fitting(differences, most: most)
      lines += part
      room -= part.count
    }
    lines += fitting(losses, most: room)
    return lines + last
  }

  private func fitting(_ texts: [String], most: Int) -> [String] {
    var lines: [String] = []
    for (index, text) in texts.enumerated() {
      let next = wrapped([text], first: "- ", most: 3)
      let isLast = index == texts.count - 1
      guard lines.count + next.count <= (isLast ? most : most - 1) else {
        return most > 0 ? lines + ["- and \(texts.count - index) more"] : []
      }
      lines += next
    }
    return lines
  }

  private func wrapped(_ texts: [String], first: String, most: Int) -> [String] {
    texts.flatMap { text -> [String] in
      let indent = String(text.prefix { $0 == " " })
      let starts = (indent + first, indent + String(repeating: " ", count: first.count))
      let room = Self.width - starts.0.displayWidth
      // An address may be longer than a line.
      let lines = text.dropFirst(indent.count).description.visibleOnOneLine.wrapped(to: room)
      let shown =
        lines.count > most ? lines.prefix(most - 1) + [lines[most - 1].clipped(to: room - 2) + " …"] : lines[...]
      return shown.enumerated().map { ($0 == 0 ? starts.0 : starts.1) + $1 }
    }
  }
}
