import TerminalKit

extension Session {
  /// The keys of a screen's content, as the footer and the help name them.
  func hints(for content: Content) -> [KeyHint] {
    content.keys.compactMap { hint(for: $0.action, in: content) }
  }

  func hint(for action: Action, in content: Content) -> KeyHint? {
    guard let binding = keymap.binding(for: action) else { return nil }
    return KeyHint(
      action: action, label: label(of: binding, in: content),
      fullLabel: binding.fullLabel, help: help(of: binding, in: content),
      shortHelp: action == .decline ? strings.helpDeclineShort : nil,
      helpWhileMore: action == .confirm && content.isReadFirst ? strings.helpReadOn : nil,
      isAlwaysShown: action == .helpNow || action == .keys)
  }

  /// The digits are named as far as they choose something.
  private func label(of binding: Keymap.Binding, in content: Content) -> String {
    guard case .digit = binding.action, let field = content.field, !field.choices.isEmpty else { return binding.label }
    return field.choices.count > 9 ? strings.keyAnyDigit : strings.keyDigits(count: String(field.choices.count))
  }

  /// Some keys do another thing where nothing can be chosen, or where nothing is covered.
  private func help(of binding: Keymap.Binding, in content: Content) -> String {
    if let own = content.keys.first(where: { $0.action == binding.action })?.help { return own }
    return switch binding.action {
    case .confirm where content.isMenu: strings.helpDigits
    case .escape where top.screen.policy.layer == .page: strings.helpBack
    case .moveDown where !content.hasChoices: strings.helpPage
    case .toggle where content.field == nil: strings.helpConfirm
    default: binding.help
    }
  }

  /// Every key that works on the visible screen: its own, then those that work everywhere.
  var workingKeys: [KeyHint] {
    let content = content
    let own = content.keys.map(\.action)
    let others = content.isBlank ? [] : keysOfField(of: content) + keysAround(own)
    return (own + (others + everywhere(isBlank: content.isBlank)).filter { !own.contains($0) }).compactMap {
      hint(for: $0, in: content)
    }
  }

  /// The keys that can be typed where pages are lines: letters, and Enter.
  var workingLetters: [KeyHint] {
    workingKeys.filter { hint in
      guard let keys = keymap.binding(for: hint.action)?.keys else { return false }
      let isMovement = [.moveUp, .moveDown].contains(hint.action)
      let isTyped = keys.contains { if case .character(let letter) = $0 { letter.isLetter } else { $0 == .enter } }
      return isTyped && !isMovement && !Self.actionsOfScreens.contains(hint.action)
    }
  }

  /// The actions that only a screen can carry out: lines stay as they are.
  static var actionsOfScreens: Set<Action> { [.privacy, .large] }

  private func keysOfField(of content: Content) -> [Action] {
    let goesOn = content.field == nil && content.keys.contains { $0.action == .confirm }
    let isChosen = content.field?.choices.isEmpty == false
    return [.moveDown, .moveToFirst] + (goesOn || isChosen ? [.toggle] : []) + (isChosen ? [.digit(0)] : [])
  }

  /// - Parameter own: the screen's own keys.
  private func keysAround(_ own: [Action]) -> [Action] {
    let isOverlay = top.screen.policy.layer == .overlay
    return [.pageDown, .scrollDown] + (isOverlay ? [.back] : [])
      + (isOverlay || own.contains(.back) ? [.escape] : [])
  }

  /// The keys that do the same on every screen.
  private func everywhere(isBlank: Bool) -> [Action] {
    keyTable.filter { $0.everywhere != nil }.map(\.binding.action).filter { action in
      (role.maySuspend || action != .suspend) && (!isBlank || Self.actionsOnBlank.contains(action))
    }
  }
}

extension Session.Content {
  /// Whether the focus can move.
  fileprivate var hasChoices: Bool { (field?.choices.count ?? 0) > 1 }

  var isMenu: Bool { if case .menu = field { true } else { false } }

  /// Whether Enter reads on before it does anything else.
  fileprivate var isReadFirst: Bool {
    switch field {
    case nil, .menu, .ticks: true
    case .options, .number, .line: false
    }
  }
}
