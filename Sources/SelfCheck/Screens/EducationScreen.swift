import QuestionnaireLibrary
import TerminalKit

extension Session {
  /// An education page by itself.
  package struct EducationScreen: Screen {
    private let page: EducationPage

    init(_ page: EducationPage) {
      self.page = page
    }

    package var policy: ScreenPolicy {
      ScreenPolicy(audience: .owner, layer: .page, patience: .usual, typing: .none)
    }

    package func content(in session: Session) -> Content {
      Content(
        title: page.title,
        blocks: session.blocks(of: page), aside: session.aside(.end),
        keys: [
          .key(.confirm, help: session.strings.helpBack) { $0.close() }, .back, .scroll, .leave, .help, .keys,
        ])
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
