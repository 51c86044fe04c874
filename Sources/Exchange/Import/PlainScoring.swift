import FHIR
import QuestionnaireLibrary
import Screening

/// The scores of a form that nobody knows: the points of its questions, added up, and nothing said about the sum.
struct PlainScoring {
  private(set) var scores: [PlainQuestionnaire.PlainScore] = []
  private var countsAnswers = false

  /// - Parameter ids: the items' ids by link id.
  init(_ form: Form, known: KnownItems, ids: [String: String]) {
    let points = form.questions.filter { question in
      !question.options.isEmpty && known.match(question)?.isUnscored != true
        && question.options.allSatisfy { if case .whole = $0.points { true } else { false } }
    }.map(\.linkID)
    let pointed = Set(points)
    let numbers = Set(form.questions.filter(\.options.isEmpty).map(\.linkID))
    for total in form.totals {
      // A formula that names questions says which; another adds up those beside it, or else all.
      let counted = Set(total.named.isEmpty ? total.beside : total.named)
      let found = form.questions.map(\.linkID).filter { linkID in
        counted.contains(linkID) && (pointed.contains(linkID) || (!total.named.isEmpty && numbers.contains(linkID)))
      }
      let added = found.isEmpty && total.named.isEmpty ? points : found
      guard !added.isEmpty, !scores.contains(where: { $0.items == added.compactMap { ids[$0] } }) else { continue }
      let title = total.text.isEmpty ? "Points added up" : total.text
      append(title, total.linkID, isSum: true, added.compactMap { ids[$0] })
    }
    guard scores.isEmpty else {
      // Nobody needs the link id of the only one.
      if scores.count == 1 { scores[0].id = "total" }
      return
    }
    let chosen = form.questions.filter { !$0.options.isEmpty }.map(\.linkID)
    if !points.isEmpty {
      append("Points added up", "points", isSum: true, points.compactMap { ids[$0] })
    } else if !chosen.isEmpty {
      countsAnswers = true
      append("Questions answered", "answered", isSum: false, chosen.compactMap { ids[$0] })
    } else {
      for question in form.questions {
        let id = ids[question.linkID] ?? ""
        append(question.text, id, isSum: true, [id])
      }
    }
  }

  private mutating func append(_ title: String, _ name: String, isSum: Bool, _ items: [String]) {
    let slug = String(name.slug("_").prefix(40))
    let base = slug.first?.isLetter == true ? slug : "score_" + slug
    let id = scores.contains { $0.id == base } ? "\(base)_\(scores.count + 1)" : base
    scores.append(PlainQuestionnaire.PlainScore(id: id, title: title, isSum: isSum, items: items))
  }

  /// The points of an option in the file: a file without any counts its answers, each as 1.
  func points(_ option: Form.Option, isScored: Bool) -> Int {
    if countsAnswers { return 1 }
    if isScored, case .whole(let points) = option.points { return points }
    return 0
  }
}

/// The items of the library's questionnaires, to be found by code or by words.
struct KnownItems {
  struct Known {
    /// Whether no questionnaire that has it adds it up.
    var isUnscored: Bool
    var isSafetyItem: Bool
  }

  private var byLOINC: [String: Known] = [:]
  private var byWords: [String: Known] = [:]
  let ids: Set<String>

  init(_ library: Library) throws(Problems) {
    var ids: Set<String> = []
    for id in library.questionnaireIDs {
      guard let questionnaire = try library.questionnaire(id) else { continue }
      let scored = Set(questionnaire.scores.flatMap(\.items))
      let safety = Set(questionnaire.safetyRules.map(\.item))
      for item in questionnaire.items {
        ids.insert(item.id)
        let known = Known(isUnscored: !scored.contains(item.id), isSafetyItem: safety.contains(item.id))
        if let loinc = item.loinc { byLOINC[loinc] = Self.both(byLOINC[loinc], known) }
        let letters = Wording(item.text).letters
        byWords[letters] = Self.both(byWords[letters], known)
      }
    }
    self.ids = ids
  }

  private static func both(_ one: Known?, _ other: Known) -> Known {
    guard let one else { return other }
    return Known(
      isUnscored: one.isUnscored && other.isUnscored, isSafetyItem: one.isSafetyItem || other.isSafetyItem)
  }

  func match(_ question: Form.Question) -> Known? {
    let end = question.linkID.split(separator: "/").last.map(String.init)
    let codes = question.codes.compactMap(\.mayBeLOINC) + [end].compactMap { $0 }
    return codes.lazy.compactMap { byLOINC[$0] }.first ?? byWords[Wording(question.text).letters]
  }
}
