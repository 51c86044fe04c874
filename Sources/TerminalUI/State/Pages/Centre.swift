extension AppState {
  /// The last page: whom to call.
  var centrePage: Page {
    let centre = site.centre
    let others = [
      centre.secondPhone.map { words(.centreSecond, ["phone": $0]) }, centre.web.map { words(.centreWeb, ["web": $0]) },
    ].compactMap { $0 }
    return Page(
      title: words[.centreTitle],
      blocks: [
        .text(words[.centreIntroduction]), .heading(centre.name), .text(centre.place),
        .text(words(.centreCall, ["phone": centre.phone]), .lifeline),
      ] + others.map { .text($0) } + [.text(centre.about, .dim)],
      field: .menu([
        Field.Choice(words[.centreFinish]), Field.Choice(words[.centreResults]), Field.Choice(words[.welcomeLearn]),
        Field.Choice(words[.centreStartAgain]),
      ]),
      after: [.section(words[.resultsHelp])] + crisisLines,
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  mutating func chooseAtCentre(_ choice: Int) -> Effect? {
    switch choice {
    case 0: return .leave(exitCode: 0)
    case 1: popBack { $0 == .results }
    case 2: push(.learn)
    default:
      interview = nil
      draft = .none
      emptyListAsked = nil
      popBack { $0 == .welcome }
    }
    return nil
  }
}
