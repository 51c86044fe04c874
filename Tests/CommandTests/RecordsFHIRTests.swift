import Foundation
import QuestionnaireLibrary
import Records
import RecordsTestSupport
import Screening
import TestSupport
import Testing

/// The records as FHIR: the same Bundles that `score` writes, and nobody named who need not be.
@Suite struct RecordsFHIRTests {
  private static let library = Library()
  private static let phq9 = [
    "phq9_1": "2", "phq9_2": "3", "phq9_3": "1", "phq9_4": "0", "phq9_5": "2", "phq9_6": "1", "phq9_7": "1",
    "phq9_8": "0", "phq9_9": "1",
  ]

  /// Records of which the questionnaires are real ones.
  private func with(_ body: (RecordsFolder) throws -> Void) throws {
    try RecordsFolder.with { folder in
      #expect(try folder.run("delete-client", "B-2", "--yes").status == 0)
      try folder.store { store, client in
        try finish(store, client, "phq-9", Self.phq9.mapValues(Answer.option))
        // Skipped, and one not answered at all.
        try finish(store, client, "gad-7", ["gad7_1": .declined, "gad7_2": .option("3")])
        // The event was taken back after the questions about it.
        try finish(
          store, client, "pc-ptsd-5",
          [
            "pcptsd5_event": .option("no"), "pcptsd5_1": .option("yes"), "pcptsd5_2": .option("yes"),
            "pcptsd5_3": .option("yes"),
          ])
      }
      try body(folder)
    }
  }

  private func finish(
    _ store: RecordStore, _ client: Client.ID, _ id: Questionnaire.ID, _ answers: Answers
  ) throws {
    let questionnaire = try #require(try Self.library.questionnaire(id))
    let content = try #require(Self.library.fileContent(ofQuestionnaire: id))
    let inProgress = try store.startResponse(of: "full", questionnaires: [], for: client)
    let result = QuestionnaireResult(questionnaire: questionnaire, answers: answers, from: .interview)
    try store.finish(inProgress, with: [.init(result, fileContent: content)])
  }

  private func bundles(_ run: Run) throws -> [[String: Any]] {
    try run.outputLines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func resources(_ bundle: [String: Any], _ type: String) -> [[String: Any]] {
    (bundle["entry"] as? [[String: Any]] ?? []).compactMap { $0["resource"] as? [String: Any] }
      .filter { $0["resourceType"] as? String == type }
  }

  @Test("A line for each response; what no longer fits is named and left out") func lines() throws {
    try with { folder in
      let run = try folder.run("export", "--fhir")
      // The sample's questionnaire is none of the program's.
      #expect(run.status == 1)
      #expect(run.errorLines.count == 2)
      #expect(run.errorLines.allSatisfy { $0.contains("is left out, for its questionnaire has changed or isn't here") })
      #expect(!run.output.contains("A-1") && !run.errors.contains("A-1"))
      let bundles = try bundles(run)
      #expect(bundles.count == 3)
      let response = try #require(resources(bundles[0], "QuestionnaireResponse").first)
      #expect(response["status"] as? String == "completed")
      #expect(response["subject"] == nil)
      #expect((response["authored"] as? String)?.hasSuffix("Z") == true)
      #expect((response["questionnaire"] as? String)?.hasPrefix("urn:selfscreen:questionnaire:phq-9|") == true)
      let observations = resources(bundles[0], "Observation")
      #expect(observations.compactMap { $0["valueInteger"] as? Int } == [11])
      #expect(run.outputLines[0].contains(#""valueBoolean":true"#))
      // An incomplete score is a range, never a zero.
      #expect(resources(bundles[1], "Observation").first?["status"] as? String == "preliminary")
      #expect(resources(bundles[1], "Observation").first?["valueRange"] != nil)
      // What was taken back is no part of what was handed in.
      let items = try #require(resources(bundles[2], "QuestionnaireResponse").first?["item"] as? [[String: Any]])
      #expect(items.map { $0["linkId"] as? String } == ["pcptsd5_event"])
    }
  }

  @Test("Only who is asked for is named") func subjects() throws {
    try with { folder in
      for bundle in try bundles(try folder.run("export", "--fhir", "--with-codes")) {
        for resource in resources(bundle, "Observation") + resources(bundle, "QuestionnaireResponse") {
          let identifier = (resource["subject"] as? [String: Any])?["identifier"] as? [String: Any]
          #expect(identifier?["value"] as? String == "A-1")
        }
      }
      let named = try folder.run("export", "--fhir", "--client", "A-1", "--subject", "Patient/123")
      #expect(!named.output.contains("A-1"))
      let bundles = try bundles(named)
      #expect(bundles.count == 3)
      for bundle in bundles {
        let all = resources(bundle, "Observation") + resources(bundle, "QuestionnaireResponse")
        // What US Core asks of surveys.
        for resource in all {
          #expect((resource["subject"] as? [String: Any])?["reference"] as? String == "Patient/123")
          #expect(resource["authored"] != nil || resource["effectiveDateTime"] != nil)
          #expect(resource["questionnaire"] != nil || resource["category"] != nil && resource["code"] != nil)
          #expect(resource["status"] != nil)
        }
      }
      for wrong in [
        ["--subject", "Patient/123"], ["--with-codes"], ["--fhir", "--subject", "Patient/1"],
        ["--fhir", "--client", "A-1", "--subject", "x y"],
        ["--fhir", "--client", "A-1", "--subject", "Patient/1", "--with-codes"],
      ] {
        let run = try Run(["records", "export", "--records", folder.records] + wrong)
        #expect(run.status == 2 && run.output.isEmpty, "\(wrong)")
      }
    }
  }

  @Test("An answer about safety that was changed later still stands") func changedSafetyAnswer() throws {
    try RecordsFolder.with { folder in
      try folder.store { store, client in
        let phq9 = try #require(try Self.library.questionnaire("phq-9"))
        let content = try #require(Self.library.fileContent(ofQuestionnaire: "phq-9"))
        var answers = Self.phq9.mapValues(Answer.option)
        let raised = [RaisedRule](phq9.safetyRules, raisedBy: answers)
        answers["phq9_9"] = .option("0")
        let inProgress = try store.startResponse(of: "full", questionnaires: [], for: client)
        let result = QuestionnaireResult(questionnaire: phq9, answers: answers, from: .interview)
        try store.finish(
          inProgress, with: [RecordStore.NewResponse(result, fileContent: content, raised: raised)])
      }
      let run = try folder.run("export", "--fhir", "--client", "A-1")
      #expect(try bundles(run).count == 1)
      #expect(run.output.contains(#""valueBoolean":true"#))
      #expect(!run.output.contains(#""valueBoolean":false"#))
    }
  }

  @Test(
    "It is FHIR to a validator that others made",
    .enabled(if: FHIRValidator.isInstalled, "needs the Python package fhir.resources: Scripts/install --with-tests"))
  func valid() throws {
    try with { folder in
      let run = try folder.run("export", "--fhir", "--client", "A-1", "--subject", "Patient/123")
      let verdict = try FHIRValidator.judge(Array(run.output.utf8))
      #expect(verdict.errors == "\n")
      #expect(verdict.output == "3 Bundles\n")
    }
  }
}
