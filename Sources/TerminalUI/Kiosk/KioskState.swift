import QuestionnaireLibrary

/// The kiosk: one visit after the other, with a guard against visitors who walk away, and a way out for staff.
///
/// Time comes in through `waitedInVain`; what must be done outside goes out as an `Effect`.
public struct KioskState: TerminalProgram {
  private var app: AppState
  private let speak: @Sendable (_ language: String) -> AppState?
  private var visit = Visit()
  /// What staff have typed of their code, unseen; `nil` when nobody is typing it.
  private var typedCode: String?

  /// How often the first page moves: seldom enough to cost nothing, often enough for the screen.
  static let shiftSeconds = 300
  /// A countdown that moves each second hurries.
  static let countdownStep = 10
  /// After it the staff's code is typed, then Enter.
  private static let staffKey = Key.control("t")
  private static let longestCode = 64

  /// - Parameters:
  ///   - app: at its first page, with the settings of a kiosk.
  ///   - languages: what visitors may choose from; none where there is only one.
  ///   - speak: the first page in another language.
  public init(_ app: AppState, languages: [Language] = [], speak: @escaping @Sendable (_ language: String) -> AppState?)
  {
    self.app = app
    self.speak = speak
    self.app.languages = languages
    self.app.push(.attract(shift: 0))
  }

  public var frame: Frame { app.frame }

  public mutating func resize(to size: Size) { app.resize(to: size) }

  // MARK: Keys

  public mutating func press(_ key: Key) -> [Effect] {
    effect(of: key).map { [$0] } ?? []
  }

  private mutating func effect(of key: Key) -> Effect? {
    if let typedCode { return pressForStaff(key, after: typedCode) }
    if key == Self.staffKey {
      typedCode = ""
      return nil
    }
    switch app.place.route {
    case .attract:
      app.pop()
      if !app.languages.isEmpty { app.push(.languages) }
      return nil
    case .stillThere:
      app.pop()
      return nil
    default:
      guard let action = Keymap.action(for: key) else { return nil }
      return passOn(app.update(action))
    }
  }

  private mutating func passOn(_ effect: Effect?) -> Effect? {
    if app.place.route == .results { visit.isFinished = true }
    switch effect {
    case .leave: return .endVisit(visit)
    case .speak(let language):
      let size = app.size
      if let other = speak(language) { app = other }
      app.resize(to: size)
      return nil
    default: return effect
    }
  }

  /// Takes a key of the staff's code; nothing of it is seen.
  private mutating func pressForStaff(_ key: Key, after typed: String) -> Effect? {
    switch key {
    case .character(let character) where typed.count < Self.longestCode:
      typedCode = typed + String(character)
      return nil
    case .enter:
      typedCode = nil
      return typed.isEmpty ? nil : .checkStaffCode(typed)
    default:
      // A visitor who came upon it by chance gets out with any other key.
      typedCode = nil
      return nil
    }
  }

  public mutating func receive(_ reply: Reply) -> [Effect] { app.receive(reply) }

  // MARK: Time

  public var secondsToWait: Int? {
    if typedCode != nil { return Self.countdownStep }
    switch app.place.route {
    case .attract: return Self.shiftSeconds
    case .stillThere(_, let secondsLeft): return min(Self.countdownStep, secondsLeft)
    default: return secondsUntilAsked
    }
  }

  private var secondsUntilAsked: Int {
    if showsCrisisLines { return max(app.site.kiosk.crisisSeconds, app.site.idleSeconds) }
    return isAtEnd ? app.site.kiosk.finishedSeconds : app.site.idleSeconds
  }

  private var showsCrisisLines: Bool {
    switch app.place.route {
    case .crisis, .helpNow: true
    default: false
    }
  }

  /// Whether the results were read and there is only the number to call.
  private var isAtEnd: Bool { app.place.route == .centre }

  public mutating func waitedInVain() -> [Effect] {
    if typedCode != nil {
      typedCode = nil
      return []
    }
    switch app.place.route {
    case .attract(let shift):
      app.place.route = .attract(shift: (shift + 1) % 4)
    case .stillThere(let isFinished, let secondsLeft):
      let left = secondsLeft - Self.countdownStep
      guard left > 0 else {
        visit.wasAbandoned = true
        return [.endVisit(visit)]
      }
      app.place.route = .stillThere(isFinished: isFinished, secondsLeft: left)
    default:
      app.push(.stillThere(isFinished: isAtEnd, secondsLeft: app.site.countdownSeconds))
    }
    return []
  }
}
