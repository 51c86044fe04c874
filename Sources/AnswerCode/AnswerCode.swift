import Crypto
import Screening

/// A person's answers to questionnaires as a short text that a barcode scanner can type, so that they reach another
/// computer without a network.
///
/// It holds which questionnaires, in which version, their answers, and check characters. It holds no name and no time.
package struct AnswerCode: Sendable, Equatable {
  /// The text: digits and capital letters.
  package let text: String

  /// The code begins so; the digit is the version of what follows.
  static let start = "SS1"
  static let checkBytes = 4
  static let digestBytes = 3
  static let scoreCheckBytes = 2

  /// - Parameter results: answers that were taken back by an earlier one are no part of the code.
  package init(_ results: [QuestionnaireResult]) {
    let results = results.map(\.withoutAnswersTakenBack)
    var bits = BitWriter()
    bits.write(results.count, width: 8)
    for result in results { bits.write(bytes: result.questionnaire.digest) }
    var written: Set<Item.ID> = []
    // Of an item that several have, it stands once.
    for result in results {
      for item in result.questionnaire.items where written.insert(item.id).inserted {
        let places = AnswerPlaces(item)
        bits.write(places.place(of: result.answers[item.id]), width: places.width)
      }
    }
    let bytes = bits.bytes + results.scoreCheck
    text = Self.start + Base32.text(of: bytes + Self.check(of: bytes))
  }

  /// The first bytes of a SHA-256 digest.
  static func hash(_ bytes: some Sequence<UInt8>, length: Int) -> [UInt8] {
    Array(SHA256.hash(data: Array(bytes)).prefix(length))
  }

  /// The characters that tell a code that was read wrongly from one that was not.
  static func check(of bytes: some Sequence<UInt8>) -> [UInt8] { hash(bytes, length: checkBytes) }
}

extension QuestionnaireResult {
  fileprivate var withoutAnswersTakenBack: QuestionnaireResult {
    let takenBack = responses.filter { $0.asked == .no }.map(\.item.id)
    return QuestionnaireResult(
      questionnaire: questionnaire, answers: answers.filter { !takenBack.contains($0.key) }, from: .interview)
  }
}

extension Questionnaire {
  /// What tells it from every other: its version, and what its answers are kept as. Not the words, so that it is the same
  /// in every language.
  var digest: [UInt8] {
    let items = items.map { item in
      let places = AnswerPlaces(item)
      return "\(item.id)=\(item.options.map(\.code).joined(separator: ",")):\(places.count)"
    }
    let text = ([id, version] + items).joined(separator: "\n")
    return AnswerCode.hash(text.utf8, length: AnswerCode.digestBytes)
  }
}

extension [QuestionnaireResult] {
  /// What their scores come to, in few bytes: whoever reads the code compares it with what they come to there.
  var scoreCheck: [UInt8] {
    let scores = flatMap { result in
      result.scores.map { "\(result.id)/\($0.id)=\($0.range.lowerBound)-\($0.range.upperBound)" }
        + result.flags.map { "\(result.id)!\($0.id)" }
    }
    return AnswerCode.hash(scores.joined(separator: "\n").utf8, length: AnswerCode.scoreCheckBytes)
  }
}
