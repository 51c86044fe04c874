/// A list of questionnaires to ask, in their order, some only after an earlier result.
public struct Plan: Sendable, Equatable, Identifiable {
  public let id: String
  public let title: String
  /// One line for the page on which a plan is chosen.
  public let summary: String
  /// About how long it takes.
  public let minutes: Int
  public let steps: [Step]
  /// The education pages that follow the results, in order.
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

  public init(id: String, title: String, summary: String, minutes: Int, steps: [Step], learn: [String] = []) {
    self.id = id
    self.title = title
    self.summary = summary
    self.minutes = minutes
    self.steps = steps
    self.learn = learn
  }
}
