/// The reason why a file cannot be read as a Questionnaire, at its place.
package struct FormProblem: Error, Sendable {
  package let message: String
  /// In bytes of the text, as UTF-8.
  package let offset: Int

  init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }

  init(_ message: String, at value: PlacedJSON) {
    self.init(message, at: value.offset)
  }
}
