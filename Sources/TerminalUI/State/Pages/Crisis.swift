import QuestionnaireLibrary
import Screening

extension AppState {
  /// What comes at once after an answer that signals thoughts of suicide or self-harm, before the next question.
  func crisisPage(_ level: SafetyRule.Level) -> Page {
    let opening: [Block] =
      switch level {
      case .crisis: [.text(words[.crisisThanks], .question)]
      case .support: [.text(words[.supportOpening])]
      }
    let closing: [Block] = level == .crisis ? [.gap, .text(words[.crisisHope])] : []
    let here = settings.isKiosk ? site.kiosk.crisis.map { [Block.text(site.fill($0), .lifeline), .gap] } ?? [] : []
    return Page(
      title: words[.crisisTitle],
      blocks: opening + here + crisisLines + closing + [.gap, .text(words[.crisisGoOn], .dim)],
      actions: [.confirm, .back, .leave, .pageDown, .keys])
  }

  /// The lines and the centre's number, one key away from every page.
  var helpNowPage: Page {
    Page(
      title: words[.crisisTitle],
      blocks: crisisLines + [
        .heading(site.centre.name), .text(words(.centreCall, ["phone": site.centre.phone]), .lifeline),
        .text(words[.crisisNobodyWatches], .dim),
      ],
      actions: [.confirm, .escape, .leave, .pageDown, .keys])
  }

  /// The crisis lines at the end of a page about something else.
  var helpSection: [Block] { [.section(words[.resultsHelp])] + crisisLines }

  /// Every crisis line of the site, the one for immediate danger first.
  var crisisLines: [Block] {
    site.crisisLines.flatMap { line -> [Block] in
      let note = line.note.map { [Block.text($0, .dim)] } ?? []
      return [.heading(line.name)] + line.reach.map { .text($0, .lifeline) } + note
    } + [.gap, .text(site.trustedPerson), .text(site.outside, .dim)]
  }

  mutating func actOnCrisis(_ action: Action, _ continuation: Continuation) -> Effect? {
    switch action {
    case .confirm, .toggle:
      pop()
      return goOn(continuation)
    case .back, .erase: pop()
    default: break
    }
    return nil
  }
}
