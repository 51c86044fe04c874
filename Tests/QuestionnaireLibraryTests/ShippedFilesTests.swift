import Foundation
import Screening
import Testing
import Yams

@testable import QuestionnaireLibrary

/// The files of `Questionnaires/`, as they are in the source tree and as they are built in.
@Suite struct ShippedFilesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Questionnaires").standardized.path()

  @Test("A shipped file has no problem", arguments: try Disk.yamlFiles(below: folder))
  func noProblem(_ path: String) {
    #expect(Library.problems(inFilesAt: [path]).map(\.description) == [])
  }

  @Test("All files together have no problem either")
  func noProblemTogether() throws {
    let files = try Disk.yamlFiles(below: Self.folder)
    #expect(Library.problems(inFilesAt: files).map(\.description) == [])
  }

  @Test("What is built in is what the folder holds")
  func builtIn() throws {
    let onDisk = try Disk.yamlFiles(below: Self.folder)
    #expect(
      Set(EmbeddedFile.all.map(\.name))
        == Set(onDisk.map { $0.dropFirst(Self.folder.count + 1) }.map(String.init)))
    for file in EmbeddedFile.all {
      #expect(
        try file.contents.description == Disk.read(Self.folder + "/" + file.name),
        "\(file.name) is not what was built in")
    }
  }

  @Test("The index of built-in files agrees with their heads", arguments: EmbeddedFile.all.map(\.name))
  func index(_ name: String) throws {
    let file = try #require(EmbeddedFile.all.first { $0.name == name })
    let root = try #require(try Yams.compose(yaml: file.contents.description, .basic)?.mapping)
    #expect(root["kind"]?.string == file.kind)
    #expect(root["id"]?.string == file.id)
    #expect(root["language"]?.string == file.language)
    #expect(LibraryFile.kinds.contains(file.kind ?? ""))
  }

  @Test("Every shipped id is there once")
  func ids() {
    let identities = EmbeddedFile.all.map { LibraryFile($0).identity }
    #expect(Set(identities).count == identities.count)
  }

  @Test("A plan's questionnaires load", arguments: Library().planIDs)
  func plan(_ id: Plan.ID) throws {
    let plan = try #require(try Library().plan(id))
    #expect(!plan.steps.isEmpty)
    let pages = Set(try Library().educationPages().map(\.id))
    #expect(plan.learn.allSatisfy(pages.contains))
    for step in plan.steps {
      #expect(try Library().questionnaire(step.questionnaire)?.id == step.questionnaire)
    }
  }

  @Test("A plan leaves out what the site may not offer, and nothing else", arguments: Library().planIDs)
  func planOfASite(_ id: Plan.ID) throws {
    let library = Library()
    let plan = try #require(try library.plan(id))
    let site = try library.site()
    #expect(!site.offersNoncommercial)
    let all = try plan.steps.compactMap { try library.questionnaire($0.questionnaire) }
    let offered = try library.questionnaires(of: plan, for: site).map(\.id)
    #expect(offered == all.filter { !$0.isNoncommercial && !$0.isForCounselors }.map(\.id))
    #expect(!offered.isEmpty)
  }

  @Test func whatOnlyACounselorAsks() throws {
    let library = Library()
    let forCounselors = try library.questionnaireIDs.filter { try library.questionnaire($0)?.isForCounselors == true }
    #expect(Set(forCounselors) == ["asq", "audit-interview"])
    #expect(
      try library.planIDs.allSatisfy { id in
        try library.plan(id)?.steps.contains { forCounselors.contains($0.questionnaire) } == false
      })
  }

  @Test("Every checklist of the quick plan leads on to fuller questions on its area")
  func fullerPlans() throws {
    let library = Library()
    let quick = try #require(try library.plan("quick"))
    for step in quick.steps {
      let checklist = try #require(try library.questionnaire(step.questionnaire))
      let id = try #require(checklist.fullerPlan)
      let plan = try #require(try library.plan(id))
      let areas = try plan.steps.compactMap { try library.questionnaire($0.questionnaire)?.area }
      #expect(areas.allSatisfy { $0 == checklist.area }, "\(checklist.id) leads to \(plan.id)")
    }
  }

  @Test func nonCommercialScreensAreMarked() throws {
    for file in EmbeddedFile.all where file.kind == "screen" {
      let questionnaire = try #require(try Library().questionnaire(file.id ?? ""))
      #expect(questionnaire.isNoncommercial == file.name.hasPrefix("noncommercial/"), "\(file.name)")
    }
  }

  @Test func theSiteHasItsCrisisLinesAndPlans() throws {
    let site = try Library().site()
    let lines = site.crisisLines.flatMap(\.reach)
    #expect(lines.first?.contains("911") == true, "immediate danger comes first")
    #expect(lines.contains { $0.contains("988") })
    #expect(lines.contains { $0.contains("1-800-662-4357") })
    #expect(site.plans.contains("quick") && site.plans.contains("full"))
    #expect(site.topics == ["mood", "anxiety", "trauma", "substance-use", "everything"])
    #expect(site.idleSeconds >= 20 && site.countdownSeconds >= 20)
  }

  @Test("Nothing in braces is left after the site has filled in")
  func placeholders() throws {
    let site = try Library().site()
    for file in EmbeddedFile.all where file.kind != "interface" {
      #expect(
        !site.fill(file.contents.description).contains(/\{(centre|center|phone|web|place|emergency)/),
        "\(file.name)")
    }
  }
}
