/// Which key does what, with the words for it. The footer and the help page are made from this table alone.
public struct Keymap: Sendable {
  /// One thing to do and the keys that do it.
  struct Binding: Sendable {
    let keys: [Key]
    let action: Action
    /// How the keys are named on the screen.
    let label: Word
    /// What they do, short enough for the footer.
    let help: Word
  }

  static let bindings: [Binding] = [
    Binding(
      keys: (0...9).map { .character(Character(String($0))) }, action: .digit(0), label: .keyDigits, help: .helpDigits),
    Binding(keys: [.down, .character("j")], action: .moveDown, label: .keyArrows, help: .helpMove),
    Binding(keys: [.up, .character("k")], action: .moveUp, label: .keyArrows, help: .helpMove),
    Binding(keys: [.character(" ")], action: .toggle, label: .keySpace, help: .helpToggle),
    Binding(keys: [.enter], action: .confirm, label: .keyEnter, help: .helpConfirm),
    Binding(keys: [.character("b"), .left], action: .back, label: .keyBack, help: .helpBack),
    Binding(keys: [.backspace], action: .erase, label: .keyBackspace, help: .helpErase),
    Binding(keys: [.character("s")], action: .decline, label: .keyDecline, help: .helpDecline),
    Binding(keys: [.character("r")], action: .review, label: .keyReview, help: .helpReview),
    Binding(keys: [.character("a")], action: .arithmetic, label: .keyArithmetic, help: .helpArithmetic),
    Binding(keys: [.character("h")], action: .helpNow, label: .keyHelpNow, help: .helpHelpNow),
    Binding(keys: [.character("p")], action: .privacy, label: .keyPrivacy, help: .helpPrivacy),
    Binding(keys: [.character("?"), .function(1)], action: .keys, label: .keyKeys, help: .helpKeys),
    Binding(keys: [.pageDown], action: .pageDown, label: .keyPage, help: .helpPage),
    Binding(keys: [.pageUp], action: .pageUp, label: .keyPage, help: .helpPage),
    Binding(keys: [.wheelDown], action: .scrollDown, label: .keyWheel, help: .helpPage),
    Binding(keys: [.wheelUp], action: .scrollUp, label: .keyWheel, help: .helpPage),
    Binding(keys: [.character("y")], action: .yes, label: .keyYes, help: .helpYes),
    Binding(keys: [.character("n")], action: .no, label: .keyNo, help: .helpNo),
    Binding(keys: [.escape], action: .escape, label: .keyEscape, help: .helpEscape),
    Binding(keys: [.character("q")], action: .leave, label: .keyLeave, help: .helpLeave),
    Binding(keys: [.control("c")], action: .interrupt, label: .keyInterrupt, help: .helpInterrupt),
    Binding(keys: [.control("z")], action: .suspend, label: .keySuspend, help: .helpSuspend),
  ]

  /// What the key asks for, or `nil` for a key without a meaning. Capital letters count as small ones.
  public static func action(for key: Key) -> Action? {
    if case .click(let row) = key { return .click(row: row) }
    var key = key
    if case .character(let character) = key {
      if let digit = character.wholeNumberValue, character.isASCII { return .digit(digit) }
      if let small = character.lowercased().first { key = .character(small) }
    }
    return bindings.first { $0.keys.contains(key) }?.action
  }

  /// The binding for an action.
  static func binding(for action: Action) -> Binding? {
    bindings.first { $0.action == action }
  }
}
