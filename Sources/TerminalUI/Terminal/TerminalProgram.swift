/// What runs in a terminal: keys and time go in, frames and effects come out.
public protocol TerminalProgram {
  var frame: Frame { get }
  mutating func resize(to size: Size)
  /// - Returns: what is to be done outside, in this order.
  mutating func press(_ key: Key) -> [Effect]
  /// After how many seconds without a key `waitedInVain` is to be called; `nil` for never.
  var secondsToWait: Int? { get }
  mutating func waitedInVain() -> [Effect]
  /// Takes what came of an effect.
  ///
  /// - Returns: what is to be done outside after that.
  mutating func receive(_ reply: Reply) -> [Effect]
}

extension AppState: TerminalProgram {
  public mutating func press(_ key: Key) -> [Effect] {
    Keymap.action(for: key).flatMap { update($0) }.map { [$0] } ?? []
  }

  /// A person alone may take all the time in the world.
  public var secondsToWait: Int? { nil }

  public mutating func waitedInVain() -> [Effect] { [] }

  public mutating func receive(_ reply: Reply) -> [Effect] {
    switch reply {
    case .printed(let isPrinted): place.notice = words[isPrinted ? .takeAwayPrinted : .takeAwayNotPrinted]
    // Only a counselor's pages ask for these.
    case .saved, .records: break
    }
    return []
  }
}
