import Screening

extension AppState {
  /// Changes the state as the key asks.
  ///
  /// - Returns: what is to be done outside, if anything.
  public mutating func update(_ action: Action) -> Effect? {
    if place.route == .privacy { return updatePrivacy(action) }
    place.notice = nil
    let before = place
    let effect = perform(action)
    // Who scrolls to read stays there, at the page's ends too; any other key brings the choices back in sight.
    let isScrolled = action.isMovement && place.route == before.route && place.focus == before.focus
    if !isScrolled { keepFocusInSight() }
    return effect
  }

  private mutating func perform(_ action: Action) -> Effect? {
    switch action {
    case .privacy: push(.privacy)
    case .helpNow: open(.helpNow)
    case .keys: open(.keys(for: page.actions))
    case .suspend: return settings.isKiosk ? nil : .suspend
    case .interrupt: return leave(exitCode: 130)
    case .leave: return leave(exitCode: 0)
    case .escape where place.route.isOverlay: pop()
    case .moveUp, .moveDown, .pageUp, .pageDown, .scrollUp, .scrollDown: move(action)
    case .click(let row): return click(row: row)
    default: return performOnPage(action == .escape ? .back : action)
    }
    return nil
  }

  private mutating func updatePrivacy(_ action: Action) -> Effect? {
    switch action {
    case .privacy, .escape: pop()
    // The question whether to leave comes over the blank page: what is below stays hidden.
    case .interrupt, .leave: return perform(action)
    case .suspend: return settings.isKiosk ? nil : .suspend
    default: break
    }
    return nil
  }

  /// Opens a page over this one, once.
  private mutating func open(_ route: Route) {
    if case .keys = place.route, case .keys = route { return pop() }
    if place.route == route { return pop() }
    push(route)
  }

  /// Leaves at once when there is nothing to lose or the person asks a second time; else asks.
  private mutating func leave(exitCode: Int32) -> Effect? {
    if case .leaving = place.route { return .leave(exitCode: exitCode) }
    // What is chosen is an answer on every way away from a question.
    let raised = storeChoice()
    guard place.route == .privacy, !raised.isEmpty else {
      return showCrisis(for: raised, then: .leave(exitCode: exitCode))
    }
    // Somebody else may see the screen: what it calls for is the first thing when the blank page is taken away.
    pop()
    _ = showCrisis(for: raised, then: .stay)
    push(.privacy)
    return askWhetherToLeave(exitCode: exitCode)
  }

  mutating func askWhetherToLeave(exitCode: Int32) -> Effect? {
    if desk?.answering != nil { return stopAnswering() }
    guard hasAnswers else { return .leave(exitCode: exitCode) }
    push(.leaving(exitCode: exitCode))
    return nil
  }

  private mutating func move(_ action: Action) {
    guard let field = layout.page.field, field.count > 1, action == .moveUp || action == .moveDown else {
      return scroll(action)
    }
    let target = place.focus + (action == .moveDown ? 1 : -1)
    if (0..<field.count).contains(target) {
      place.focus = target
    } else {
      // Past the first or the last choice there may still be something to read.
      scroll(action)
    }
  }

  private mutating func scroll(_ action: Action) {
    let layout = layout
    let step =
      switch action {
      case .moveUp: -1
      case .moveDown: 1
      case .scrollUp: -3
      case .scrollDown: 3
      case .pageUp: -(layout.viewRows - 1)
      default: layout.viewRows - 1
      }
    place.scroll = layout.clamped(scroll: place.scroll + step)
    bringFocusAlong()
  }

  /// After scrolling a page with choices, the focus moves to the nearest one in sight.
  private mutating func bringFocusAlong() {
    let layout = layout
    guard let field = layout.page.field, field.count > 1 else { return }
    let wanted = place.scroll
    let inSight = (0..<field.count).filter { layout.scroll(showing: $0, from: wanted) == wanted }
    if let nearest = inSight.min(by: { abs($0 - place.focus) < abs($1 - place.focus) }) { place.focus = nearest }
  }

  /// A click does what Space would do there, and on a menu what Enter would.
  private mutating func click(row: Int) -> Effect? {
    guard let choice = layout.choice(atRow: row, scroll: place.scroll) else { return nil }
    place.focus = choice
    if case .menu = page.field { return performOnPage(.confirm) }
    return performOnPage(.toggle)
  }

  // MARK: What a key does on the page it is pressed on

  private mutating func performOnPage(_ action: Action) -> Effect? {
    // Reading comes before going on.
    if action == .confirm || action == .toggle, page.field == nil, layout.hasMoreBelow(scroll: place.scroll) {
      scroll(.pageDown)
      return nil
    }
    switch place.route {
    case .question: return actOnQuestion(action)
    case .crisis(_, let continuation): return actOnCrisis(action, continuation)
    case .leaving(let exitCode): return actOnLeaving(action, exitCode)
    case .desk(let page):
      if let done = actOnDesk(action, page) { return done.effect }
    default: break
    }
    switch action {
    case .back, .erase: goBack()
    case .arithmetic where page.actions.contains(.arithmetic): push(.arithmetic(shownOutcome))
    case .review where interview != nil && page.actions.contains(.review): push(.review)
    case .confirm, .toggle: return choose(place.focus)
    case .digit(let digit):
      guard case .menu(let choices) = page.field, digit >= 1, digit <= choices.count else { return nil }
      place.focus = digit - 1
      return choose(digit - 1)
    default: break
    }
    return nil
  }

  private mutating func goBack() {
    switch place.route {
    case .welcome: break
    case .review: backFromReview()
    default: pop()
    }
  }

  /// Goes where the choice leads, or on from a page without choices.
  private mutating func choose(_ choice: Int) -> Effect? {
    // A menu may have nothing in it, such as the questionnaires in a language that has none.
    if case .menu(let choices) = page.field, !choices.indices.contains(choice) { return nil }
    switch place.route {
    case .welcome: chooseOnWelcome(choice)
    case .topics: start(topicPlans[choice])
    case .learn: push(.education([loadEducationPages()[choice]], index: 0, afterResults: false))
    case .education(let pages, let index, let afterResults):
      goOnReading(pages, index: index, afterResults: afterResults)
    case .review: return chooseInReview(choice)
    case .results: goOnFromResults()
    case .fuller: chooseFuller(choice)
    case .centre: return chooseAtCentre(choice)
    case .helpNow, .keys, .arithmetic: pop()
    case .languages: return .speak(language: languages[choice].code)
    case .takeAway(let takeAway, let part): goOnTaking(takeAway, part: part)
    case .desk(let page): return choose(choice, on: page)
    case .question, .crisis, .leaving, .privacy, .attract, .stillThere: break
    }
    return nil
  }
}

extension Action {
  /// Whether it moves the focus or, where that cannot move, the page.
  fileprivate var isMovement: Bool {
    switch self {
    case .moveUp, .moveDown, .pageUp, .pageDown, .scrollUp, .scrollDown: true
    default: false
    }
  }
}
