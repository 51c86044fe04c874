/// What came of waiting for a line.
package enum LineInput: Sendable, Equatable {
  /// A line, without its end.
  case line(String)
  /// Ctrl-C, or another signal to stop.
  case interrupted
  case ended
}
