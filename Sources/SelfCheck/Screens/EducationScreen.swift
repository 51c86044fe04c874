import QuestionnaireLibrary
import TerminalKit

extension Session {
  /// One of some education pages that are read in a row.
  package struct EducationScreen: Screen {
    private let pages: [EducationPage]
    private let index: Int
    /// Whether the center's number follows the last page.
    private let endsAtCentre: Bool

    /// - Parameters:
    ///   - pages: not empty.
    ///   - index: of the page that is shown.
    init(_ pages: [EducationPage], index: Int = 0, endsAtCentre: Bool) {
      self.pages = pages
      self.index = index
      self.endsAtCentre = endsAtCentre
    }

    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package func content(in session: Session) -> Content {
      let page = pages[index]
      let strings = session.strings
      return Content(
        title: page.title,
        progress: pages.count > 1
          ? strings.progress(number: String(index + 1), total: String(pages.count)) : nil,
        blocks: session.blocks(of: page) + session.site.centerNumber(in: strings) + [
          .text(session.crisisReminder, .lifeline)
        ],
        keys: [.enter(goOn), .back, .scroll, .leave, .help, .keys])
    }

    private func goOn(_ session: inout Session) {
      if index + 1 < pages.count {
        session.open(EducationScreen(pages, index: index + 1, endsAtCentre: endsAtCentre))
      } else if endsAtCentre {
        session.open(CentreScreen())
      } else {
        session.close()
      }
    }
  }

  package func blocks(of page: EducationPage) -> [Block] {
    page.blocks.flatMap { block -> [Block] in
      switch block {
      case .text(let text): [.text(text), .gap]
      case .heading(let text): [.heading(text)]
      case .list(let entries): [.list(entries), .gap]
      case .table(let columns, let rows): [.table(columns: columns, rows: rows), .gap]
      }
    }
  }
}
