import QuestionnaireLibrary
import SelfCheck
import TerminalKit

/// A kiosk: one visit after the other, with a guard against visitors who walk away, and a way out for staff.
///
/// Time comes in through `waitedInVain`; what must be done outside goes out as an effect.
package struct KioskProgram: SessionProgram {
  package var session: Session<Visitor>
  private let speak: @Sendable (_ language: String) -> Session<Visitor>?
  /// The staff code as far as it has been typed, unseen; `nil` when nobody is typing it.
  private var typedCode: String?

  /// After it the staff's code is typed, then Enter.
  private static let staffKey = Key.control("t")
  private static let longestCode = 64

  /// - Parameters:
  ///   - session: at its first page.
  ///   - languages: what visitors may choose from; none where there is only one.
  ///   - speak: the first page in another language.
  package init(
    _ session: Session<Visitor>, languages: [Language] = [],
    speak: @escaping @Sendable (_ language: String) -> Session<Visitor>?
  ) {
    self.session = session
    self.speak = speak
    self.session.role.languages = languages
    self.session.open(AttractScreen())
  }

  /// A kiosk that cannot go on: the lines to call, until it can. Staff leave it as ever.
  package init(outOfOrder session: Session<Visitor>) {
    self.session = session
    speak = { _ in nil }
    self.session.open(OutOfOrderScreen())
  }

  /// The first page of a visit.
  ///
  /// - Throws: `Problems` when a file cannot be read.
  package static func session(
    library: Library, settings: Settings, size: Size
  ) throws(Problems) -> Session<Visitor> {
    try Session(
      library: library, role: Visitor(), firstScreens: [Session.WelcomeScreen()], settings: settings, size: size)
  }

  // MARK: Keys

  package mutating func press(_ key: Key) -> [Effect<KioskRequest>] {
    if let typedCode { return pressForStaff(key, after: typedCode) }
    if key == Self.staffKey {
      typedCode = ""
    } else if let waiting = session.top.screen as? any WaitingScreen, !session.size.isTooSmall {
      waiting.wake(&session)
    } else if session.isTyping {
      session.type(key)
    } else if let action = session.keymap.action(for: key) {
      session.update(action)
    }
    speakIfAsked()
    return takeEffects()
  }

  /// Goes on in the language that was chosen, from its first page.
  private mutating func speakIfAsked() {
    guard let language = session.role.wantedLanguage else { return }
    session.role.wantedLanguage = nil
    guard let other = speak(language) else { return }
    let (size, confinement) = (session.size, session.confinement)
    session = other
    session.confinement = confinement
    session.resize(to: size)
  }

  /// Leaving ends the visit, never the program.
  private mutating func takeEffects() -> [Effect<KioskRequest>] {
    session.takeEffects().map { effect in
      if case .leave = effect { .request(.endVisit(session.role.visit)) } else { effect }
    }
  }

  /// Takes a key of the staff's code; nothing of it is seen.
  private mutating func pressForStaff(_ key: Key, after typed: String) -> [Effect<KioskRequest>] {
    switch key {
    case .character(let character) where typed.count < Self.longestCode: typedCode = typed + String(character)
    case .enter:
      typedCode = nil
      return typed.isEmpty ? [] : [.request(.checkStaffCode(typed))]
    // A visitor who came upon it by chance gets out with any other key.
    default: typedCode = nil
    }
    return []
  }

  package mutating func receive(_ reply: KioskReply) -> [Effect<KioskRequest>] {
    switch reply {
    case .printed(let isPrinted):
      session.role.printing.note(isPrinted)
      session.notePrinted(isPrinted)
      // A key that was held down meanwhile asked once.
      return [.dropTypedAhead]
    }
  }

  // MARK: Time

  package var secondsToWait: Int? {
    if typedCode != nil { return StillThereScreen.step }
    let site = session.site
    return switch session.top.screen.policy.patience {
    case .usual: site.idleSeconds
    case .crisisLines: max(site.kiosk.crisisSeconds, site.idleSeconds)
    case .finished: site.kiosk.finishedSeconds
    case .seconds(let seconds): seconds
    case .forever: nil
    }
  }

  package mutating func waitedInVain() -> [Effect<KioskRequest>] {
    if typedCode != nil {
      typedCode = nil
    } else if let waiting = session.top.screen as? any WaitingScreen {
      waiting.waitInVain(&session)
    } else {
      let isFinished = session.top.screen.policy.patience == .finished
      session.open(StillThereScreen(isFinished: isFinished, secondsLeft: session.site.countdownSeconds))
    }
    return takeEffects()
  }
}
