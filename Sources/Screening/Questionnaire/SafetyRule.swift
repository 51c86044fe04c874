/// A rule that names the answers to an item which bring the crisis lines to the screen before the next question.
public struct SafetyRule: Sendable, Equatable, Identifiable {
  public let id: String
  public let item: Item.ID
  /// The option codes that raise it.
  public let answers: [String]
  /// Whether "prefer not to say" raises it too.
  public let whenDeclined: Bool
  public let level: Level
  /// The sentences in our own words that results open with when the rule was raised; `nil` for the general ones.
  public let results: String?
  /// The same, more gently, for an answer that was changed later so that it raises the rule no more.
  public let resultsTakenBack: String?
  /// A sentence with which the person can tell somebody of it.
  public let toSay: String?

  public enum Level: String, Sendable, CaseIterable {
    /// Thoughts of suicide or self-harm were reported.
    case crisis
    /// The lines are shown gently, without a comment on the answer.
    case support
  }

  public init(
    id: String, item: Item.ID, answers: [String], whenDeclined: Bool = false, level: Level, results: String? = nil,
    resultsTakenBack: String? = nil, toSay: String? = nil
  ) {
    self.id = id
    self.item = item
    self.answers = answers
    self.whenDeclined = whenDeclined
    self.level = level
    self.results = results
    self.resultsTakenBack = resultsTakenBack
    self.toSay = toSay
  }

  /// Whether `answer` to the rule's item raises the rule.
  public func isRaised(by answer: Answer) -> Bool {
    switch answer {
    case .option(let code): answers.contains(code)
    case .number: false
    case .declined: whenDeclined
    }
  }
}
