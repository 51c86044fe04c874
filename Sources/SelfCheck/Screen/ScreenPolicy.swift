/// The decisions that must be made about every screen; nothing of it has a default.
package struct ScreenPolicy: Sendable, Equatable {
  package let audience: Audience
  package let layer: Layer
  package let patience: Patience
  package let typing: Typing

  package init(audience: Audience, layer: Layer, patience: Patience, typing: Typing) {
    self.audience = audience
    self.layer = layer
    self.patience = patience
    self.typing = typing
  }

  /// The people who may see it.
  package enum Audience: Sendable {
    /// Whoever sits at the keyboard.
    case anyone
    /// Only the owner of the program: a guest who was handed the keyboard is locked out before it is shown.
    case owner
  }

  /// The way it lies over others.
  package enum Layer: Sendable {
    /// In place of what was there before.
    case page
    /// Over another screen, which Esc shows again.
    case overlay
  }

  /// The time it waits for a key, where the program does not wait forever.
  package enum Patience: Sendable, Equatable {
    case usual
    /// As long as somebody may need to read crisis lines and to call.
    case crisisLines
    /// A screen after the results: whoever has read it may have walked away.
    case finished
    case seconds(Int)
    case forever
  }

  /// Whether keys are letters of a line.
  package enum Typing: Sendable {
    /// Keys are commands.
    case none
    /// Letters go into the screen's line; the keys that scroll, leave and go back work.
    case line
    /// Letters go into the screen's line, and no key leads anywhere else.
    case onlyLine
  }
}
