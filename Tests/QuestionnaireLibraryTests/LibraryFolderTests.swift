import QuestionnaireLibrary
import Screening
import Testing
import TestSupport

/// A site's own files: added to the built-in ones, or in their place.
@Suite struct LibraryFolderTests {
  @Test func aFolderAddsFiles() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.write(GoodFile.screen, to: "a/test.yaml")
      _ = try folder.write(GoodFile.plan.replacing("ask: phq-9", with: "ask: test"), to: "b/test.yml")
      _ = try folder.write("not a questionnaire: [", to: "notes.txt")
      let library = try Library(folder: folder.path, siteFile: nil)

      #expect(try library.questionnaire("test")?.items.map(\.id) == ["a_1", "a_2"])
      #expect(try library.plan("test")?.steps.map(\.questionnaire) == ["phq-4", "test"])
      #expect(Set(library.questionnaireIDs) == Set(Library().questionnaireIDs + ["test"]))
    }
  }

  @Test func aFileReplacesTheBuiltInOneWithItsID() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.write(GoodFile.screen.replacing("id: test", with: "id: gad-2"), to: "mine.yaml")
      let library = try Library(folder: folder.path, siteFile: nil)

      #expect(try library.questionnaire("gad-2")?.title == "Test")
      #expect(library.questionnaireIDs.count == Library().questionnaireIDs.count)
    }
  }

  @Test("A replacement that breaks what others rely on is refused")
  func replacementThatBreaksAPlan() throws {
    try TemporaryFolder.with { folder in
      // The full plan asks GAD-7 by the PHQ-4's score 'anxiety', which this one does not have.
      _ = try folder.write(GoodFile.screen.replacing("id: test", with: "id: phq-4"), to: "mine.yaml")
      let problems = problems(folder: folder.path)
      #expect(problems.contains { $0.message == "'phq-4' has no score 'anxiety'" })
    }
  }

  @Test func aSiteFileReplacesTheBuiltInSite() throws {
    try TemporaryFolder.with { folder in
      let site = try folder.write(GoodFile.site, to: "site.yaml")
      let profile = try Library(folder: nil, siteFile: site).site()
      #expect(profile.id == "test")
      #expect(profile.crisisLines.map(\.reach) == [["Call 112"]])
      #expect(profile.fill("{centre}, {phone} or {second-phone}") == "A centre, 555-0100 or 555-0100")
    }
  }

  @Test("Only a site that turns the non-commercial screens on has them in its plans")
  func noncommercial() throws {
    try TemporaryFolder.with { folder in
      let off = try folder.write(GoodFile.site, to: "off.yaml")
      let on = try folder.write(GoodFile.site + "noncommercial: true\n", to: "on.yaml")
      let asked = try [off, on].map { site in
        let library = try Library(folder: nil, siteFile: site)
        let plan = try #require(try library.plan("full"))
        return try library.questionnaires(of: plan, for: library.site()).map(\.id)
      }
      #expect(!asked[0].contains("audit") && !asked[0].contains("dast-10"))
      #expect(asked[1].contains("audit") && asked[1].contains("dast-10"))
    }
  }

  @Test("The site file counts, not a site that lies in the folder")
  func siteFileBeforeFolder() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.write(
        GoodFile.site.replacing("id: test", with: "id: other"), to: "questionnaires/site.yaml")
      let site = try folder.write(GoodFile.site, to: "site.yaml")
      let library = try Library(folder: folder.path + "/questionnaires", siteFile: site)
      #expect(try library.site().id == "test")
    }
  }

  @Test func aSiteFileWithoutCrisisLinesIsRefused() throws {
    try TemporaryFolder.with { folder in
      let text = GoodFile.site.replacing("crisis-lines:\n  - { name: Danger, reach: [Call 112] }\n", with: "")
      let site = try folder.write(text, to: "site.yaml")
      let problems = problems(siteFile: site)
      #expect(
        problems.map(\.description)
          == ["\(site):1:1: error: a site needs 'crisis-lines'; the program does not start without them"])
    }
  }

  @Test func aSiteFileThatIsNoSiteIsRefused() throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(GoodFile.plan, to: "plan.yaml")
      let problems = problems(siteFile: path)
      #expect(
        problems.map(\.description) == [
          "\(path):1:1: error: this is not a site file; it starts with 'kind: site'"
        ])
    }
  }

  @Test func aMissingFolderIsRefused() throws {
    let problems = problems(folder: "no/such/folder")
    #expect(problems.map(\.description) == ["no/such/folder: error: there is no such folder; check the path"])
  }

  @Test func aFileInsteadOfAFolderIsRefused() throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(GoodFile.plan, to: "plan.yaml")
      let problems = problems(folder: path)
      #expect(problems.map(\.description) == ["\(path): error: this is a file; name the folder it is in"])
    }
  }

  @Test func twoFilesWithOneIDAreRefused() throws {
    try TemporaryFolder.with { folder in
      let first = try folder.write(GoodFile.screen, to: "1.yaml")
      let second = try folder.write(GoodFile.screen, to: "2.yaml")
      let problems = problems(folder: folder.path)
      #expect(
        problems.map(\.description)
          == ["\(second):1:1: error: 'test' is already the id of \(first); give each file its own"])
    }
  }

  @Test("A site's phrases do not weaken the check for items that ask about self-harm")
  func phrases() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.write("kind: phrases\nid: self-harm\nphrases: { en: [nothing] }\n", to: "phrases.yaml")
      let screen = GoodFile.screen.replacing("Two", with: "Thoughts of hurting yourself")
      _ = try folder.write(screen, to: "screen.yaml")
      let problems = problems(folder: folder.path)
      #expect(problems.count == 1)
      #expect(problems.first?.message.hasPrefix("this item asks about self-harm") == true)
    }
  }

  private func problems(folder: String? = nil, siteFile: String? = nil) -> [Problem] {
    do throws(Problems) {
      _ = try Library(folder: folder, siteFile: siteFile)
      return []
    } catch {
      return error.all
    }
  }
}
