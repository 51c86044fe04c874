import Foundation
import QuestionnaireLibrary
import Records
import Screening
import SelfCheck
import TerminalKit

/// A counselor's program: records of clients, questions asked together or handed over, and the lock between the two.
///
/// Time comes in through `waitedInVain` and with the records' answers; what must be done outside goes out as an effect.
package struct CounselorProgram: SessionProgram, LineProgram {
  package var session: CounselorSession

  /// - Parameter role: with the present time, and the state of the records.
  /// - Throws: `Problems` when a file cannot be read.
  package init(library: Library, role: CounselorRole, settings: Settings, size: Size) throws(Problems) {
    session = try Session(
      library: library, role: role, firstScreens: [HomeScreen()], settings: settings, size: size)
  }

  // MARK: Keys

  package mutating func press(_ key: Key) -> [Effect<CounselorRequest>] {
    if session.isTyping {
      session.type(key)
    } else if let action = session.keymap.action(for: key) {
      session.update(action)
    }
    session.keepGuestOut()
    return effectsOfKey()
  }

  /// The effects of a key, in an order that keeps the answer it gave.
  private mutating func effectsOfKey() -> [Effect<CounselorRequest>] {
    let effects = session.takeEffects().filter { effect in
      // Nobody but the counselor ends the program, and not while it is locked.
      if case .leave = effect { !session.isLocked && !session.role.isHandedOver } else { true }
    }
    let saving = session.savingOfAnswers.map { [Effect<CounselorRequest>.request(.records($0))] } ?? []
    // Storing may take a while: the page that matters is seen before, and nothing that is typed meanwhile passes it.
    if effects.contains(.dropTypedAhead) { return [.showPage] + saving + effects }
    // This may be the very storing; what it leaves out, the next key stores.
    if effects.contains(where: \.isForRecords) { return effects }
    return effects.contains(.suspend) ? saving + effects : effects + saving
  }

  // MARK: Lines instead of a screen

  package mutating func act(_ action: Action) -> [Effect<CounselorRequest>] {
    session.update(action)
    return effectsOfKey()
  }

  package mutating func submit(_ line: String) -> [Effect<CounselorRequest>] {
    session.submit(line)
    return session.takeEffects()
  }

  package var inputEndedSentence: String {
    session.isEverythingStored ? session.strings.lineEndedKept : session.strings.lineEndedNotKept
  }

  // MARK: Time

  package var secondsToWait: Int? {
    let lockSeconds = session.site.counselor.lockSeconds
    return switch session.top.screen.policy.patience {
    case .forever: nil
    // Crisis lines stay readable longest.
    case .crisisLines: max(lockSeconds, session.site.kiosk.crisisSeconds)
    case .usual, .finished: lockSeconds
    case .seconds(let seconds): seconds
    }
  }

  package mutating func waitedInVain() -> [Effect<CounselorRequest>] {
    session.lock()
    return effectsOfKey()
  }

  // MARK: Answers from outside

  package mutating func receive(_ reply: CounselorReply) -> [Effect<CounselorRequest>] {
    switch reply {
    case .records(let reply): session.receive(reply)
    case .printed(let isPrinted): session.noteSummaryPrinted(isPrinted)
    case .saving(let outcome): session.noteSummarySaving(outcome)
    }
    session.keepGuestOut()
    return session.takeEffects()
  }
}

extension Effect<CounselorRequest> {
  fileprivate var isForRecords: Bool {
    if case .request(.records) = self { true } else { false }
  }
}
