import TerminalKit

extension Session {
  /// Whether keys are letters of a line, not commands. Of a line that is not seen they are neither.
  package var isTyping: Bool { top.screen.policy.typing != .none && !size.isTooSmall }

  private static var longestLine: Int { 500 }

  /// Takes a key for the screen's line.
  package mutating func type(_ key: Key) {
    notice(nil)
    let isOnlyLine = top.screen.policy.typing == .onlyLine
    switch key {
    case .up, .down, .pageUp, .pageDown, .wheelUp, .wheelDown: pass(on: key)
    case .function(1), .control("c"):
      if !isOnlyLine { pass(on: key) }
    default:
      edit(key, isOnlyLine: isOnlyLine)
      // Who types sees the line, wherever the page was scrolled to.
      keepFocusInSight()
    }
  }

  private mutating func pass(on key: Key) {
    if let action = keymap.action(for: key) { update(action) }
  }

  private mutating func edit(_ key: Key, isOnlyLine: Bool) {
    switch key {
    case .character(let character) where top.typed.count < Self.longestLine: setTyped(top.typed + String(character))
    case .backspace where !top.typed.isEmpty: setTyped(String(top.typed.dropLast()))
    case .control("u"): setTyped("")
    case .enter: submit(top.typed)
    case .escape, .backspace:
      if isOnlyLine { setTyped("") } else { close() }
    default: break
    }
  }

  /// Hands a line over to the screen that it was typed on.
  package mutating func submit(_ line: String) {
    if case .line(_, _, let submit) = content.field { submit(&self, line) }
  }
}
