import QuestionnaireLibrary

/// The next step that a person puts into words of their own: kept until they leave, and put on what they take along.
struct OwnStep: Sendable, Equatable {
  private var words: [Question: String] = [:]

  /// The questions that help to find it, in their order.
  enum Question: Int, Sendable, CaseIterable {
    case reason, thing, time, company

    static var first: Question { .reason }

    var next: Question? { Question(rawValue: rawValue + 1) }

    func text(_ strings: Strings) -> String {
      switch self {
      case .reason: strings.ownReason
      case .thing: strings.ownThing
      case .time: strings.ownTime
      case .company: strings.ownCompany
      }
    }
  }

  subscript(_ question: Question) -> String {
    get { words[question] ?? "" }
    set { words[question] = newValue.allSatisfy(\.isWhitespace) ? nil : newValue }
  }

  var isEmpty: Bool { words.isEmpty }

  /// What was written, with the questions.
  func answers(_ strings: Strings) -> [(question: String, answer: String)] {
    Question.allCases.compactMap { question in words[question].map { (question.text(strings), $0) } }
  }
}
