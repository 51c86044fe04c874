import Screening

/// Reads what a scanner typed, and works out the scores anew.
package struct AnswerCodeReader {
  /// Those that there are, by what tells them apart.
  private let questionnaires: [[UInt8]: Questionnaire]

  /// - Parameter questionnaires: those that there are.
  package init(_ questionnaires: [Questionnaire]) {
    self.questionnaires = Dictionary(
      questionnaires.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The reason why a code is not taken.
  package enum Problem: Error, Sendable, Equatable {
    /// It does not begin like one.
    case noCode
    /// It is of a newer version of the program.
    case newer
    /// Characters are missing, or others than were shown.
    case misread
    /// One of its questionnaires, or this version of it, is not here.
    case unknownQuestionnaire
    /// The answers come to other scores here.
    case otherScores
  }

  /// Reads a code.
  ///
  /// - Parameter text: what a scanner typed, in capital or small letters; space around it is passed over.
  /// - Returns: a result for each questionnaire in it.
  package func read(_ text: some StringProtocol) throws(Problem) -> [QuestionnaireResult] {
    let text = String(text.filter { !$0.isWhitespace }).uppercased()
    guard text.hasPrefix("SS") else { throw .noCode }
    guard text.hasPrefix(AnswerCode.start) else {
      throw text.dropFirst(2).first?.isNumber == true ? .newer : .noCode
    }
    let ends = AnswerCode.checkBytes + AnswerCode.scoreCheckBytes
    guard let bytes = Base32.bytes(of: text.dropFirst(AnswerCode.start.count)), bytes.count > ends,
      AnswerCode.check(of: bytes.dropLast(AnswerCode.checkBytes)) == Array(bytes.suffix(AnswerCode.checkBytes))
    else { throw .misread }
    var bits = BitReader(bytes.dropLast(ends))
    let found = try questionnaires(&bits)
    let answers = try answers(&bits, to: found)
    let results = found.map { QuestionnaireResult(questionnaire: $0, answers: answers, from: .interview) }
    let scoreCheck = bytes.dropLast(AnswerCode.checkBytes).suffix(AnswerCode.scoreCheckBytes)
    guard results.scoreCheck == Array(scoreCheck) else { throw .otherScores }
    return results
  }

  private func questionnaires(_ bits: inout BitReader) throws(Problem) -> [Questionnaire] {
    guard let count = bits.read(width: 8), count > 0 else { throw .misread }
    var found: [Questionnaire] = []
    for _ in 0..<count {
      guard let digest = bits.read(bytes: AnswerCode.digestBytes) else { throw .misread }
      guard let questionnaire = questionnaires[digest] else { throw .unknownQuestionnaire }
      found.append(questionnaire)
    }
    return found
  }

  private func answers(_ bits: inout BitReader, to questionnaires: [Questionnaire]) throws(Problem) -> Answers {
    var answers: Answers = [:]
    var read: Set<Item.ID> = []
    for item in questionnaires.flatMap(\.items) where read.insert(item.id).inserted {
      let places = AnswerPlaces(item)
      guard let place = bits.read(width: places.width), let answer = places.answer(at: place) else { throw .misread }
      answers[item.id] = answer
    }
    guard bits.isAtEnd else { throw .misread }
    return answers
  }
}
