import Screening

/// What can be chosen on the last page.
enum CentreChoice: Sendable, Equatable {
  case finish
  case takeAway(TakeAway)
  case print
  case results
  case learn
  case startAgain

  var word: Word {
    switch self {
    case .finish: .centreFinish
    case .takeAway(.number): .takeAwayNumber
    case .takeAway(.results): .takeAwayResults
    case .print: .takeAwayPrint
    case .results: .centreResults
    case .learn: .welcomeLearn
    case .startAgain: .centreStartAgain
    }
  }
}

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
      field: .menu(centreChoices.map { Field.Choice(words[$0.word]) }),
      after: helpSection,
      actions: [.confirm, .moveDown, .back, .leave, .helpNow, .keys])
  }

  private var centreChoices: [CentreChoice] {
    guard settings.isKiosk else { return [.finish, .results, .learn, .startAgain] }
    return [.finish, .takeAway(.number), .takeAway(.results)] + (site.kiosk.prints ? [.print] : []) + [
      .results, .learn,
    ]
  }

  mutating func chooseAtCentre(_ choice: Int) -> Effect? {
    switch centreChoices[choice] {
    case .finish: return .leave(exitCode: 0)
    case .takeAway(let takeAway): push(.takeAway(takeAway, part: 0))
    case .print: return .print(printedResults)
    case .results: popBack { $0 == .results }
    case .learn: push(.learn)
    case .startAgain:
      interview = nil
      draft = .none
      emptyListAsked = nil
      popBack { $0 == .welcome }
    }
    return nil
  }
}
