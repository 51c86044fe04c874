import SelfCheck
import TerminalKit

/// The page of a kiosk that cannot begin another visit: whom to call, and that it will try again by itself.
struct OutOfOrderScreen: WaitingScreen {
  /// The seconds between two tries to begin anew.
  static let retrySeconds = 30

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .overlay, patience: .seconds(Self.retrySeconds), typing: .none)
  }

  func content(in session: Session<Visitor>) -> Session<Visitor>.Content {
    let strings = session.strings
    return Session.Content(
      title: strings.appName,
      // The most urgent lines come first: of a small window the end may be missing, and no key reads on.
      blocks: [.text(strings.outOfOrder, .question), .gap] + session.urgentLines + session.helpSection, keys: [])
  }

  /// There is no visit to begin.
  func wake(_ session: inout Session<Visitor>) {}

  func waitInVain(_ session: inout Session<Visitor>) { session.request(.startAnew) }
}
