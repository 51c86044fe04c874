/// One screen: what it shows, what each key there does, and who may see it.
///
/// Everything that could be forgotten about a screen is a requirement of this type. A new screen is one type in one
/// file; nothing else lists screens.
package protocol Screen<Role>: Sendable {
  associatedtype Role: SessionRole

  /// The rules for who may see it, and for keys and time while it is there.
  var policy: ScreenPolicy { get }

  /// The content that it shows now, with what its choices and keys do.
  func content(in session: Session<Role>) -> Session<Role>.Content
}

extension Screen {
  package typealias Content = Session<Role>.Content
  package typealias Choice = Session<Role>.Choice
  package typealias ScreenKey = Session<Role>.ScreenKey
  package typealias Step = Session<Role>.Step
}
