import Screening
import Testing

@testable import QuestionnaireLibrary

/// Our own words are written for a reader of about the 6th grade. Published items are as they are.
@Suite struct ReadingLevelTests {
  private static let highestGrade = 6.9

  @Test("An education page is plain to read", arguments: try Library().educationPages())
  func educationPage(_ page: EducationPage) throws {
    let filled = page.filled(from: try Library().site())
    let texts = filled.blocks.flatMap { block -> [String] in
      switch block {
      case .text(let text), .heading(let text): [text]
      case .list(let entries): entries
      case .table(_, let rows): rows.flatMap { $0 }
      }
    }
    #expect(ReadingLevel(texts).grade <= Self.highestGrade)
  }

  @Test("A checklist and the words beside every result are plain to read", arguments: Library().questionnaireIDs)
  func questionnaire(_ id: Questionnaire.ID) throws {
    let questionnaire = try #require(try Library().questionnaire(id))
    let guidance = questionnaire.guidance
    let own = [
      guidance.reached, guidance.below, guidance.unknown, guidance.anySign, guidance.noSign, guidance.always,
    ].compactMap { $0 }
    let items = questionnaire.kind == .checklist ? questionnaire.items.map(\.text) : []
    #expect(ReadingLevel(own + items).grade <= Self.highestGrade)
  }

  @Test("The program's own pages are plain to read")
  func interface() throws {
    let words = try Library().strings().texts.filter { $0.contains(" ") }
    #expect(words.count > 50)
    #expect(ReadingLevel(words).grade <= Self.highestGrade)
  }

  @Test("What a person reads on the crisis page is plain to read")
  func crisisPage() throws {
    let words = zip(Strings.definitions.map(\.name), try Library().strings().texts)
      .filter { $0.0.hasPrefix("crisis") || $0.0.hasPrefix("support") }.map(\.1)
    #expect(words.count > 5)
    let site = try Library().site()
    #expect(ReadingLevel(words + [site.trustedPerson, site.outside]).grade <= Self.highestGrade)
  }

  @Test("Plans are plain to read", arguments: Library().planIDs)
  func plan(_ id: Plan.ID) throws {
    let plan = try #require(try Library().plan(id))
    #expect(ReadingLevel([plan.summary] + plan.steps.compactMap(\.offer)).grade <= Self.highestGrade)
  }

  @Test("The measure tells plain words from hard ones")
  func measure() {
    #expect(ReadingLevel(["The cat sat on the mat. It was warm."]).grade < 2)
    #expect(
      ReadingLevel(["Psychoeducational interventions facilitate individualized rehabilitation opportunities."]).grade
        > 12)
  }
}
