import TerminalKit

extension Session {
  /// Leaves when the person asks a second time; else what that means is up to the program. What is chosen is an answer on
  /// every way away from a question.
  mutating func leave(exitCode: Int32) {
    if isAt(LeavingScreen.self) { return ask(.leave(exitCode: exitCode)) }
    let raised = storeChoice()
    guard isAt(PrivacyScreen.self), !raised.isEmpty else {
      return showCrisis(for: raised, then: .leave(exitCode: exitCode))
    }
    // Somebody else may see the screen: what it calls for is the first thing when the blank page is taken away.
    close()
    showCrisis(for: raised, then: .stay)
    open(PrivacyScreen())
    Role.leave(&self, exitCode: exitCode)
  }

  /// Pauses, where the program may be paused.
  mutating func suspend() {
    guard role.maySuspend else { return }
    Role.prepareToSuspend(&self)
    ask(.suspend)
  }

  /// Whether leaving would lose something.
  package var hasAnswers: Bool { interview.map { !$0.answers.isEmpty } ?? false }

  /// Leaves at once where nothing is lost, or asks first.
  package mutating func leaveOrAsk(exitCode: Int32) {
    if hasAnswers { open(LeavingScreen(exitCode: exitCode)) } else { ask(.leave(exitCode: exitCode)) }
  }
}
