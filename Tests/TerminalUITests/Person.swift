import QuestionnaireLibrary
import Screening
import Testing

@testable import TerminalUI

/// Somebody at the keys: presses go through the keymap, as they do in a terminal.
struct Person {
  var state: AppState
  /// What the program was told to do outside, latest last.
  private(set) var effects: [Effect] = []

  /// At the first page, or at a plan's first question.
  init(
    _ plan: Plan.ID? = nil, columns: Int = 80, rows: Int = 24, settings: AppState.Settings = AppState.Settings()
  ) throws {
    let library = Library()
    state = try AppState(library: library, settings: settings, size: Size(columns: columns, rows: rows))
    if let plan { state.start(try #require(try library.plan(plan))) }
  }

  mutating func press(_ keys: Key...) {
    for key in keys {
      guard let action = Keymap.action(for: key) else { continue }
      if let effect = state.update(action) { effects.append(effect) }
    }
  }

  /// Presses a key for each character; a line end is Enter.
  mutating func type(_ text: String) {
    for character in text { press(character == "\n" ? .enter : .character(character)) }
  }

  // MARK: What is seen

  var page: Page { state.page }
  var screen: String { state.frame.text }
  var notice: String? { state.page.notice }
  var route: Route { state.place.route }
  var focus: Int { state.place.focus }

  /// The item that is asked.
  var item: Item.ID? {
    guard route == .question, case .item(_, let item) = state.interview?.position else { return nil }
    return item
  }

  var isAtCrisisPage: Bool {
    if case .crisis = route { true } else { false }
  }

  var chosen: Int? {
    if case .options(_, let chosen) = page.field { chosen } else { nil }
  }

  /// What the page lets one choose from.
  var choices: [Field.Choice] {
    switch page.field {
    case .menu(let choices), .options(let choices, _), .ticks(let choices, _): choices
    case .number, .text, nil: []
    }
  }

  func answer(to item: Item.ID) -> Answer? { state.interview?.answers[item] }

  // MARK: Longer ways

  /// How somebody answers everything that comes.
  enum Habit: CaseIterable {
    case lowest, highest, declining
  }

  /// Answers from here to the review that follows the last question.
  mutating func answerEverything(_ habit: Habit) throws {
    for _ in 0..<200 {
      if isAtCrisisPage { try goOnFromCrisisPage() }
      guard route == .question else { return }
      try answerOne(habit)
    }
    Issue.record("the questions do not end")
  }

  /// Answers until this item is asked.
  mutating func answer(_ habit: Habit, until item: Item.ID) throws {
    for _ in 0..<200 where self.item != item {
      if isAtCrisisPage { try goOnFromCrisisPage() }
      try answerOne(habit)
    }
    try #require(self.item == item)
  }

  mutating func answerOne(_ habit: Habit) throws {
    let field = try #require(page.field)
    if habit == .declining { return press(.character("s")) }
    switch field {
    case .options(let choices, _):
      let isOffer = state.interview?.position.map { if case .offer = $0 { true } else { false } } ?? false
      // The highest answer comes last, but the first choice of an offer is yes.
      type((habit == .highest) != isOffer ? "\(choices.count)\n" : "1\n")
    case .ticks(let choices, _):
      if habit == .highest { try tickAll(choices.count) } else { press(.enter) }
      press(.enter)
    case .number:
      guard let item, case .item(let questionnaire, _) = state.interview?.position,
        let points = state.interview?.questionnaire(questionnaire)?.item(item)?.possiblePoints
      else { return }
      type("\(habit == .highest ? points.upperBound : points.lowerBound)\n")
    case .menu, .text: Issue.record("a menu or a line where a question was expected")
    }
  }

  private mutating func tickAll(_ count: Int) throws {
    for index in 0..<count {
      press(.character(" "))
      if isAtCrisisPage { try goOnFromCrisisPage() }
      if index + 1 < count { press(.down) }
    }
  }

  /// Reads to the end of the crisis page and goes on.
  mutating func goOnFromCrisisPage() throws {
    for _ in 0..<20 where isAtCrisisPage { press(.enter) }
    try #require(!isAtCrisisPage)
  }

  /// Answers everything and goes on to the results.
  mutating func goToResults(_ habit: Habit) throws {
    try answerEverything(habit)
    try #require(route == .review)
    type("1")
    try #require(route == .results)
  }

  /// Presses Enter, reading page after page, until this is so.
  mutating func enter(until isThere: (Person) -> Bool) {
    for _ in 0..<100 where !isThere(self) { press(.enter) }
  }

  /// The page as screens: as it comes up, and then from its top to its end as PgDn shows it.
  func screens(atMost limit: Int = .max) -> [String] {
    var reader = self
    var screens = [reader.screen]
    for _ in 0..<100 where reader.state.place.scroll > 0 { reader.press(.pageUp) }
    if reader.screen != screens[0] { screens.append(reader.screen) }
    while screens.count < limit {
      let before = reader.state.place.scroll
      reader.press(.pageDown)
      if reader.state.place.scroll <= before { break }
      if reader.screen != screens[0] { screens.append(reader.screen) }
    }
    return screens
  }
}
