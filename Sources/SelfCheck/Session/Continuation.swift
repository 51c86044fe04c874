/// What a person was about to do when a safety page came first.
enum Continuation: Sendable, Equatable {
  case next
  case back
  case review
  case stay
  case leave(exitCode: Int32)
}
