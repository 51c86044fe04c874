import Foundation
import Testing
import TestSupport

@Suite struct ListTests {
  @Test func theListNamesQuestionnairesPlansAndTerms() throws {
    let run = try Run("list")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let first = run.outputLines.compactMap { $0.split(separator: " ").first }
    for id in ["phq-9", "gad-7", "pc-ptsd-5", "audit", "checklist-mood", "full", "quick"] {
      #expect(first.contains(id[...]), "\(id)")
    }
    #expect(run.output.contains("No permission required to reproduce"))
  }

  @Test func theListFitsATerminal() throws {
    #expect(try Run("list").outputLines.allSatisfy { $0.count <= 80 })
  }

  @Test func jsonIsOneDocument() throws {
    let run = try Run("list", "--json")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    struct Contents: Decodable {
      let questionnaires, plans, signs: [Entry]
      struct Entry: Decodable { let id: String }
    }
    let contents = try JSONDecoder().decode(Contents.self, from: Data(run.output.utf8))
    #expect(contents.questionnaires.map(\.id).contains("phq-9"))
    #expect(contents.plans.map(\.id).contains("full"))
    #expect(!contents.signs.isEmpty)
    #expect(run.output.hasSuffix("}\n"))
  }

  @Test func jsonIsTheSameEveryTime() throws {
    #expect(try Run("list", "--json").output == Run("list", "--json").output)
  }

  @Test func signsAreListedWithTheirItems() throws {
    let run = try Run("list", "--signs")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("  quick  checklist-mood/mood_sadness\n"))
    #expect(run.outputLines.allSatisfy { $0.count <= 80 })
  }

  @Test func aSitesOwnFilesAreListed() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.write(GoodFile.screen, to: "own.yaml")
      for arguments in [["list", "--questionnaires", folder.path], ["--questionnaires", folder.path, "list"]] {
        let run = try Run(arguments)
        #expect(run.status == 0)
        #expect(run.output.contains("  test "))
      }
    }
  }
}
