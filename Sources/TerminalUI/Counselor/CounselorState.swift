import Foundation
import QuestionnaireLibrary
import Records
import Screening

/// A counselor's program: records of clients, questions asked together or handed over, and the lock between the two.
///
/// Time comes in through `waitedInVain` and with the records' answers; what must be done outside goes out as an
/// `Effect`.
public struct CounselorState: LineProgram {
  public var app: AppState

  /// - Parameters:
  ///   - app: with the settings that the counselor asked for.
  ///   - now: the present time.
  ///   - timeZone: in which dates are shown.
  ///   - timeAheadOfClock: when the records were last used, where that lies in the future.
  ///   - isDamaged: whether the records can only be read.
  public init(
    _ app: AppState, now: Date, timeZone: TimeZone = .current, timeAheadOfClock: Date? = nil, isDamaged: Bool = false
  ) {
    self.app = app
    self.app.desk = Desk(now: now, timeZone: timeZone, timeAheadOfClock: timeAheadOfClock, isDamaged: isDamaged)
    self.app.begin(at: .desk(.home))
  }

  public var frame: Frame { app.frame }

  public mutating func resize(to size: Size) { app.resize(to: size) }

  // MARK: Keys

  public mutating func press(_ key: Key) -> [Effect] {
    var effect = effect(of: key)
    keepClientOut()
    // Nobody but the counselor ends the program, and not while it is locked.
    if case .leave = effect, isLocked || app.desk?.isHandedOver == true { effect = nil }
    return effects(after: effect)
  }

  /// What a key asks for, and what keeps the answer that it gave.
  private func effects(after effect: Effect?) -> [Effect] {
    let effects: [Effect?] =
      switch effect {
      // Storing may take a while: the page that matters is seen before, and nothing that is typed meanwhile passes it.
      case .dropTypedAhead: [.showPage, app.savingOfAnswers, effect]
      // This may be the very storing; what it leaves out, the next key stores.
      case .records: [effect]
      case .suspend: [app.savingOfAnswers, effect]
      default: [effect, app.savingOfAnswers]
      }
    return effects.compactMap { $0 }
  }

  private mutating func effect(of key: Key) -> Effect? {
    if app.isTyping { return app.type(key) }
    guard let action = Keymap.action(for: key) else { return nil }
    guard action != .suspend else {
      // Whoever brings it back must know the passphrase; a client never gets to the shell.
      if app.desk?.isHandedOver == true { return nil }
      lock()
      return .suspend
    }
    return app.update(action)
  }

  /// Whatever a key or an answer from outside did: a client who has the keyboard sees the questions and what belongs to
  /// them, and nothing else.
  private mutating func keepClientOut() {
    guard app.desk?.isHandedOver == true else { return }
    switch app.place.route {
    case .question, .crisis, .review, .helpNow, .keys, .privacy: return
    case .desk(let page) where page.isForClients: return
    default: app.push(.desk(.locked(.stopped)))
    }
  }

  // MARK: Lines instead of a screen

  public mutating func act(_ action: Action) -> [Effect] {
    // Not in one line: the state would be looked at before the key has changed it.
    let effect = app.update(action)
    return effects(after: effect)
  }

  public mutating func submit(_ line: String) -> [Effect] {
    guard case .desk(let page) = app.place.route else { return [] }
    return app.submit(line, on: page).map { [$0] } ?? []
  }

  // MARK: Time

  public var secondsToWait: Int? {
    if isLocked { return nil }
    let lockSeconds = app.site.counselor.lockSeconds
    // Crisis lines stay readable longest.
    if case .crisis = app.place.route { return max(lockSeconds, app.site.kiosk.crisisSeconds) }
    return lockSeconds
  }

  public mutating func waitedInVain() -> [Effect] {
    lock()
    return [app.savingOfAnswers].compactMap { $0 }
  }

  private var isLocked: Bool {
    if case .desk(.locked) = app.place.route { true } else { false }
  }

  private mutating func lock() {
    if isLocked { return }
    // What is chosen is an answer; who comes back sees first what it calls for.
    if app.place.route == .privacy { app.pop() }
    let raised = app.storeChoice()
    if !raised.isEmpty { _ = app.showCrisis(for: raised, then: .stay) }
    app.push(.desk(.locked(.idle)))
  }

  // MARK: Answers from outside

  public mutating func receive(_ reply: Reply) -> [Effect] {
    let effects: [Effect]
    switch reply {
    case .records(let reply): effects = app.receive(reply)
    case .saved(let path, let problem):
      effects = path.map { app.noteSaved($0) } ?? []
      if let problem { app.place.notice = problem }
    case .printed(true):
      effects = app.receive(reply) + app.notedSummary(.printed)
    case .printed(false): effects = app.receive(reply)
    }
    keepClientOut()
    return effects
  }
}
