import TerminalKit

extension Session {
  /// Changes the session as the key asks.
  package mutating func update(_ action: Action) {
    notice(nil)
    let before = (id: top.id, focus: top.focus)
    perform(action)
    // Who scrolls to read stays there, at the page's ends too; any other key brings the choices back in sight. A page with
    // a menu is read from its top, and only a move of the mark brings that in sight.
    let isScrolled = action.isMovement && top.id == before.id && top.focus == before.focus
    let isReadFromTop = content.isMenu && (top.id != before.id || top.focus == before.focus)
    if !isScrolled, !isReadFromTop { keepFocusInSight() }
  }

  private mutating func perform(_ action: Action) {
    if size.isTooSmall, !Self.actionsWhileTooSmall.contains(action) { return }
    if content.isBlank { return performOnBlank(action) }
    if let step = everywhere(action) { return step(&self) }
    switch action {
    case .escape where top.screen.policy.layer == .overlay: close()
    case .escape: performHere(.back)
    case .moveUp, .moveDown, .moveToFirst, .moveToLast, .pageUp, .pageDown, .scrollUp, .scrollDown: move(action)
    case .click(let row): click(row: row)
    default: performHere(action)
    }
  }

  /// Handles a key on a blank screen. What is below stays hidden: only its own key and Esc take it away; the crisis lines
  /// and the question whether to leave come over it. Any other key shows one sign, so that nobody takes it for a crash.
  private mutating func performOnBlank(_ action: Action) {
    if action == .escape { return close() }
    if Self.actionsOnBlank.contains(action) { everywhere(action)?(&self) } else { notice(strings.noticeBlank) }
  }

  /// The actions that a blank screen knows, besides Esc.
  static var actionsOnBlank: Set<Action> { [.helpNow, .privacy, .leave, .interrupt, .suspend] }

  /// The actions that need no page: while the window is too small, nobody sees what others would answer.
  private static var actionsWhileTooSmall: Set<Action> { [.privacy, .leave, .interrupt, .suspend] }

  /// The step of a key that does the same on every screen.
  private func everywhere(_ action: Action) -> Step? {
    keyTable.first { $0.binding.action == action }?.everywhere
  }

  // MARK: Moving

  private mutating func move(_ action: Action) {
    guard let target = isFocusInSight ? focus(after: action) : nearestInSight(for: action) else {
      return scroll(action)
    }
    top.focus = target
    top.markWasMoved = true
  }

  /// The next place of the focus; `nil` where there is none, or it stands at the end: there may still be something to
  /// read past the first and the last choice.
  private func focus(after action: Action) -> Int? {
    guard let count = content.field?.choices.count, count > 1 else { return nil }
    switch action {
    case .moveUp: return top.focus > 0 ? top.focus - 1 : nil
    case .moveDown: return top.focus + 1 < count ? top.focus + 1 : nil
    case .moveToFirst: return 0
    case .moveToLast: return count - 1
    default: return nil
    }
  }

  private mutating func scroll(_ action: Action) {
    let layout = layout
    let target =
      switch action {
      case .moveUp: top.scroll - 1
      case .moveDown: top.scroll + 1
      case .scrollUp: top.scroll - 3
      case .scrollDown: top.scroll + 3
      case .pageUp: top.scroll - (layout.viewRows - 1)
      case .moveToFirst: 0
      case .moveToLast: Int.max
      default: top.scroll + layout.viewRows - 1
      }
    top.scroll = layout.clamped(scroll: target)
  }

  /// Whether the choice that the focus is on can be seen; so it is where there are no choices.
  var isFocusInSight: Bool { layout.isInSight(choice: top.focus, scroll: top.scroll) }

  /// The choice that gets the focus when an arrow is pressed after scrolling away from it; `nil` where none is in sight.
  private func nearestInSight(for action: Action) -> Int? {
    guard action == .moveUp || action == .moveDown else { return focus(after: action) }
    let count = content.field?.choices.count ?? 0
    let inSight = (0..<count).filter { layout.isInSight(choice: $0, scroll: top.scroll) }
    return inSight.min { abs($0 - top.focus) < abs($1 - top.focus) }
  }

  /// Does what Space would do on the choice that was clicked.
  private mutating func click(row: Int) {
    guard let choice = layout.choice(atRow: row, scroll: top.scroll) else { return }
    top.focus = choice
    performHere(.toggle)
  }

  // MARK: What a key does on the screen it is pressed on

  private mutating func performHere(_ action: Action) {
    let content = content
    // Reading comes before going on, and nothing is chosen that cannot be seen.
    if let reading = reading(before: action, in: content) { return read(on: reading) }
    if let step = step(for: action, in: content) { return step(&self) }
    switch content.field {
    case .menu(let choices): performOnMenu(action, choices)
    case .options(let choices, _), .ticks(let choices, _): mark(action, choices, content)
    case .number(_, _, let digit):
      if case .digit(let number) = action { digit(&self, number) }
    case .line, nil: break
    }
  }

  /// The way to what is still to be read, to the choice that the key would make, or to the boxes that it would leave behind.
  private func reading(before action: Action, in content: Content) -> Action? {
    guard action == .confirm || action == .toggle else { return nil }
    switch content.field {
    case nil: return layout.hasMoreBelow(scroll: top.scroll) ? .pageDown : nil
    case .menu:
      if isFocusInSight { return nil }
      return layout.scroll(showing: top.focus, from: top.scroll) < top.scroll ? .pageUp : .pageDown
    case .ticks(let choices, _):
      let isLastInSight = layout.isInSight(choice: choices.count - 1, scroll: top.scroll)
      return action == .confirm && !isLastInSight ? .pageDown : nil
    case .options, .number, .line: return nil
    }
  }

  /// Shows more of the page. Among boxes the focus comes along: it is where a box is ticked next.
  private mutating func read(on action: Action) {
    scroll(action)
    if case .ticks = content.field, let nearest = nearestInSight(for: .moveDown) { top.focus = nearest }
  }

  /// The step that the screen itself gives the key. Space goes on from a page to read as Enter does, and a key that
  /// takes a digit back is "back" where there is none.
  private func step(for action: Action, in content: Content) -> Step? {
    func own(_ action: Action) -> Step? { content.keys.first { $0.action == action }?.does }
    switch action {
    case .toggle where content.field == nil: return own(.confirm)
    case .erase: return own(.erase) ?? step(for: .back, in: content)
    case .back:
      let close: Step = { $0.close() }
      // A screen that lies over another is closed with any key that goes back.
      return own(.back) ?? own(.escape) ?? (top.screen.policy.layer == .overlay ? close : nil)
    default: return own(action)
    }
  }

  private mutating func performOnMenu(_ action: Action, _ choices: [Choice]) {
    switch action {
    case .confirm, .toggle:
      if choices.indices.contains(top.focus) { choices[top.focus].does(&self) }
    case .digit(let digit):
      let index = FieldLayout.choice(ofDigit: digit)
      guard choices.indices.contains(index) else { return noticeDigits(choices) }
      top.focus = index
      choices[index].does(&self)
    default: break
    }
  }

  private mutating func noticeDigits(_ choices: [Choice]) {
    notice(strings.noticeChooseDigit(count: String(min(9, choices.count))))
  }

  private mutating func mark(_ action: Action, _ choices: [Choice], _ content: Content) {
    switch action {
    case .toggle:
      if choices.indices.contains(top.focus) { choices[top.focus].does(&self) }
    case .digit(let digit):
      let index = FieldLayout.choice(ofDigit: digit)
      if top.digitPressed == digit, case .options(_, chosen: index) = content.field, top.focus == index {
        step(for: .confirm, in: content)?(&self)
      } else if choices.indices.contains(index) {
        top.digitPressed = digit
        top.focus = index
        choices[index].does(&self)
      } else {
        noticeDigits(choices)
      }
    default: break
    }
  }
}

extension Action {
  /// Whether it moves the focus or, where that cannot move, the page.
  fileprivate var isMovement: Bool {
    switch self {
    case .moveUp, .moveDown, .moveToFirst, .moveToLast, .pageUp, .pageDown, .scrollUp, .scrollDown: true
    default: false
    }
  }
}
