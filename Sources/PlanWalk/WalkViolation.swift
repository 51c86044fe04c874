/// Something that must not be, with the keys that lead there from the first question.
package struct WalkViolation: Sendable, Equatable, CustomStringConvertible {
  package let what: String
  package let keys: String
  package let screen: String

  package var description: String { "\(what), after the keys \(keys)\n\(screen)" }
}
