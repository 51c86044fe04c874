/// The part of a person's life that a questionnaire asks about.
public enum Area: String, Sendable, CaseIterable {
  case mood
  case anxiety
  case trauma
  case substanceUse = "substance-use"
  /// For a questionnaire that spans areas.
  case general
}
