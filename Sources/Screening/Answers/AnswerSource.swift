/// The way in which answers came about. It decides what an answer counts that the questionnaire would not have asked for.
public enum AnswerSource: Sendable {
  /// Asked one by one. An answer that is no longer asked for, because an earlier one was changed, counts nothing.
  case interview
  /// A filled-in form, where every item was there to be answered: one that may be left out counts where it was not.
  case form
}
