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
    let print = Choice(strings.summaryPrint) { [administration] in
      $0.request(.print(DocumentFormat.text.document(of: Summary(of: administration, in: $0).page, in: $0)))
    }
    return Content(
      title: strings.summaryTitle, blocks: [.text(strings.summaryMenu)],
      field: .menu([read, print, save(as: .text, strings.summarySaveText), save(as: .html, strings.summarySaveHtml)]),
      keys: [.enter, .move, .back, .leave, .help, .keys])
  }

  private func save(as format: DocumentFormat, _ text: String) -> Choice {
    Choice(text) { [administration] session in
      session.open(
        CounselorSession.SaveScreen(title: session.strings.saveTitle) {
          .save(format.document(of: Summary(of: administration, in: $0).page, in: $0), path: $1)
        })
      // Nothing about the client is in the name that is offered.
      session.setTyped("summary-\(session.role.day(administration.finishedAt)).\(format.fileEnding)")
    }
  }
}
