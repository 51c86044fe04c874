import FHIR
import QuestionnaireLibrary
import Screening

/// The questionnaire of the library that a form is, or nearly is.
package enum Recognition: Sendable {
  case recognized(Questionnaire, hasPoints: Bool)
  case differs(Questionnaire, differences: [String])
  case unknown

  /// Compares the form with every questionnaire. Titles say nothing: codes, questions and points do.
  ///
  /// - Throws: `Problems` when a file of the library cannot be read.
  package init(_ form: Form, in library: Library) throws(Problems) {
    var comparisons: [Comparison] = []
    for id in library.questionnaireIDs {
      if let questionnaire = try library.questionnaire(id) { comparisons.append(Comparison(form, with: questionnaire)) }
    }
    // A form that says by its code which one it is can be no other.
    let claimed = comparisons.filter(\.isClaimed)
    let candidates = claimed.isEmpty ? comparisons : claimed
    let same = candidates.filter(\.differences.isEmpty)
      .max { ($0.likeness, $0.countOfSameWords) < ($1.likeness, $1.countOfSameWords) }
    if let same {
      self = .recognized(same.questionnaire, hasPoints: same.hasPoints)
      return
    }
    let near = candidates.filter(\.isNear).max {
      ($0.likeness, -$0.differences.count) < ($1.likeness, -$1.differences.count)
    }
    self = near.map { .differs($0.questionnaire, differences: $0.differences) } ?? .unknown
  }
}

/// A form beside one questionnaire, item by item.
struct Comparison {
  let questionnaire: Questionnaire
  /// What keeps the form from being this questionnaire, a line each.
  private(set) var differences: [String] = []
  /// How much of each is in the other, from 0; more where the form says that it is this one.
  private(set) var likeness = 0.0
  /// How many questions and answers are the same word for word: two questionnaires may share their codes.
  private(set) var countOfSameWords = 0
  /// Whether the form gives points for its answers.
  private(set) var hasPoints = false
  /// Whether the form says by its code or address that it is this one.
  private(set) var isClaimed = false
  private var matched = 0

  /// Whether a reader would take the one for the other.
  var isNear: Bool { isClaimed || (matched > 0 && likeness >= 0.5) }

  init(_ form: Form, with questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    let isOwn = form.exportedFrom == questionnaire.id
    isClaimed = isOwn || form.codes.contains { $0.isLOINC && $0.code == questionnaire.loinc }
    let pairs = pairs(form, isOwn: isOwn)
    let scored = Set(questionnaire.scores.flatMap(\.items))
    let needed = neededItems(scored)
    let certain = pairs.compactMap { pair in pair.position.map { (pair, questionnaire.items[$0]) } }
    hasPoints = certain.contains { pair, item in
      scored.contains(item.id) && pair.question.options.contains { $0.points != .none }
    }
    matched = Set(certain.map(\.1.id)).intersection(scored).count
    let unread = form.losses.filter(\.kind.isUnreadQuestion)
    countOfSameWords = certain.reduce(0) { count, pair in
      let words = [pair.1.text] + pair.1.options.map(\.text)
      let theirs = Set(([pair.0.question.text] + pair.0.question.options.map(\.text)).map { Wording($0).letters })
      return count + words.count { theirs.contains(Wording($0).letters) }
    }
    let others = pairs.count { $0.position == nil } + unread.count
    likeness = 2 * Double(matched) / Double(max(1, 2 * matched + (scored.count - matched) + others))
    if isClaimed { likeness += 0.5 }
    if isOwn { likeness += 1 }
    if !isNear, others > 0 || matched < scored.count {
      differences = ["it has other questions"]
      return
    }
    var seen: Set<Item.ID> = []
    for (position, item) in questionnaire.items.enumerated() {
      let found = pairs.filter { $0.position == position }
      guard let pair = found.first else {
        if needed.contains(item.id) { differences.append("\(item.id): not among its questions") }
        continue
      }
      if found.count > 1 { differences.append("\(item.id): asked \(found.count) times") }
      seen.insert(item.id)
      compare(pair, item, isScored: scored.contains(item.id), isNeeded: needed.contains(item.id), form)
    }
    for pair in pairs where pair.position == nil {
      differences.append("'\(pair.question.linkID)': one question more, \"\(pair.question.text)\"")
    }
    differences += unread.map { "'\($0.linkID ?? "")': one question more, which can't be read here" }
    compareSpans(pairs)
  }

  // MARK: Items

  private struct Pair {
    let question: Form.Question
    /// The place of the item among the questionnaire's.
    let position: Int?
    /// Whether a code names the item, and not only its words.
    let isByCode: Bool
  }

  private func pairs(_ form: Form, isOwn: Bool) -> [Pair] {
    let words = questionnaire.items.map { Wording($0.text).letters }
    return form.questions.map { question in
      let ends = question.linkID.split(separator: "/").last.map(String.init)
      let codes = question.codes.compactMap(\.mayBeLOINC) + [ends].compactMap { $0 }
      let byCode = questionnaire.items.firstIndex { item in
        (isOwn && item.id == question.linkID) || item.loinc.map(codes.contains) == true
      }
      if let byCode { return Pair(question: question, position: byCode, isByCode: true) }
      // A question that has LOINC's code of another is another, whatever its words are.
      let isCoded = question.codes.contains(where: \.isLOINC)
      let byWords = words.firstIndex(of: Wording(question.text).letters).flatMap { position in
        isCoded && questionnaire.items[position].loinc != nil ? nil : position
      }
      return Pair(question: question, position: byWords, isByCode: false)
    }
  }

  /// The items without which the questionnaire's scores or its safety would not be its own.
  private func neededItems(_ scored: Set<Item.ID>) -> Set<Item.ID> {
    let gates = questionnaire.items.filter { !$0.countsUnasked }.compactMap(\.enableWhen).flatMap(\.items)
    return scored.union(questionnaire.safetyRules.map(\.item)).union(gates)
  }

  private mutating func compare(_ pair: Pair, _ item: Item, isScored: Bool, isNeeded: Bool, _ form: Form) {
    let question = pair.question
    // Of what neither counts nor raises anything, other answers change no result.
    guard isNeeded else { return }
    if !Wording(question.text).isNear(Wording(item.text)) {
      differences.append("\(item.id): other words, \"\(question.text)\"")
    }
    let isConditional =
      question.condition != nil
      || form.losses.contains { $0.linkID == question.linkID && [.condition, .conditionExpression].contains($0.kind) }
    if item.enableWhen == nil, isConditional {
      differences.append("\(item.id): asked only after some answers, and in \(questionnaire.id) always")
    }
    switch (question.answers, item.answerKind) {
    case (.number, .number): break
    case (.number, .options): differences.append("\(item.id): takes a number, not one of its answers")
    case (_, .number): differences.append("\(item.id): has answers to choose from, not a number")
    case (_, .options(let options)): compareOptions(pair, options, of: item, isScored: isScored)
    }
  }

  // MARK: Answers

  private mutating func compareOptions(_ pair: Pair, _ ours: [AnswerOption], of item: Item, isScored: Bool) {
    var (matches, areCertain) = matches(pair.question, ours)
    fillIn(&matches, pair.question.options, ours)
    let unknown = matches.filter { $0.ours == nil }.map(\.option.text)
    let missing = ours.filter { option in !matches.contains { $0.ours == option } }.map(\.text)
    if !unknown.isEmpty { differences.append("\(item.id): other answers: \(Self.list(unknown))") }
    if !missing.isEmpty { differences.append("\(item.id): answers missing: \(Self.list(missing))") }
    if Set(matches.compactMap { $0.ours?.code }).count < matches.compactMap(\.ours).count {
      differences.append("\(item.id): an answer stands there twice")
    }
    let reworded = matches.filter { match in
      match.ours.map {
        Wording(match.option.text).share(with: Wording($0.text)) == 0
          && !Wording(match.option.text).isSame(as: Wording($0.text))
      } == true
    }
    if !reworded.isEmpty {
      differences.append("\(item.id): answers in other words: \(Self.list(reworded.map(\.option.text)))")
    }
    guard isScored else { return }
    let points = matches.map(\.option.points)
    if points.allSatisfy({ $0 == .none }) {
      // LOINC's codes of a question and its answers stand for their points; words do not.
      if hasPoints || !areCertain || !pair.isByCode { differences.append("\(item.id): gives no points") }
      return
    }
    let others = matches.filter { match in match.ours.map { match.option.points != .whole($0.points) } == true }
    if !others.isEmpty {
      let pairs = others.map { "\"\($0.option.text)\" \($0.option.points.words), not \($0.ours?.points ?? 0)" }
      differences.append("\(item.id): other points: \(pairs.joined(separator: "; "))")
    }
  }

  private typealias Match = (option: Form.Option, ours: AnswerOption?)

  private func matches(_ question: Form.Question, _ ours: [AnswerOption]) -> ([Match], areCertain: Bool) {
    var areCertain = true
    let matches = question.options.map { option -> Match in
      if let own = option.ownCode, let found = ours.first(where: { $0.code == own }) { return (option, found) }
      let code = option.coding?.mayBeLOINC
      if let found = ours.first(where: { $0.loinc != nil && $0.loinc == code }) { return (option, found) }
      if case .yesOrNo = question.answers, let found = ours.first(where: { $0.code == option.code }) {
        return (option, found)
      }
      areCertain = false
      let letters = Wording(option.text).letters
      return (option, ours.first { Wording($0.text).letters == letters })
    }
    return (matches, areCertain)
  }

  /// Pairs what is left on both sides where points and words leave no doubt: "7 to 9" is "7, 8, or 9".
  private func fillIn(_ matches: inout [Match], _ options: [Form.Option], _ ours: [AnswerOption]) {
    guard options.count == ours.count else { return }
    for index in matches.indices where matches[index].ours == nil {
      let option = matches[index].option
      let left = ours.filter { mine in !matches.contains { $0.ours == mine } }
      matches[index].ours = left.first {
        option.points == .whole($0.points) && Wording(option.text).share(with: Wording($0.text)) >= 0.5
      }
    }
  }

  private static func list(_ texts: [String]) -> String { texts.map { "\"\($0)\"" }.joined(separator: ", ") }

  // MARK: Time

  private mutating func compareSpans(_ pairs: [Pair]) {
    for pair in pairs {
      guard let position = pair.position else { continue }
      let item = questionnaire.items[position]
      let theirs = Wording([pair.question.stem, pair.question.text].compactMap { $0 }.joined(separator: " ")).spans
      let ours = Wording(
        [item.stem, item.text, questionnaire.recallPeriod].compactMap { $0 }.joined(separator: " ")
      ).spans
      guard !theirs.isEmpty, !ours.isEmpty, theirs.isDisjoint(with: ours) else { continue }
      differences.append(
        "asks about another time: \(theirs.sorted().joined(separator: ", ")), and not \(ours.sorted().joined(separator: ", "))"
      )
      return
    }
  }
}

extension Form.Points {
  fileprivate var words: String {
    switch self {
    case .none: "has no points"
    case .whole(let points): "gives \(points)"
    case .other(let written): "gives \(written)"
    }
  }
}
