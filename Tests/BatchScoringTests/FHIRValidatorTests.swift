import BatchScoring
import Foundation
import QuestionnaireLibrary
import Screening
import Testing

/// What is written as FHIR is FHIR to a validator that others made.
@Suite struct FHIRValidatorTests {
  @Test(
    "Bundles of every questionnaire, of answers of all kinds",
    .enabled(if: Validator.isInstalled, "needs the Python package fhir.resources: Scripts/install --with-tests"))
  func bundles() throws {
    var lines: [UInt8] = []
    var count = 0
    for id in Library().questionnaireIDs {
      let questionnaire = try #require(try Library().questionnaire(id))
      var sheets = AnswerSheets(questionnaire, seed: 4)
      let rows = (0..<30).map { _ in ["7"] + sheets.next() } + [["8"] + questionnaire.items.map { _ in "no such code" }]
      let written = try Scored(
        id, CSVTable.text([["id"] + questionnaire.items.map(\.id)] + rows + [["short"]]), to: .fhir)
      // What is read is written again, and what cannot be read is written as such.
      let read = try Scored(id, written.bytes + Array("{\n{\"resourceType\":\"Patient\"}\n".utf8), from: .fhir)
      lines += written.bytes + read.bytes
      count += 2 * (rows.count + 1) + 2
    }
    let verdict = try Validator.judge(lines)
    #expect(verdict.errors == "\n")
    #expect(verdict.output == "\(count) Bundles\n")
  }
}

/// The validator, which `Scripts/install --with-tests` puts under `.build`.
private enum Validator {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let python = root.appending(path: ".build/fhir-validator/bin/python")

  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: python.path) }

  static func judge(_ bundles: [UInt8]) throws -> (output: String, errors: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "selfscreen-fhir-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ bytes: [UInt8] = []) throws -> URL {
      let url = folder.appending(path: name)
      try Data(bytes).write(to: url)
      return url
    }
    let (output, errors) = (try file("output"), try file("errors"))
    let process = Process()
    process.executableURL = python
    process.arguments = [root.appending(path: "Tests/BatchScoringTests/Validator/validate.py").path]
    process.standardInput = try FileHandle(forReadingFrom: file("input", bundles))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return (try String(contentsOf: output, encoding: .utf8), try String(contentsOf: errors, encoding: .utf8))
  }
}
