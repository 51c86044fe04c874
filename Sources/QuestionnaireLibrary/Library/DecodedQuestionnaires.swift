import Screening
import Synchronization

/// The questionnaires that were decoded already: pages ask for the same ones again and again.
final class DecodedQuestionnaires: Sendable {
  private struct Key: Hashable {
    let id: Questionnaire.ID
    let language: String
  }

  private let known = Mutex<[Key: Questionnaire?]>([:])

  /// The questionnaire, decoded the first time that it is asked for.
  ///
  /// - Parameter decode: gives `nil` when there is none; what it throws is not remembered.
  func questionnaire(
    _ id: Questionnaire.ID, language: String, decode: () throws(Problems) -> Questionnaire?
  ) throws(Problems) -> Questionnaire? {
    let key = Key(id: id, language: language)
    if let known = known.withLock({ $0[key] }) { return known }
    let questionnaire = try decode()
    known.withLock { $0[key] = .some(questionnaire) }
    return questionnaire
  }
}
