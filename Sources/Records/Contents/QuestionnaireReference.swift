import Crypto
import Foundation
import Screening

/// Which questionnaire, in which version, from a file with which content.
public struct QuestionnaireReference: Sendable, Equatable, Codable {
  public let id: Questionnaire.ID
  public let version: String
  public let language: String
  public let title: String
  /// The SHA-256 digest of the file's content, in hexadecimal.
  public let digest: String

  /// - Parameter fileContent: the whole text of the file that the questionnaire was read from.
  public init(_ questionnaire: Questionnaire, fileContent: String) {
    id = questionnaire.id
    version = questionnaire.version
    language = questionnaire.language
    title = questionnaire.title
    digest = SHA256.hash(data: Data(fileContent.utf8)).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// Whether it is this questionnaire in this version.
  public func isOf(_ questionnaire: Questionnaire) -> Bool {
    id == questionnaire.id && version == questionnaire.version
  }

  /// Whether scores of the two may be compared: only those of the same instrument in the same version.
  public func isComparable(with other: QuestionnaireReference) -> Bool {
    id == other.id && version == other.version
  }
}
