import Screening

/// A sign that people ask about, which the questionnaires of its area must cover.
public struct Sign: Sendable, Equatable, Identifiable {
  public let id: String
  public let area: Area
  public let text: String
}
