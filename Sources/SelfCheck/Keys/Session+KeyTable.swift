import QuestionnaireLibrary
import TerminalKit

extension Session {
  /// A key of the program: how it is called, and what it does where it does the same on every screen.
  package struct KeyRow: Sendable {
    package let binding: Keymap.Binding
    /// `nil` where each screen says what it does.
    let everywhere: Step?

    init(
      _ keys: Key..., asks action: Action, label: String, fullLabel: String? = nil, help: String,
      everywhere: Step? = nil
    ) {
      binding = Keymap.Binding(keys: keys, action: action, label: label, fullLabel: fullLabel, help: help)
      self.everywhere = everywhere
    }
  }

  /// Every key of the program, in one language. A new key is one row here; a key that opens a screen from anywhere says so
  /// in its row.
  static func keyTable(_ strings: Strings) -> [KeyRow] {
    [
      KeyRow(
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", asks: .digit(0), label: strings.keyAnyDigit,
        help: strings.helpDigits),
      KeyRow(
        .down, "j", asks: .moveDown, label: strings.keyArrows, fullLabel: strings.keyArrowsAll, help: strings.helpMove),
      KeyRow(.up, "k", asks: .moveUp, label: strings.keyArrows, help: strings.helpMove),
      KeyRow(.home, asks: .moveToFirst, label: strings.keyHomeEnd, help: strings.helpFirstLast),
      KeyRow(.end, asks: .moveToLast, label: strings.keyHomeEnd, help: strings.helpFirstLast),
      KeyRow(" ", asks: .toggle, label: strings.keySpace, help: strings.helpToggle),
      KeyRow(.enter, asks: .confirm, label: strings.keyEnter, help: strings.helpConfirm),
      KeyRow("b", .left, asks: .back, label: strings.keyBack, fullLabel: strings.keyBackAll, help: strings.helpBack),
      KeyRow(.backspace, asks: .erase, label: strings.keyBackspace, help: strings.helpErase),
      KeyRow("s", asks: .decline, label: strings.keyDecline, help: strings.helpDecline),
      KeyRow("r", asks: .review, label: strings.keyReview, help: strings.helpReview),
      KeyRow("a", asks: .arithmetic, label: strings.keyArithmetic, help: strings.helpArithmetic),
      KeyRow("h", asks: .helpNow, label: strings.keyHelpNow, help: strings.helpHelpNow) {
        $0.toggle(HelpNowScreen())
      },
      KeyRow("?", .function(1), asks: .keys, label: strings.keyKeys, help: strings.helpKeys) {
        $0.toggle(KeysScreen(of: $0))
      },
      KeyRow("p", asks: .privacy, label: strings.keyPrivacy, help: strings.helpPrivacy) { $0.toggle(PrivacyScreen()) },
      KeyRow("l", asks: .large, label: strings.keyLarge, help: strings.helpLarge) { $0.settings.isLarge.toggle() },
      KeyRow(.pageDown, asks: .pageDown, label: strings.keyPage, help: strings.helpPage),
      KeyRow(.pageUp, asks: .pageUp, label: strings.keyPage, help: strings.helpPage),
      KeyRow(.wheelDown, asks: .scrollDown, label: strings.keyWheel, help: strings.helpPage),
      KeyRow(.wheelUp, asks: .scrollUp, label: strings.keyWheel, help: strings.helpPage),
      KeyRow("y", asks: .yes, label: strings.keyYes, help: strings.helpYes),
      KeyRow("n", asks: .no, label: strings.keyNo, help: strings.helpNo),
      KeyRow(.escape, asks: .escape, label: strings.keyEscape, help: strings.helpEscape),
      KeyRow("q", asks: .leave, label: strings.keyLeave, help: strings.helpLeave) { $0.leave(exitCode: 0) },
      KeyRow(.control("c"), asks: .interrupt, label: strings.keyInterrupt, help: strings.helpInterrupt) {
        $0.leave(exitCode: 130)
      },
      KeyRow(.control("z"), asks: .suspend, label: strings.keySuspend, help: strings.helpSuspend) { $0.suspend() },
    ]
  }
}
