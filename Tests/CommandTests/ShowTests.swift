import Foundation
import Testing
import QuestionnaireLibrary
import TestSupport

@Suite struct ShowTests {
  @Test("A questionnaire as a page", arguments: ["phq-9", "pc-ptsd-5", "audit", "asq", "checklist-mood"])
  func page(_ id: String) throws {
    let run = try Run("show", id)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("  Id          \(id), version "))
    #expect(run.output.hasSuffix("\n"))
  }

  @Test func jsonIsOneDocument() throws {
    let run = try Run("show", "phq-9", "--json")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    struct Record: Decodable {
      let id: String
      let items: [Item]
      struct Item: Decodable { let id: String }
    }
    let record = try JSONDecoder().decode(Record.self, from: Data(run.output.utf8))
    #expect(record.id == "phq-9")
    #expect(record.items.map(\.id) == (1...9).map { "phq9_\($0)" } + ["phq9_difficulty"])
  }

  @Test("One that there is not: the message names those there are", arguments: ["nope", "PHQ-9", "phq9", ""])
  func unknown(_ id: String) throws {
    let run = try Run("show", id)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("'\(id)'"))
    for id in Library().questionnaireIDs { #expect(run.errors.contains(id)) }
  }

  @Test func aSitesOwnFileIsShown() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.write(GoodFile.screen, to: "own.yaml")
      let run = try Run("show", "test", "--questionnaires", folder.path)
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("Test\n===="))
    }
  }
}
