import SelfCheck
import TerminalKit

/// The choices for the summary of one time: read it, print it, save it.
struct SummaryMenuScreen: Screen {
  private let administration: Administration

  init(_ administration: Administration) {
    self.administration = administration
  }

  var policy: ScreenPolicy {
    ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
  }

  func content(in session: CounselorSession) -> CounselorSession.Content {
    let strings = session.strings
    let read = Choice(strings.summaryRead) { [administration] in $0.open(SummaryScreen(administration)) }
    let print = CounselorSession.choiceOfPrinting(strings.summaryPrint, page) { .print($0) }
    return Content(
      title: strings.summaryTitle, blocks: [.text(strings.summaryMenu)],
      field: .menu([
        read, print, save(as: .text, strings.summarySaveText, session),
        save(as: .html, strings.summarySaveHtml, session),
      ]),
      keys: [.enter, .move, .back, .leave, .help, .keys])
  }

  private var page: @Sendable (CounselorSession) -> Page {
    { [administration] in Summary(of: administration, in: $0).page }
  }

  private func save(as format: DocumentFormat, _ words: String, _ session: CounselorSession) -> Choice {
    CounselorSession.choiceOfSaving(
      words, title: session.strings.saveTitle, as: format,
      name: "summary-\(session.role.day(administration.finishedAt))", page
    ) { .save($0, path: $1) }
  }
}
