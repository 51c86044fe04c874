import SelfCheck
import TerminalKit

/// The question whether somebody is still there, before everything is wiped. The crisis lines stay in sight.
struct StillThereScreen: WaitingScreen {
  /// Whether the results were read and there is only the number to call.
  private let isFinished: Bool
  private let secondsLeft: Int

  /// A countdown that moves each second hurries.
  static let step = 10

  init(isFinished: Bool, secondsLeft: Int) {
    self.isFinished = isFinished
    self.secondsLeft = secondsLeft
  }

  var policy: ScreenPolicy {
    ScreenPolicy(
      audience: .owner, layer: .overlay, patience: .seconds(min(Self.step, secondsLeft)), typing: .none)
  }

  func content(in session: Session<Visitor>) -> Session<Visitor>.Content {
    let strings = session.strings
    return Session.Content(
      title: isFinished ? strings.stillFinishedTitle : strings.stillTitle,
      blocks: [
        .text(isFinished ? strings.stillFinishedText : strings.stillText, .question),
        .text(strings.stillSeconds(seconds: String(secondsLeft)), .dim),
      ] + session.helpSection,
      keys: [])
  }

  func wake(_ session: inout Session<Visitor>) { session.close() }

  func waitInVain(_ session: inout Session<Visitor>) {
    let left = secondsLeft - Self.step
    if left > 0 { return session.replaceTop(with: StillThereScreen(isFinished: isFinished, secondsLeft: left)) }
    session.role.visit.wasAbandoned = true
    session.request(.endVisit(session.role.visit))
  }
}
