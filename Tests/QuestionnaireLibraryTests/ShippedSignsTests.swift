import QuestionnaireLibrary
import Screening
import Testing

/// The signs that people ask about are asked: by a checklist of their area, and in the full self-check.
@Suite struct ShippedSignsTests {
  @Test("A sign is an item of its area's quick checklist", arguments: try Library().signs())
  func quick(_ sign: Sign) throws {
    let questionnaires = try questionnaires(of: "quick").filter {
      $0.kind == .checklist && $0.area == sign.area
    }
    #expect(questionnaires.flatMap(\.items).contains { $0.signs.contains(sign.id) })
  }

  @Test(
    "A sign comes up in the full self-check when everything is answered highest",
    arguments: try Library().signs())
  func full(_ sign: Sign) throws {
    let plan = try #require(try Library().plan("full"))
    var interview = Interview(plan: plan, questionnaires: try questionnaires(of: "full"))
    var asked: [Item] = []
    while let stop = interview.position {
      let questionnaire = try #require(interview.questionnaire(stop.questionnaire))
      switch stop {
      case .item(_, let id):
        let item = try #require(questionnaire.item(id))
        asked.append(item)
        _ = interview.answer(item.highestAnswer, to: id)
      case .tickList(let id):
        asked += questionnaire.items
        interview.confirmTickList(id)
      case .offer(let id): interview.answerOffer(true, for: id)
      }
      interview.next()
    }
    #expect(asked.contains { $0.signs.contains(sign.id) })
  }

  @Test func theFourAreasHaveSigns() throws {
    #expect(Set(try Library().signs().map(\.area)) == Set(Area.allCases).subtracting([.general]))
  }

  private func questionnaires(of plan: Plan.ID) throws -> [Questionnaire] {
    let library = Library()
    return try library.questionnaires(of: #require(try library.plan(plan)), for: library.site())
  }
}

extension Item {
  fileprivate var highestAnswer: Answer {
    if case .number(let range) = answerKind { return .number(range.maximum) }
    return options.max { $0.points < $1.points }.map { .option($0.code) } ?? .declined
  }
}
