import QuestionnaireLibrary
import TerminalKit

extension Session {
  /// Something to take along without anything being stored: codes that a phone or a scanner reads from the screen.
  package struct PhoneCodeScreen: Screen {
    private let content: PhoneCode
    /// The code that is shown, of several.
    private let part: Int

    package init(_ content: PhoneCode, part: Int = 0) {
      self.content = content
      self.part = part
    }

    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .overlay, patience: .usual, typing: .none)
    }

    package func content(in session: Session) -> Content {
      let codes = session.codes(for: content)
      let strings = session.strings
      var content = Content(
        title: title(strings),
        keys: [.enter(goOn), .back, .leave, .help, .keys])
      guard codes.indices.contains(part) else {
        content.blocks = [.text(strings.takeAwayTooSmall)]
        return content
      }
      if codes.count > 1 {
        content.progress = Progress(strings.takeAwayPart(number: String(part + 1), total: String(codes.count)))
      }
      content.blocks = [
        .text(self.content == .answers ? strings.takeAwayScanAnswers : strings.takeAwayScan), .code(codes[part]),
      ]
      return content
    }

    private func title(_ strings: Strings) -> String {
      switch content {
      case .number: strings.takeAwayNumber
      case .results: strings.takeAwayResults
      case .answers: strings.takeAwayAnswers
      }
    }

    /// Shows the next code, or goes back to where they were asked for.
    private func goOn(_ session: inout Session) {
      if part + 1 < session.codes(for: content).count {
        session.replaceTop(with: PhoneCodeScreen(content, part: part + 1))
      } else {
        session.close()
      }
    }
  }
}
