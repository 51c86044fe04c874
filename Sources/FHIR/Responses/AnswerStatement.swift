import Screening

/// One of the things that a response says about the answer to an item. A code, its words and its points say the same
/// three times, or contradict each other.
struct AnswerStatement {
  let meaning: Meaning
  let kind: Kind
  let node: JSONNode

  enum Meaning: Equatable {
    case response(ScoringTable.Response)
    /// Points alone, which several options may give.
    case points(Double)
  }

  enum Kind {
    case code, number, text, boolean
    /// A reason for there being no answer.
    case reason
    /// The words beside a code.
    case display
    case points

    /// Whether it is an answer by itself; the others only go with one.
    var isAnswer: Bool {
      switch self {
      case .code, .number, .text, .boolean, .reason: true
      case .display, .points: false
      }
    }
  }

  /// The statement in words, for people.
  ///
  /// - Parameter item: the item that it is about.
  func words(_ item: Item) -> String {
    let written = node.string ?? node.bytes.text
    switch (kind, meaning) {
    case (.points, _), (_, .points): return "its points are \(written)"
    case (.reason, .response(.declined)): return "it is declined ('\(FHIRNames.declined)')"
    case (.reason, _): return "it has a reason for no answer ('\(written)')"
    case (_, .response(let response)):
      let name =
        switch kind {
        case .code: "the code '\(written)'"
        case .display: "the display '\(written)'"
        default: "the value '\(written)'"
        }
      return "\(name) means \(Self.words(response, item))"
    }
  }

  /// The response as our code with its words.
  private static func words(_ response: ScoringTable.Response, _ item: Item) -> String {
    guard let value = response.optionIndex else { return response == .declined ? "declined" : "no answer" }
    guard item.options.indices.contains(value) else { return String(value) }
    return "\(item.options[value].code) (\(item.options[value].text))"
  }
}
