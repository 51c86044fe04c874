/// A table of keys: what each does, with the words for it. The footer, the help and the keyboard all read it.
package struct Keymap: Sendable {
  package let bindings: [Binding]

  /// One thing to do and the keys that do it.
  package struct Binding: Sendable, Equatable {
    package let keys: [Key]
    package let action: Action
    /// The name of the keys on the screen.
    package let label: String
    /// The same with every key of it, for the page of all keys; `nil` where the name has them all.
    package let fullLabel: String?
    /// The words for what they do, short enough for the footer.
    package let help: String

    package init(keys: [Key], action: Action, label: String, fullLabel: String? = nil, help: String) {
      self.keys = keys
      self.action = action
      self.label = label
      self.fullLabel = fullLabel
      self.help = help
    }
  }

  package init(_ bindings: [Binding]) {
    self.bindings = bindings
  }

  /// The action of the key, or `nil` for a key without a meaning. Capital letters count as small ones, and any digit as
  /// the digit that it is.
  package func action(for key: Key) -> Action? {
    if case .click(let row) = key { return .click(row: row) }
    var key = key
    if case .character(let character) = key {
      if let digit = character.wholeNumberValue, character.isASCII { return .digit(digit) }
      if let small = character.lowercased().first { key = .character(small) }
    }
    return bindings.first { $0.keys.contains(key) }?.action
  }

  /// The binding for an action.
  package func binding(for action: Action) -> Binding? {
    bindings.first { $0.action == action }
  }
}
