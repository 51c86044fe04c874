import FHIR
import QuestionnaireLibrary
import Screening

/// A form as a questionnaire file of its own: what it asks, with no cut-offs and no bands.
package struct PlainQuestionnaire: Sendable {
  package let id: String
  package let title: String
  let form: Form
  let area: Area
  let isNearAnother: Bool
  let items: [PlainItem]
  let scores: [PlainScore]
  /// The items that ask about self-harm.
  package var selfHarmItems: [String] { items.filter { $0.crisisAnswers != nil }.map(\.id) }

  struct PlainItem: Sendable {
    let id: String
    let question: Form.Question
    /// As the file is written: a number is asked as answers where a crisis rule needs those.
    let options: [(option: Form.Option, points: Int)]
    let isScored: Bool
    /// The options that open the crisis page, where the item asks about self-harm.
    let crisisAnswers: [String]?
  }

  struct PlainScore: Sendable {
    var id: String
    let title: String
    let isSum: Bool
    let items: [String]
  }

  /// - Parameters:
  ///   - library: what the file will stand beside.
  ///   - near: the questionnaire that the form is nearly.
  /// - Returns: `nil` where nothing is left to ask.
  /// - Throws: `Problems` when a file of the library cannot be read.
  package init?(_ form: Form, in library: Library, near: Questionnaire?) throws(Problems) {
    var form = form
    let known = try KnownItems(library)
    // A number can't open the crisis page, and few numbers can be answers.
    for index in form.questions.indices.reversed() where Self.asksAboutSelfHarm(form.questions[index], known, library) {
      guard case .number(let low, let high, _) = form.questions[index].answers else { continue }
      let question = form.questions.remove(at: index)
      if high - low <= Self.mostNumbers {
        form.questions.insert(question.choosing(low...high), at: index)
      } else {
        form.losses.append(Form.Loss(kind: .numberAboutSelfHarm, linkID: question.linkID))
      }
    }
    if form.questions.isEmpty { return nil }
    let asked = Set(form.questions.map(\.linkID))
    for index in form.questions.indices
    where form.questions[index].condition.map({ !asked.isSuperset(of: $0.items) }) == true {
      form.losses.append(Form.Loss(kind: .condition, linkID: form.questions[index].linkID))
      form.questions[index].condition = nil
    }
    self.form = form
    let title =
      [form.title, form.name, form.id].compactMap { $0?.withoutMarkup }.first { !$0.isEmpty } ?? "Questionnaire"
    self.title = title
    area = near?.area ?? .general
    isNearAnother = near != nil
    let taken = Set(library.questionnaireIDs)
    id = Self.id(for: form, title: title, taken: taken)
    let ids = Self.itemIDs(form.questions.map(\.linkID), form: id, taken: known.ids)
    let scoring = PlainScoring(form, known: known, ids: ids)
    scores = scoring.scores
    let scored = Set(scores.flatMap(\.items))
    items = form.questions.map { question in
      let itemID = ids[question.linkID] ?? ""
      let isScored = scored.contains(itemID)
      return PlainItem(
        id: itemID, question: question,
        options: question.options.map { ($0, scoring.points($0, isScored: isScored)) }, isScored: isScored,
        crisisAnswers: Self.asksAboutSelfHarm(question, known, library) ? Self.crisisAnswers(question) : nil)
    }
  }

  /// The most numbers, above the lowest, that are asked as answers.
  private static let mostNumbers = 20

  // MARK: Safety

  private static func asksAboutSelfHarm(_ question: Form.Question, _ known: KnownItems, _ library: Library) -> Bool {
    library.speaksOfSelfHarm([question.stem, question.text].compactMap { $0 }.joined(separator: " "))
      || known.match(question)?.isSafetyItem == true
  }

  /// Every answer but the lowest, or no. Where points and words do not agree on which that is, every answer.
  private static func crisisAnswers(_ question: Form.Question) -> [String] {
    let options = question.options
    var harmless = Set(options.filter { Self.isNo($0.text) }.map(\.code))
    let points = options.compactMap { if case .whole(let points) = $0.points { points } else { nil } }
    if points.count == options.count, let lowest = points.min() {
      let low = Set(zip(options, points).filter { $1 == lowest }.map(\.0.code))
      harmless = harmless.isEmpty ? low : harmless.intersection(low)
    }
    if harmless.count == options.count { harmless = [] }
    return options.map(\.code).filter { !harmless.contains($0) }
  }

  private static func isNo(_ text: String) -> Bool {
    [
      "no", "never", "notatall", "none", "false", "0", "noneatall", "notatallever", "n", "nein", "nie",
      "überhauptnicht",
      "nunca", "non", "jamais", "nee", "nooit",
    ].contains(Wording(text).letters)
  }

  // MARK: Ids

  private static func id(for form: Form, title: String, taken: Set<String>) -> String {
    let wanted = form.exportedFrom ?? [form.id, form.name, title].compactMap { $0?.slug("-") }.first { !$0.isEmpty }
    let base = String((wanted?.slug("-") ?? "").prefix(60))
    let name = base.isEmpty ? "imported" : base
    if !taken.contains(name) { return name }
    return (1...).lazy.map { $0 == 1 ? "imported-\(name)" : "imported-\(name)-\($0)" }.first { !taken.contains($0) }
      ?? name
  }

  private static func itemIDs(_ linkIDs: [String], form: String, taken: Set<String>) -> [String: String] {
    var used: Set<String> = []
    var ids: [String: String] = [:]
    for linkID in linkIDs {
      var name = String(linkID.slug("_").prefix(60))
      if name.first?.isLetter != true { name = "q_" + name }
      if taken.contains(name) { name = form.slug("_") + "_" + name }
      let free =
        used.contains(name) || taken.contains(name)
        ? (2...).lazy.map { "\(name)_\($0)" }.first { !used.contains($0) && !taken.contains($0) } ?? name : name
      used.insert(free)
      ids[linkID] = free
    }
    return ids
  }
}

extension String {
  /// Lowercase letters and digits of ASCII, with the sign between.
  func slug(_ sign: Character) -> String {
    lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: String(sign))
  }
}
