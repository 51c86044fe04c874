import Screening
import SelfCheck
import TerminalKit
import Testing

/// The world outside a program, as a test has it: what comes of the program's requests.
package protocol OutsideWorld {
  associatedtype Program: SessionProgram

  /// - Parameter program: the one that asks, as it is now.
  /// - Returns: the answer; `nil` where there is none.
  mutating func answer(_ request: Program.Request, from program: Program) -> Program.Reply?
}

/// Somebody at the keys of a program: presses go through the keymap, as they do in a terminal.
package struct Person<World: OutsideWorld> {
  package typealias Program = World.Program

  package var program: Program
  package var world: World
  /// What the program told the terminal to do, latest last.
  package private(set) var effects: [Effect<Program.Request>] = []
  /// The screens that were shown before a request behind them was answered.
  package private(set) var shownEarly: [String] = []

  package init(at program: Program, in world: World) {
    self.program = program
    self.world = world
  }

  package var session: Session<Program.Role> {
    get { program.session }
    set { program.session = newValue }
  }

  // MARK: Keys

  package mutating func press(_ keys: Key...) {
    for key in keys { perform(program.press(key)) }
  }

  /// Presses a key for each character; a line end is Enter.
  package mutating func type(_ text: String) {
    for character in text { press(character == "\n" ? .enter : .character(character)) }
  }

  package mutating func waitInVain() { perform(program.waitedInVain()) }

  private mutating func perform(_ effects: [Effect<Program.Request>]) {
    for effect in effects {
      switch effect {
      case .request(let request):
        if let reply = world.answer(request, from: program) { perform(program.receive(reply)) }
      case .showPage: shownEarly.append(screen)
      case .leave, .suspend, .dropTypedAhead, .forget: self.effects.append(effect)
      }
    }
  }

  /// Goes to the menu's choice with these words.
  package mutating func choose(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    guard case .menu(let choices) = page.field else { throw NotOnPage("no menu for '\(words)':\n\(screen)") }
    guard let index = choices.firstIndex(where: { $0.text.contains(words) }) else {
      throw NotOnPage("'\(words)' is not to be chosen:\n\(screen)")
    }
    for _ in 0..<choices.count { press(.up) }
    // Down reads on while the choices are below the screen.
    for _ in 0..<200 where focus != index || !isFocusInSight { press(.down) }
    try #require(focus == index && isFocusInSight, sourceLocation: sourceLocation)
    press(.enter)
  }

  // MARK: What is seen

  package var page: Page { program.page }
  package var screen: String { program.frame.text }
  package var notice: String? { page.notice }
  package var focus: Int { session.top.focus }
  package var scroll: Int { session.top.scroll }
  private var isFocusInSight: Bool { session.layout.isInSight(choice: focus, scroll: scroll) }

  /// All words of the page, whether in sight or not.
  package var words: String { LineText(strings: session.strings).text(of: page) }

  package func isAt<S: Screen>(_ type: S.Type) -> Bool where S.Role == Program.Role { session.isAt(type) }

  package var isAtQuestion: Bool { isAt(Session<Program.Role>.QuestionScreen.self) }

  package var isAtReview: Bool { isAt(Session<Program.Role>.ReviewScreen.self) }

  package var isAtCrisisPage: Bool { crisisLevel != nil }

  /// The level of the crisis page that is shown.
  package var crisisLevel: SafetyRule.Level? {
    (session.top.screen as? Session<Program.Role>.CrisisScreen)?.level
  }

  /// The item that is asked.
  package var item: Item.ID? {
    guard isAtQuestion, case .item(_, let item) = session.interview?.position else { return nil }
    return item
  }

  package var chosen: Int? {
    if case .options(_, let chosen) = page.field { chosen } else { nil }
  }

  /// What the page lets one choose from.
  package var choices: [Field.Choice] {
    switch page.field {
    case .menu(let choices), .options(let choices, _), .ticks(let choices, _): choices
    case .number, .text, nil: []
    }
  }

  package func answer(to item: Item.ID) -> Answer? { session.interview?.answers[item] }

  /// The page as screens: as it comes up, and then from its top to its end as PgDn shows it.
  package func screens(atMost limit: Int = .max) -> [String] {
    var reader = self
    var screens = [reader.screen]
    for _ in 0..<100 where reader.scroll > 0 { reader.press(.pageUp) }
    if reader.screen != screens[0] { screens.append(reader.screen) }
    while screens.count < limit {
      let before = reader.scroll
      reader.press(.pageDown)
      if reader.scroll <= before { break }
      if reader.screen != screens[0] { screens.append(reader.screen) }
    }
    return screens
  }
}

/// Thrown where a page does not have what a test looks for on it.
private struct NotOnPage: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
