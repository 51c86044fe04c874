/// A list of questionnaires to ask, in their order, some only after an earlier result.
public struct Plan: Sendable, Equatable, Identifiable {
  public let id: String
  public let title: String
  /// One line for the page on which a plan is chosen.
  public let summary: String
  /// About how long it takes; where that depends on the answers, the least.
  public let minutes: Int
  /// About how long it takes at most.
  public let minutesAtMost: Int
  public let steps: [Step]
  /// The education pages that belong to the results: the first is shown after them, the others are offered there.
  public let learn: [String]

  /// One questionnaire of the plan.
  public struct Step: Sendable, Equatable {
    public let questionnaire: Questionnaire.ID
    /// When it is asked; `nil` means always. While this is unknown the step is offered, once for all such steps; one with an
    /// offer of its own is left out.
    public let condition: Condition?
    /// If given, the person is always asked first, in these words.
    public let offer: String?

    public init(questionnaire: Questionnaire.ID, condition: Condition? = nil, offer: String? = nil) {
      self.questionnaire = questionnaire
      self.condition = condition
      self.offer = offer
    }
  }

  public init(
    id: String, title: String, summary: String, minutes: Int, minutesAtMost: Int? = nil, steps: [Step],
    learn: [String] = []
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.minutes = minutes
    self.minutesAtMost = max(minutes, minutesAtMost ?? minutes)
    self.steps = steps
    self.learn = learn
  }
}
