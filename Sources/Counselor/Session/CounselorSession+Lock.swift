import Records
import SelfCheck

/// The lock between the counselor and whoever else sits at the keyboard.
extension CounselorSession {
  var isLocked: Bool { isAt(LockedScreen.self) }

  /// Keeps a client who has the keyboard at the questions and what belongs to them, whatever a key or an answer from
  /// outside did.
  mutating func keepGuestOut() {
    guard role.isHandedOver, top.screen.policy.audience == .owner else { return }
    open(LockedScreen(.stopped))
  }

  /// Locks the screen. What is chosen is an answer; who comes back sees first what it calls for.
  mutating func lock() {
    if isLocked { return }
    storeChoiceBeforeCovering()
    request(.records(.settle))
    open(LockedScreen(.idle))
  }

  /// Takes what came of trying to unlock the screen.
  mutating func receive(_ unlocking: RecordsReply.Unlocking) {
    role.lockProblem = nil
    setTyped("")
    switch unlocking {
    case .wrong: notice(strings.noticeWrongCode)
    case .wait(let seconds): notice(strings.noticeWait(seconds: String(seconds)))
    case .right:
      // Looking at a passphrase takes a moment: what was typed meanwhile must not pass a page that matters.
      ask(.dropTypedAhead)
      if role.isHandedOver { takeBack() } else { close() }
    }
  }

  /// Gives the counselor the keyboard again.
  private mutating func takeBack() {
    role.isHandedOver = false
    if let administration = role.finished {
      role.finished = nil
      return show(administration)
    }
    begin(with: [HomeScreen(), ClientScreen()])
    if role.answering != nil { open(HandedBackScreen()) }
    if let record = role.record { request(.records(.readAgain(record.client.id))) }
  }

  /// Shows results from the client's page.
  mutating func show(_ administration: Administration) {
    begin(with: [HomeScreen(), ClientScreen(), AdministrationScreen(administration)])
    showAlerts()
  }
}
