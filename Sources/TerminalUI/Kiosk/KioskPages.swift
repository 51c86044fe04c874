extension AppState {
  /// What waits for a visitor. It stands a little lower from time to time, so that it is not burned into the screen.
  func attractPage(shift: Int) -> Page {
    let minutes = plans.map(\.minutes)
    let invitations = languages.isEmpty ? [words[.attractAnyKey]] : languages.map(\.invitation)
    var blocks = Array(repeating: Block.gap, count: shift)
    blocks += [.text(site.centre.name, .title), .gap, .text(site.kiosk.welcome.map(site.fill) ?? words[.welcomeWhat])]
    if let low = minutes.min(), let high = minutes.max() {
      blocks += [.gap, .text(words(.attractMinutes, ["low": String(low), "high": String(high)]))]
    }
    blocks += [.gap, .text(words[.attractPrivate]), .gap, .text(words[.notDiagnosis])]
    blocks += [.gap] + invitations.map { .text($0, .question) } + [.gap, .text(crisisReminder, .lifeline)]
    return Page(title: words[.appName], blocks: blocks)
  }

  var languagesPage: Page {
    Page(
      title: words[.languagesTitle],
      field: .menu(languages.map { Field.Choice($0.name) }), after: helpSection,
      actions: [.confirm, .moveDown, .leave, .helpNow])
  }

  /// Before everything is wiped. The crisis lines stay in sight.
  func stillTherePage(_ isFinished: Bool, secondsLeft: Int) -> Page {
    Page(
      title: words[isFinished ? .stillFinishedTitle : .stillTitle],
      blocks: [
        .text(words[isFinished ? .stillFinishedText : .stillText], .question),
        .text(words(.stillSeconds, ["seconds": String(secondsLeft)]), .dim),
        .section(words[.resultsHelp]),
      ] + crisisLines)
  }
}
