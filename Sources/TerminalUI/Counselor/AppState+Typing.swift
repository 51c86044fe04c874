extension AppState {
  /// Whether keys are letters of a line, not commands.
  var isTyping: Bool {
    if case .desk(let page) = place.route { page.hasLine } else { false }
  }

  private static let longestLine = 500

  /// Takes a key for the page's line.
  mutating func type(_ key: Key) -> Effect? {
    place.notice = nil
    if case .desk(.locked) = place.route, !key.isForLockedPage { return nil }
    switch key {
    case .up, .down, .pageUp, .pageDown, .wheelUp, .wheelDown, .function(1):
      return Keymap.action(for: key).flatMap { update($0) }
    case .control("c"): return update(.interrupt)
    default:
      let effect = edit(key)
      // Who types sees the line, wherever the page was scrolled to.
      keepFocusInSight()
      return effect
    }
  }

  private mutating func edit(_ key: Key) -> Effect? {
    switch key {
    case .character(let character) where place.typed.count < Self.longestLine:
      setTyped(place.typed + String(character))
    case .backspace where !place.typed.isEmpty: setTyped(String(place.typed.dropLast()))
    case .control("u"): setTyped("")
    case .enter:
      guard case .desk(let page) = place.route else { return nil }
      let typed = place.typed
      return submit(typed, on: page)
    case .escape, .backspace:
      if case .desk(.locked) = place.route { setTyped("") } else { pop() }
    default: break
    }
    return nil
  }
}

extension Key {
  /// Whether it types or scrolls: nothing that leads anywhere works while the screen is locked.
  fileprivate var isForLockedPage: Bool {
    switch self {
    case .control(let letter): letter == "u"
    case .function: false
    default: true
    }
  }
}
