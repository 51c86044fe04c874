/// The step that a person was about to take when a safety page came first.
enum Continuation: Sendable, Equatable {
  case next
  case back
  case review
  case stay
  case leave(exitCode: Int32)
}
