import ArgumentParser
import Foundation
import QuestionnaireLibrary
import Screening

/// Prints a value as JSON, with its keys in an order that does not change.
func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  print(String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// Writes a line for people to standard error.
func printError(_ message: String) {
  FileHandle.standardError.write(Data((message + "\n").utf8))
}

extension Library {
  /// The questionnaire with this id.
  ///
  /// - Throws: a usage error that names those there are.
  func required(_ id: Questionnaire.ID) throws -> Questionnaire {
    if let questionnaire = try questionnaire(id) { return questionnaire }
    let all = questionnaireIDs.sorted().joined(separator: ", ")
    throw ValidationError(
      questionnaireIDs.contains(id)
        ? "'\(id)' is not available in the language '\(language)'."
        : "There is no questionnaire '\(id)'. The questionnaires are: \(all).")
  }
}
