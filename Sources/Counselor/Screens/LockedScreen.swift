import SelfCheck
import TerminalKit

/// The lock: nothing but the passphrase, or the short code of a hand-over, leads on from here.
struct LockedScreen: Screen {
  private let reason: Reason

  /// Why the screen is locked.
  enum Reason: Sendable {
    case idle
    case stopped
    case finished
  }

  init(_ reason: Reason) {
    self.reason = reason
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .anyone, layer: .page, patience: .forever, typing: .onlyLine)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let (title, text) = words(in: session)
    let problem = session.role.lockProblem.map { [Block.gap, .text($0.sentence(in: session.strings), .notice)] } ?? []
    return Content(
      title: title, blocks: [.text(text, .question)] + problem,
      field: .line(label: session.strings.lockedLabel, isSecret: true) { session, typed in
        if !typed.isEmpty { session.request(.records(.unlock(typed))) }
      },
      after: session.helpSection, keys: [.enter, .scroll])
  }

  private func words(in session: CounselorSession) -> (title: String, text: String) {
    let strings = session.strings
    return switch reason {
    case .idle: (strings.lockedTitle, strings.lockedText)
    case .stopped:
      (
        strings.lockedStoppedTitle,
        session.isEverythingStored ? strings.lockedStoppedText : strings.lockedStoppedNotKept
      )
    case .finished: (strings.lockedFinishedTitle, strings.lockedFinishedText)
    }
  }
}
