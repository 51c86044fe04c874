extension AppState {
  /// The keys that do something on the page below, then those that work everywhere.
  func keysPage(_ actions: [Action]) -> Page {
    let everywhere: [Action] =
      [
        .moveDown, .pageDown, .scrollDown, .back, .helpNow, .privacy, .keys, .escape, .leave,
      ] + (settings.isKiosk ? [] : [.interrupt, .suspend])
    let shown = actions + everywhere.filter { !actions.contains($0) }
    let rows = shown.compactMap(Keymap.binding).map { [words($0.label, ["count": "9"]), words[$0.help]] }
    return Page(
      title: words[.keysTitle],
      blocks: [.table(columns: [words[.keysColumnKey], words[.keysColumnMeaning]], rows: rows)],
      actions: [.escape, .pageDown, .leave, .helpNow])
  }

  /// Blank at once, so that nobody else reads the screen.
  var privacyPage: Page {
    var page = Page(title: "")
    page.isBlank = true
    return page
  }

  /// One question before answers are lost.
  var leavingPage: Page {
    Page(
      title: words[.leavingTitle],
      blocks: [.text(words[.leavingQuestion], .question)],
      field: .menu([Field.Choice(words[.leavingStay]), Field.Choice(words[.leavingLeave])]),
      after: helpSection,
      actions: [.confirm, .yes, .no, .helpNow, .keys])
  }

  mutating func actOnLeaving(_ action: Action, _ exitCode: Int32) -> Effect? {
    switch action {
    case .yes: return .leave(exitCode: exitCode)
    case .confirm, .toggle:
      if place.focus == 1 { return .leave(exitCode: exitCode) }
      pop()
    case .digit(1), .no, .back, .erase: pop()
    case .digit(2): return .leave(exitCode: exitCode)
    default: break
    }
    return nil
  }
}
