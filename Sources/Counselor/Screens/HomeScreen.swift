import SelfCheck
import TerminalKit

/// The counselor's first page.
struct HomeScreen: Screen {
  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    let choices = [
      Choice(strings.homeOpen, detail: strings.homeOpenDetail) { $0.open(FindScreen()) },
      Choice(strings.homeDue) { $0.request(.records(.listDue)) },
      Choice(strings.homeAll) { $0.request(.records(.listClients)) },
      CounselorSession.choiceOfLearning(strings),
    ]
    // Lines stay in the terminal for anybody to read, so there a lock would hide nothing.
    let lock = session.settings.isInLines ? [] : [Choice(strings.homeLock) { $0.open(LockedScreen(.idle)) }]
    return Content(
      title: strings.homeTitle, blocks: warnings(in: session), field: .menu(choices + lock),
      after: session.helpSection, keys: [.enter, .move, .leave, .help, .keys])
  }

  private func warnings(in session: CounselorSession) -> [Block] {
    let lines: [Block] = session.settings.isInLines ? [.text(session.strings.homeLines)] : []
    let damage: [Block] = session.role.isDamaged ? [.text(session.strings.homeDamaged, .notice)] : []
    guard let time = session.role.timeAheadOfClock else { return lines + damage }
    return lines + damage + [.text(session.strings.homeClock(time: session.role.minute(time)), .notice)]
  }
}
