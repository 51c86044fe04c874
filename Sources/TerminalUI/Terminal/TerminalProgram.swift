/// What runs in a terminal: keys and time go in, frames and effects come out.
public protocol TerminalProgram {
  var frame: Frame { get }
  mutating func resize(to size: Size)
  mutating func press(_ key: Key) -> Effect?
  /// After how many seconds without a key `waitedInVain` is to be called; `nil` for never.
  var secondsToWait: Int? { get }
  mutating func waitedInVain() -> Effect?
  /// What came of printing, to be said on the page.
  mutating func printed(_ isPrinted: Bool)
}

extension AppState: TerminalProgram {
  public mutating func press(_ key: Key) -> Effect? {
    Keymap.action(for: key).flatMap { update($0) }
  }

  /// A person alone may take all the time in the world.
  public var secondsToWait: Int? { nil }

  public mutating func waitedInVain() -> Effect? { nil }

  public mutating func printed(_ isPrinted: Bool) {
    place.notice = words[isPrinted ? .takeAwayPrinted : .takeAwayNotPrinted]
  }
}
