import Screening

/// Answers in the form in which they are stored and exported.
struct RecordedAnswers: Sendable, Equatable, Codable {
  let answers: Answers

  init(_ answers: Answers) {
    self.answers = answers
  }

  init(from decoder: any Decoder) throws {
    answers = try [String: RecordedAnswer](from: decoder).mapValues(\.answer)
  }

  func encode(to encoder: any Encoder) throws {
    try answers.mapValues(RecordedAnswer.init).encode(to: encoder)
  }
}

/// An answer in the form in which it is stored and exported: `{"option": code}`, `{"number": n}` or `{"declined": true}`.
struct RecordedAnswer: Sendable, Equatable, Codable {
  let answer: Answer

  private enum CodingKeys: CodingKey {
    case option, number, declined
  }

  init(_ answer: Answer) {
    self.answer = answer
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let code = try container.decodeIfPresent(String.self, forKey: .option) {
      answer = .option(code)
    } else if let number = try container.decodeIfPresent(Int.self, forKey: .number) {
      answer = .number(number)
    } else if try container.decode(Bool.self, forKey: .declined) {
      answer = .declined
    } else {
      throw DecodingError.dataCorruptedError(forKey: .declined, in: container, debugDescription: "not an answer")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch answer {
    case .option(let code): try container.encode(code, forKey: .option)
    case .number(let number): try container.encode(number, forKey: .number)
    case .declined: try container.encode(true, forKey: .declined)
    }
  }
}
