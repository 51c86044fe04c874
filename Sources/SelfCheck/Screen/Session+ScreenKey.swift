import TerminalKit

extension Session {
  /// A key that works on a screen, with what it does there.
  package struct ScreenKey: Sendable {
    package let action: Action
    /// `nil` where the field, the scrolling or the table of keys says what it does.
    let does: Step?
    /// The words for it, where they are not those of the table of keys.
    let help: String?

    private init(_ action: Action, help: String? = nil, does: Step?) {
      self.action = action
      self.help = help
      self.does = does
    }

    // MARK: Keys of the field and of scrolling

    /// Goes where the focused choice leads, or hands the typed line over.
    package static var enter: ScreenKey { ScreenKey(.confirm, does: nil) }
    package static var move: ScreenKey { ScreenKey(.moveDown, does: nil) }
    package static var digits: ScreenKey { ScreenKey(.digit(0), does: nil) }
    package static var mark: ScreenKey { ScreenKey(.toggle, does: nil) }
    package static var scroll: ScreenKey { ScreenKey(.pageDown, does: nil) }

    // MARK: Keys of the screen's own

    /// Goes on from a screen without a menu. What is to be read is read to its end first.
    package static func enter(_ does: @escaping Step) -> ScreenKey { ScreenKey(.confirm, does: does) }

    /// Goes back to the screen before.
    package static var back: ScreenKey { back { $0.close() } }

    package static func back(_ does: @escaping Step) -> ScreenKey { ScreenKey(.back, does: does) }

    /// Closes a screen that lies over another.
    package static var close: ScreenKey { ScreenKey(.escape) { $0.close() } }

    /// - Parameter help: the words for what it does here, where the table of keys has others.
    package static func key(_ action: Action, help: String? = nil, _ does: @escaping Step) -> ScreenKey {
      ScreenKey(action, help: help, does: does)
    }

    // MARK: Keys that mean the same on every screen

    package static var leave: ScreenKey { ScreenKey(.leave, does: nil) }
    package static var help: ScreenKey { ScreenKey(.helpNow, does: nil) }
    package static var keys: ScreenKey { ScreenKey(.keys, does: nil) }
  }
}
