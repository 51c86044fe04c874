import QuestionnaireLibrary
import Screening

/// A file of a questionnaire, or of anything else that a site's folder may hold. One that is taken can be scored for any
/// answers.
package struct QuestionnaireFileTarget: FuzzTarget {
  private let read: (SiteFiles) -> Result<Library, Problems>
  private let score: (Questionnaire, Answers) -> [Score]

  package init() {
    read = FileReading.read
    score = { $0.scores(for: $1, from: .form) }
  }

  /// With a fault, to see that it is found.
  package init(
    read: @escaping (SiteFiles) -> Result<Library, Problems>,
    score: @escaping (Questionnaire, Answers) -> [Score] = { $0.scores(for: $1, from: .form) }
  ) {
    self.read = read
    self.score = score
  }

  package mutating func check(_ input: [UInt8]) throws {
    guard let library = try FileReading.library(of: input, isSiteFile: false, read) else { return }
    var numbers = InputNumbers(input)
    // The file's own are the last; a few of the built-in ones may have been replaced by it.
    for id in library.questionnaireIDs.suffix(1) {
      guard let questionnaire = try library.questionnaire(id) else { continue }
      for _ in 0..<4 { try check(questionnaire, answers(to: questionnaire, &numbers)) }
    }
  }

  private func answers(to questionnaire: Questionnaire, _ numbers: inout InputNumbers) -> Answers {
    var answers: Answers = [:]
    for item in questionnaire.items {
      switch (numbers.next(below: 8), item.answerKind) {
      case (0, _): continue
      case (1, _): answers[item.id] = .declined
      // Codes and numbers that no reader lets through: scoring has to stand them nevertheless.
      case (2, _): answers[item.id] = .option("no such code")
      case (_, .options(let options)) where !options.isEmpty:
        answers[item.id] = .option(options[numbers.next(below: options.count)].code)
      case (_, .options): continue
      case (_, .number(let range)):
        answers[item.id] = .number([range.minimum, range.maximum][numbers.next(below: 2)])
      }
    }
    return answers
  }

  private func check(_ questionnaire: Questionnaire, _ answers: Answers) throws {
    for score in score(questionnaire, answers) {
      let possible = questionnaire.possibleRange(of: score.definition)
      try promise(
        possible.contains(score.range.lowerBound) && possible.contains(score.range.upperBound),
        "\(questionnaire.id)/\(score.id): \(score.range) is outside \(possible) for \(answers)")
      if let band = score.band {
        try promise(
          band.range.contains(score.range.lowerBound) && band.range.contains(score.range.upperBound),
          "\(questionnaire.id)/\(score.id): \(score.range) is not in the band \(band.range)")
      }
    }
    // Everything that the results are made from.
    _ = QuestionnaireResult(questionnaire: questionnaire, answers: answers, from: .interview)
  }
}

/// Numbers out of an input: the same for the same one.
struct InputNumbers {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ input: some Sequence<UInt8>) {
    for byte in input { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
