import ForeignText
import TextWidth

/// Puts a page into plain lines, in the order in which it is read aloud.
package struct LineText {
  private let strings: any TerminalStrings

  package init(strings: any TerminalStrings) {
    self.strings = strings
  }

  /// - Parameter title: that of the page above, which need not be said again.
  package func text(of page: Page, below title: String? = nil) -> String {
    let short = page.title == title ? page.progress?.short : nil
    let head = short ?? [page.title, page.progress?.text].compactMap { $0 }.joined(separator: ", ")
    let parts =
      [head] + page.blocksInOneColumn.compactMap(text) + (page.field.map(text).map { [$0] } ?? [])
      + page.afterInOneColumn.compactMap(text)
    return "\n" + parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  /// The page for paper and files: its lines are as short as on a screen.
  package func wrapped(_ page: Page, to width: Int) -> String {
    text(of: page).visible.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { $0.isEmpty ? [""] : String($0).wrapped(to: width) }.joined(separator: "\n") + "\n"
  }

  private func text(of block: Block) -> String? {
    switch block {
    case .text(let text, _), .number(let text, _): text
    case .section(let text), .heading(let text): "\n" + text
    case .list(let entries): entries.map { "- \($0)" }.joined(separator: "\n")
    case .table(let columns, let rows):
      rows.map { row in zip(columns, row).filter { !$0.1.isEmpty }.map { "\($0): \($1)" }.joined(separator: "\n") }
        .joined(separator: "\n\n")
    case .row(let text, let value): "\(text): \(value)"
    case .scores(let rows): rows.map(\.text).joined(separator: "\n")
    // The words beside a bar, a plot or a code say all that it shows.
    case .scoreBar, .scorePlot, .code, .gap: nil
    }
  }

  private func text(of field: Field) -> String {
    switch field {
    case .menu(let choices): numbered(choices, chosen: nil)
    case .ticks(let choices, let marks):
      numbered(
        zip(choices, marks).map { choice, mark in
          mark == .ticked ? Field.Choice(choice.text, detail: strings.lineTicked) : choice
        }, chosen: nil)
    case .options(let choices, let chosen): numbered(choices, chosen: chosen)
    case .text(let typed, let label, _): typed.isEmpty ? label : "\(label): \(typed)"
    case .number(let typed, let unit): typed.isEmpty ? "(\(unit))" : "(\(unit); \(strings.lineChosen): \(typed))"
    }
  }

  private func numbered(_ choices: [Field.Choice], chosen: Int?) -> String {
    choices.enumerated().map { index, choice in
      var choice = choice
      if index == chosen { choice.detail = strings.lineChosen }
      return "\(index + 1). \(text(of: choice))"
    }.joined(separator: "\n")
  }

  private func text(of choice: Field.Choice) -> String {
    choice.detail.map { strings.lineDetail(text: choice.text, detail: $0) } ?? choice.text
  }
}
