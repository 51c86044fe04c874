/// A place in an interview at which the person is asked something.
public enum Stop: Sendable, Hashable {
  /// One item, by itself.
  case item(Questionnaire.ID, Item.ID)
  /// All items of a questionnaire as boxes to tick.
  case tickList(Questionnaire.ID)
  /// Whether the person wants a further questionnaire.
  case offer(Questionnaire.ID)

  public var questionnaire: Questionnaire.ID {
    switch self {
    case .item(let questionnaire, _), .tickList(let questionnaire), .offer(let questionnaire): questionnaire
    }
  }
}
