import QuestionnaireLibrary

/// A language that visitors may choose.
package struct Language: Sendable, Equatable {
  package let code: String
  /// Its name in itself.
  package let name: String
  /// The sentence that asks a visitor to begin, in this language.
  package let invitation: String

  package init(code: String, name: String, invitation: String) {
    self.code = code
    self.name = name
    self.invitation = invitation
  }

  /// - Parameter strings: in this language.
  package init(code: String, strings: Strings) {
    self.init(code: code, name: strings.languageName, invitation: strings.attractAnyKey)
  }
}
