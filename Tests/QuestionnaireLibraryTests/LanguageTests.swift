import Foundation
import Testing
import TestSupport

@testable import QuestionnaireLibrary

/// Which languages are offered.
@Suite struct LanguageTests {
  @Test("A language that has the program's pages only is not offered, and what it lacks is named")
  func interfaceOnly() throws {
    let english = try String(contentsOfFile: ShippedFilesTests.folder + "/interface/en.yaml", encoding: .utf8)
    try TemporaryFolder.with { folder in
      _ = try folder.write(
        english.replacing("id: en\nlanguage: en", with: "id: es\nlanguage: es"), to: "es.yaml")
      let library = try Library(folder: folder.path, siteFile: nil)
      #expect(library.languages == ["en"])
      let site = try library.site()
      let missing = library.missing(in: "es")
      #expect(Set(site.plans + site.topics).isSubset(of: missing))
      #expect(missing.contains("phq-9"))
      #expect(Set(missing).count == missing.count)
    }
  }

  @Test func whatIsBuiltInIsThereInEnglish() {
    #expect(Library().languages.contains("en"))
    #expect(Library().missing(in: "en").isEmpty)
  }

  @Test("Every sentence is in the shipped file's order, each with its own words")
  func strings() throws {
    let strings = try Library().strings()
    #expect(strings.texts.count == Strings.definitions.count && strings.texts.count > 300)
    #expect(strings.appName == "SelfScreen")
    #expect(strings.progress(number: "3", total: "9") == "3 of 9")
    #expect(strings.resultsScore(score: "{maximum}", maximum: "27") == "Score: {maximum} of 27")
    #expect(strings.mapped { $0.uppercased() }.appName == "SELFSCREEN")
    #expect(!strings.texts.contains(""))
  }
}
