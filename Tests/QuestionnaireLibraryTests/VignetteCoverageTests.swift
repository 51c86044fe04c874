import QuestionnaireLibrary
import Screening
import Testing
import TestSupport

/// Holds the vignettes to cover every place where a score can go wrong, for every shipped questionnaire.
@Suite struct VignetteCoverageTests {
  @Test("Every vignette is of a questionnaire that is shipped")
  func everyQuestionnaire() throws {
    let unknown = Set(try Vignette.all().map(\.questionnaire)).subtracting(Library().questionnaireIDs)
    #expect(unknown == [], "there is no such questionnaire")
  }

  @Test("No two vignettes of a questionnaire have the same name")
  func names() throws {
    let names = try Vignette.all().map(\.testDescription)
    #expect(Set(names).count == names.count)
  }

  @Test("All lowest and all highest", arguments: Library().questionnaireIDs)
  func extremes(_ id: Questionnaire.ID) throws {
    let (questionnaire, vignettes) = try load(id)
    let ranges = questionnaire.scores.map { ($0.id, questionnaire.possibleRange(of: $0)) }
    #expect(
      vignettes.contains { vignette in ranges.allSatisfy { vignette.value(of: $0) == $1.lowerBound } },
      "no vignette has the lowest value of every score")
    #expect(
      vignettes.contains { vignette in ranges.allSatisfy { vignette.value(of: $0) == $1.upperBound } },
      "no vignette has the highest value of every score")
  }

  @Test("An incomplete case of every score", arguments: Library().questionnaireIDs)
  func incomplete(_ id: Questionnaire.ID) throws {
    let (questionnaire, vignettes) = try load(id)
    for score in questionnaire.scores {
      #expect(
        vignettes.contains { ($0.expect[score.id]?.range.count ?? 0) > 1 },
        "no incomplete case of '\(score.id)'")
    }
    #expect(vignettes.contains { $0.answers.values.contains("declined") }, "no declined answer")
  }

  @Test("Both edges of every band", arguments: Library().questionnaireIDs)
  func bands(_ id: Questionnaire.ID) throws {
    let (questionnaire, vignettes) = try load(id)
    for score in questionnaire.scores {
      for band in score.bands {
        for edge in [band.range.lowerBound, band.range.upperBound] {
          #expect(
            vignettes.contains { $0.value(of: score.id) == edge && $0.expect[score.id]?.band == band.text },
            "no vignette of '\(score.id)' has \(edge), an edge of the band '\(band.text)'")
        }
      }
    }
  }

  @Test("Both sides of every cut-off", arguments: Library().questionnaireIDs)
  func cutOffs(_ id: Questionnaire.ID) throws {
    let (questionnaire, vignettes) = try load(id)
    for score in questionnaire.scores {
      let cutOffs = [score.cutOff].compactMap { $0 } + score.otherCutOffs
      for side in cutOffs.flatMap({ [$0.atLeast - 1, $0.atLeast] }) {
        #expect(
          vignettes.contains { $0.value(of: score.id) == side }, "no vignette of '\(score.id)' has \(side)")
      }
    }
  }

  @Test("Every safety rule is raised by a vignette", arguments: Library().questionnaireIDs)
  func safetyRules(_ id: Questionnaire.ID) throws {
    let (questionnaire, vignettes) = try load(id)
    #expect(Set(vignettes.flatMap(\.flags)) == Set(questionnaire.safetyRules.map(\.id)))
  }

  private func load(_ id: Questionnaire.ID) throws -> (Questionnaire, [Vignette]) {
    let vignettes = try Vignette.all().filter { $0.questionnaire == id }
    try #require(!vignettes.isEmpty, "write Tests/Vignettes/\(id).yaml")
    return (try #require(try Library().questionnaire(id)), vignettes)
  }
}

extension Vignette {
  /// The value that a complete case gives.
  fileprivate func value(of score: ScoreDefinition.ID) -> Int? {
    expect[score].flatMap { $0.range.count == 1 ? $0.range.lowerBound : nil }
  }
}
