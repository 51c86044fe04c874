import PlanWalk
import QuestionnaireLibrary
import Screening
@testable import SelfCheck
import SelfCheckTestSupport
import TerminalKit
import TestSupport
import Testing

/// Every page about results, for every combination of verdicts in an area: no forbidden sentence, and nothing that is not
/// so.
@Suite struct ResultSentencesTests {
  /// The verdicts of the areas that a case is not about.
  enum Others: CaseIterable, Sendable {
    case lowest, highest
    /// Lowest, after every safety rule was raised and its answer changed.
    case takenBack
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let plan: Plan.ID
    let area: Area
    let others: Others
    var testDescription: String { "\(plan), \(area.rawValue), elsewhere \(others)" }
  }

  /// The plans that between them ask everything; those on one topic ask a part of the last.
  private static let plans = ["quick", "full", "everything"]

  private static func cases() throws -> [Case] {
    let library = Library()
    return try plans.flatMap { plan in
      let areas = Set(try questionnaires(of: plan, in: library).map(\.area))
      return Area.allCases.filter(areas.contains).flatMap { area in
        others(than: area).map { Case(plan: plan, area: area, others: $0) }
      }
    }
  }

  /// What was taken back touches mood and what spans areas.
  private static func others(than area: Area) -> [Others] {
    Others.allCases.filter { $0 != .takenBack || [.mood, .general].contains(area) }
  }

  /// Those for non-commercial use among them.
  private static func questionnaires(of plan: Plan.ID, in library: Library) throws -> [Questionnaire] {
    try #require(try library.plan(plan)).steps.compactMap { try library.questionnaire($0.questionnaire) }
  }

  @Test("Every combination of verdicts", arguments: try cases())
  func sentences(_ given: Case) throws {
    let plan = try #require(try Library().plan(given.plan))
    let all = try Self.questionnaires(of: given.plan, in: Library())
    let start = try Person<NobodyElse>(given.plan)
    // The same sentences come again and again; each is looked at once.
    var sentences: Set<String> = []
    var sections: Set<ResultSection> = []
    for answers in combinations(of: all, given) {
      var person = start
      person.session.interview = finished(plan, all, answers)
      try #require(person.session.interview?.position == nil, "\(changed(answers, in: all))")
      if given.others == .takenBack { person.session.remember(all.flatMap(\.safetyRules)) }
      let details = AloneSession.ResultDetailsScreen().content(in: person.session).blocks
      sentences.formUnion(self.sentences(of: person.session, details: details))
      let results = ResultSection.all(in: details)
      sections.formUnion(results)
      // One combination says what is wrong.
      try #require(faults(of: results, on: details, person.session) == [], "\(changed(answers, in: all))")
    }
    for sentence in sentences { #expect(try ForbiddenSentences.found(in: sentence) == [], "\(sentence)") }
    for section in sections { #expect(section.faults == [], "\(section)") }
  }

  /// Every combination of the verdicts of the area's questionnaires. Those for non-commercial use vary one at a time, the
  /// others being highest, so that they are asked.
  private func combinations(of all: [Questionnaire], _ given: Case) -> [Answers] {
    let others = answers(all, given.others.extreme)
    let ofArea = all.filter { $0.area == given.area }
    let combined = ofArea.filter { !$0.isNoncommercial }.reduce([others]) { partial, questionnaire in
      partial.flatMap { answers in AnswerPatterns(questionnaire).all.map { answers.merging($0) { $1 } } }
    }
    let highest = others.merging(answers(ofArea, .highest)) { $1 }
    return combined
      + ofArea.filter(\.isNoncommercial).flatMap { questionnaire in
        AnswerPatterns(questionnaire).all.map { highest.merging($0) { $1 } }
      }
  }

  private func answers(_ questionnaires: [Questionnaire], _ extreme: AnswerPatterns.Extreme) -> Answers {
    questionnaires.reduce(into: [:]) { $0.merge(AnswerPatterns($1).extreme(extreme)) { $1 } }
  }

  /// The answers that are not the lowest, for a message.
  private func changed(_ answers: Answers, in all: [Questionnaire]) -> String {
    let lowest = self.answers(all, .lowest)
    return answers.filter { lowest[$0.key] != $0.value }.map { "\($0.key): \($0.value)" }.sorted().joined(
      separator: ", ")
  }

  private func finished(_ plan: Plan, _ questionnaires: [Questionnaire], _ answers: Answers) -> Interview {
    var interview = Interview(plan: plan, questionnaires: questionnaires, answers: answers)
    while case .offer(let questionnaire) = interview.position {
      interview.answerOffer(true, for: questionnaire)
      interview.goToFirstOpenStop()
    }
    return interview
  }

  /// All that the pages say that differ with the answers, and the page that is taken along.
  private func sentences(of session: AloneSession, details: [Block]) -> Set<String> {
    let screens: [any Screen<PersonAlone>] = [AloneSession.ResultsScreen(), AloneSession.NextStepsScreen()]
    let blocks = screens.map { $0.content(in: session) }.flatMap { $0.blocks + $0.after }
    return (details + blocks + session.takeAlongPage.blocks).reduce(into: []) { $0.formUnion($1.texts) }
  }

  private func faults(of sections: [ResultSection], on page: [Block], _ session: AloneSession) -> [String] {
    let headings = sections.map(\.heading)
    var faults = sections.filter { section in
      section.words.contains("at least a little") && !Self.graded.contains(where: section.heading.contains)
    }.map { "\($0.heading) is not graded" }
    if session.interview?.answers["pcptsd5_event"] != .option("yes"), headings.contains(where: { $0.contains("PCL-5") })
    {
      faults.append("PCL-5 without an event")
    }
    return faults + ResultSection.faults(of: sections, on: page, in: session)
  }

  /// The instruments that ask how much or how often.
  private static let graded = ["PHQ-9", "PHQ-4", "GAD-7", "PCL-5", "AUDIT"]

  @Test("The plans on one topic ask nothing else", arguments: Library().planIDs)
  func plansAreEnough(_ plan: Plan.ID) throws {
    let asked = try Self.plans.flatMap { try Self.questionnaires(of: $0, in: Library()).map(\.id) }
    #expect(Set(asked).isSuperset(of: try Self.questionnaires(of: plan, in: Library()).map(\.id)))
  }

  @Test(
    "The list finds what it is for, and leaves what is said rightly",
    arguments: [
      ("You may have depression.", true), ("You don't have PTSD.", true), ("This suggests moderate anxiety.", true),
      ("Your score is below the published cut-off (10).", true), ("You need inpatient treatment.", true),
      ("This is a diagnosis.", true), ("This is not a diagnosis.", false), ("You are an addict.", true),
      ("Scores of 15 to 21 are called “severe” in the published guide.", false), ("We recommend IOP.", true),
      ("You told us about thoughts of being better off dead.", false), ("He committed suicide.", true),
    ])
  func list(_ sentence: String, _ isForbidden: Bool) throws {
    #expect(try ForbiddenSentences.found(in: sentence).isEmpty != isForbidden)
  }

  @Test(
    "A contradiction is found",
    arguments: [
      ("Score: 11 of 11\nYour score is under 4.", true), ("Score: 3 of 11\nYour score is under 4.", false),
      ("Score: 3 of 11\nYour score is 4 or higher.", true),
      ("Score: between 2 and 5 of 9\nYour score is under 4.", true),
      ("Score: 9 of 27\nScores of 10 to 14 are called “moderate” in the published guide.", true),
      ("Score: 12 of 27\nYour score is 10 or higher.\nEven so, support can help.", true),
      ("You said yes to 6 of 5.", true), ("You chose not to answer, and that's okay.\nScore: 0 of 5", true),
    ])
  func contradiction(_ words: String, _ isOne: Bool) {
    #expect(ResultSection(area: "Mood", heading: "Mood", words: words).faults.isEmpty != isOne)
  }
}

extension ResultSentencesTests.Others {
  fileprivate var extreme: AnswerPatterns.Extreme {
    switch self {
    case .lowest, .takenBack: .lowest
    case .highest: .highest
    }
  }
}
