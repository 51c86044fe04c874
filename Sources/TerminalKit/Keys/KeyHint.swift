/// A key that works on a page, in the words of the footer and of the help page.
package struct KeyHint: Sendable, Equatable {
  package let action: Action
  package let label: String
  /// The same with every key of it, for the page of all keys.
  package let fullLabel: String
  package let help: String
  /// Fewer words, for a narrow footer.
  package let shortHelp: String
  /// The words while more of the page is below, where the key does something else then.
  package let helpWhileMore: String?
  /// Shown at the end of the footer however little room there is.
  package let isAlwaysShown: Bool

  package init(
    action: Action, label: String, fullLabel: String? = nil, help: String, shortHelp: String? = nil,
    helpWhileMore: String? = nil,
    isAlwaysShown: Bool = false
  ) {
    self.action = action
    self.label = label
    self.fullLabel = fullLabel ?? label
    self.help = help
    self.shortHelp = shortHelp ?? help
    self.helpWhileMore = helpWhileMore
    self.isAlwaysShown = isAlwaysShown
  }
}
