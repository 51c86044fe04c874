/// The printing of a visit: once on paper, and a few tries until then, so that nobody empties the tray.
struct Printing: Sendable, Equatable {
  private(set) var isDone = false
  private var failures = 0
  private static let mostFailures = 3

  /// Whether the printer failed so often that it is left alone.
  var isGivenUp: Bool { failures >= Self.mostFailures }

  mutating func note(_ isPrinted: Bool) {
    if isPrinted { isDone = true } else { failures += 1 }
  }
}
