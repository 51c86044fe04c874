/// One of the published answers to an item.
public struct AnswerOption: Sendable, Equatable {
  /// Stable text that stands for the option in files.
  public let code: String
  public let points: Int
  /// The published words.
  public let text: String
  /// The LOINC answer code, where known.
  public let loinc: String?

  public init(code: String, points: Int, text: String, loinc: String? = nil) {
    self.code = code
    self.points = points
    self.text = text
    self.loinc = loinc
  }
}
