/// A program in a terminal: keys and time go in, frames and effects come out.
package protocol TerminalProgram {
  /// A request of the program to the world outside; `Never` for one that asks nothing.
  associatedtype Request: Sendable, Equatable
  /// The world's answer to a request.
  associatedtype Reply

  var frame: Frame { get }
  var terminalStrings: any TerminalStrings { get }
  mutating func resize(to size: Size)
  /// - Returns: what is to be done outside, in this order.
  mutating func press(_ key: Key) -> [Effect<Request>]
  /// After how many seconds without a key `waitedInVain` is to be called; `nil` for never.
  var secondsToWait: Int? { get }
  mutating func waitedInVain() -> [Effect<Request>]
  /// Takes what came of a request.
  ///
  /// - Returns: what is to be done outside after that.
  mutating func receive(_ reply: Reply) -> [Effect<Request>]
}
