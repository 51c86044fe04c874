import Crypto
import Foundation
import Screening

/// A questionnaire in one version, from a file with one content.
package struct QuestionnaireReference: Sendable, Equatable, Codable {
  package let id: Questionnaire.ID
  package let version: String
  package let language: String
  package let title: String
  /// The SHA-256 digest of the file's content, in hexadecimal.
  package let digest: String

  /// - Parameter fileContent: the whole text of the file that the questionnaire was read from.
  package init(_ questionnaire: Questionnaire, fileContent: String) {
    id = questionnaire.id
    version = questionnaire.version
    language = questionnaire.language
    title = questionnaire.title
    digest = SHA256.hash(data: Data(fileContent.utf8)).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// Whether it is this questionnaire in this version.
  package func isOf(_ questionnaire: Questionnaire) -> Bool {
    id == questionnaire.id && version == questionnaire.version
  }

  /// Whether scores of the two may be compared: only those of the same instrument in the same version.
  package func isComparable(with other: QuestionnaireReference) -> Bool {
    id == other.id && version == other.version
  }
}
