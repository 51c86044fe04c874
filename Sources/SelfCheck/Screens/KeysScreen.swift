import TerminalKit

extension Session {
  /// The keys that work on the screen below, first its own, then those that work everywhere.
  package struct KeysScreen: Screen {
    private let hints: [KeyHint]

    /// - Parameter session: at the screen whose keys are shown.
    init(of session: Session) {
      hints = session.settings.isInLines ? session.workingLetters : session.workingKeys
    }

    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .anyone, layer: .overlay, patience: .usual, typing: .none)
    }

    package func content(in session: Session) -> Content {
      Content(
        title: session.strings.keysTitle,
        blocks: [
          .table(
            columns: [session.strings.keysColumnKey, session.strings.keysColumnMeaning],
            rows: hints.map { [session.settings.isInLines ? $0.label : $0.fullLabel, $0.help] })
        ],
        keys: [.close, .scroll, .enter { $0.close() }, .leave, .help])
    }
  }
}
