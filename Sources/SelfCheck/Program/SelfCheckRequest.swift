/// A request of a person alone to the world outside. Nothing else leaves the program.
package enum SelfCheckRequest: Sendable, Equatable {
  /// Put this text on paper.
  case print(String)
  /// Write this text to a new file.
  case save(String, path: String)
}

/// The world's reply to a person alone.
package enum SelfCheckReply: Sendable, Equatable {
  case printed(Bool)
  case saving(SaveOutcome)
}
