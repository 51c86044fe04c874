import SelfCheck
import TerminalKit

/// The page that waits for a visitor. It stands a little lower from time to time, so that it is not burned into the
/// screen.
struct AttractScreen: WaitingScreen {
  private let shift: Int

  /// The seconds between two moves: seldom enough to cost nothing, often enough for the screen.
  static let shiftSeconds = 300

  init(shift: Int = 0) {
    self.shift = shift
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .overlay, patience: .seconds(Self.shiftSeconds), typing: .none)
  }

  func content(in session: Session<Visitor>) -> Session<Visitor>.Content {
    let strings = session.strings
    let languages = session.role.languages
    let invitations = languages.isEmpty ? [strings.attractAnyKey] : languages.map(\.invitation)
    var blocks = Array(repeating: Block.gap, count: shift)
    blocks += [
      .text(session.site.centre.name, .title), .gap,
      .text(session.site.kiosk.welcome.map(session.site.fill) ?? strings.welcomeWhat),
    ]
    if let low = session.plans.map(\.minutes).min(), let high = session.plans.map(\.minutesAtMost).max() {
      blocks += [.gap, .text(strings.attractMinutes(low: String(low), high: String(high)))]
    }
    blocks += [.gap, .text(strings.attractPrivate), .gap, .text(strings.notDiagnosis)]
    blocks += [.gap] + invitations.map { .text($0, .question) } + [.gap, .text(session.crisisReminder, .lifeline)]
    return Session.Content(title: strings.appName, blocks: blocks, keys: [])
  }

  /// Any key begins a visit, and does nothing else.
  func wake(_ session: inout Session<Visitor>) {
    session.close()
    if !session.role.languages.isEmpty { session.open(LanguagesScreen()) }
  }

  func waitInVain(_ session: inout Session<Visitor>) {
    session.replaceTop(with: AttractScreen(shift: (shift + 1) % 4))
  }
}
