/// What may be counted of a visit: nothing about the visitor.
public struct Visit: Sendable, Equatable {
  /// Whether the results were reached.
  public var isFinished = false
  /// Whether nobody was there any more at the end.
  public var wasAbandoned = false
}

/// A language that visitors may choose.
public struct Language: Sendable, Equatable {
  public let code: String
  /// Its name in itself.
  public let name: String
  /// What asks a visitor to begin, in it.
  public let invitation: String

  init(code: String, name: String, invitation: String) {
    self.code = code
    self.name = name
    self.invitation = invitation
  }

  /// - Parameter app: in this language.
  public init(code: String, app: AppState) {
    self.code = code
    name = app.words[.languageName]
    invitation = app.words[.attractAnyKey]
  }
}
