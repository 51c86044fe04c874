/// The outcome of an interview. The results page, the record and the exports read it; none of them computes.
public struct Outcome: Sendable, Equatable {
  public let plan: Plan.ID
  public let results: [QuestionnaireResult]

  public init(plan: Plan.ID, results: [QuestionnaireResult]) {
    self.plan = plan
    self.results = results
  }

  /// The scores worth showing by themselves, each with the result it belongs to.
  ///
  /// A short screen's score is left out where fuller scores that together hold all of its items are there too, and so is
  /// one that is meant for a counselor.
  public var leadingScores: [(result: QuestionnaireResult, score: Score)] {
    leading { !$0.definition.isForCounselors }
  }

  /// The same with the scores that are meant for a counselor.
  public var leadingScoresForCounselors: [(result: QuestionnaireResult, score: Score)] { leading { _ in true } }

  private func leading(among isWanted: (Score) -> Bool) -> [(result: QuestionnaireResult, score: Score)] {
    let all = results.flatMap { result in
      result.askedScores.filter(isWanted).map { (result: result, score: $0) }
    }
    return all.filter { candidate in
      let items = Set(candidate.score.definition.items)
      let fuller = all.filter { other in
        other.result.questionnaire.id != candidate.result.questionnaire.id
          && other.score.definition.items.count > items.count
      }
      return !items.isSubset(of: fuller.flatMap(\.score.definition.items))
    }
  }
}

/// The result of one questionnaire.
public struct QuestionnaireResult: Sendable, Equatable, Identifiable {
  public let questionnaire: Questionnaire
  public let responses: [Response]
  public let scores: [Score]
  /// The safety rules that the answers raise.
  public let flags: [SafetyRule]
  /// The same with those of answers to items that are not asked any more, because an earlier answer was changed
  /// afterward: the person did give them, and somebody who talks with them must know.
  public let rulesRaised: [SafetyRule]
  /// Whether the guidance of a cut-off that is reached is right whatever the score.
  public let isReachedByAnswers: Bool

  /// An item and what was answered.
  public struct Response: Sendable, Equatable {
    public let item: Item
    /// `nil` when it was left blank.
    public let answer: Answer?
    /// Whether its condition let it be asked; unknown when an earlier answer is missing.
    public let asked: Truth
  }

  /// Scores the answers that belong to the questionnaire; others are ignored.
  ///
  /// - Parameter source: how the answers came about.
  public init(questionnaire: Questionnaire, answers: Answers, from source: AnswerSource) {
    self.init(AnswerSheet(ScoringTable(questionnaire), answers: answers, from: source))
  }

  init(_ sheet: AnswerSheet) {
    questionnaire = sheet.questionnaire
    let answers = sheet.answers
    responses = questionnaire.items.map { item in
      Response(item: item, answer: answers[item.id], asked: sheet.isAsked(item))
    }
    scores = sheet.scores
    flags = sheet.flags
    rulesRaised = questionnaire.rulesRaised(by: answers)
    isReachedByAnswers = questionnaire.guidance.reachedWhen.map { sheet.truth(of: $0) == .yes } ?? false
  }

  public var id: Questionnaire.ID { questionnaire.id }

  /// The answers that belong to the questionnaire.
  public var answers: Answers { responses.reduce(into: [:]) { $0[$1.item.id] = $1.answer } }

  /// The scores worth showing: without those of which nothing was asked, as of a part that an answer led past. Where an
  /// answer led past everything, that is the result.
  public var askedScores: [Score] {
    let asked = scores.filter { score in score.contributions.contains { $0.status != .notAsked } }
    return asked.isEmpty ? scores : asked
  }
}
