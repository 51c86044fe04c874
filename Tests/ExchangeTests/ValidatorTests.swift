import Exchange
import FHIR
import Foundation
import QuestionnaireLibrary
import TestSupport
import Testing

/// What goes out is what it says to readers that others made.
@Suite struct ValidatorTests {
  private static let python = Program.repository.appending(path: ".build/fhir-validator/bin/python").path
  private static let packages = try? FileManager.default.contentsOfDirectory(
    atPath: Program.repository.appending(path: ".build/fhir-validator/lib").path
  ).flatMap { version in
    (try? FileManager.default.contentsOfDirectory(
      atPath: Program.repository.appending(path: ".build/fhir-validator/lib/\(version)/site-packages").path)) ?? []
  }

  private static var isInstalled: Bool {
    packages.map { Set($0).isSuperset(of: ["fhirclient", "frictionless"]) } ?? false
  }

  @Test(
    "Every questionnaire, and the schema of its tables",
    .enabled(if: isInstalled, "needs Python packages: Scripts/install --with-tests"))
  func files() throws {
    try TemporaryFolder.with { folder in
      var files: [String] = []
      for id in Written.library.questionnaireIDs {
        let questionnaire = try #require(try Written.library.questionnaire(id))
        files.append(try folder.write(Data(QuestionnaireResource(questionnaire).json), to: "\(id).json"))
        files.append(try folder.write(JSONEncoder().encode(TableSchema(questionnaire)), to: "\(id).schema.json"))
      }
      let errors = try folder.write("", to: "errors")
      let process = Process()
      process.executableURL = URL(filePath: Self.python)
      process.arguments =
        [Program.repository.appending(path: "Tests/ExchangeTests/Validator/validate.py").path] + files
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle(forWritingAtPath: errors)
      try process.run()
      process.waitUntilExit()
      #expect(try String(contentsOfFile: errors, encoding: .utf8) == "\n")
      #expect(process.terminationStatus == 0)
    }
  }
}
