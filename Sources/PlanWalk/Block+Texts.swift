import TerminalKit

extension Block {
  /// The texts that a block shows.
  package var texts: [String] {
    switch self {
    case .text(let text, _), .section(let text), .heading(let text), .number(let text, _): [text]
    case .list(let entries): entries
    case .row(let text, let value): ["\(text) \(value)"]
    case .table(let columns, let rows): columns + rows.flatMap { $0 }
    case .scores(let rows): rows.map { [$0.name, $0.value, $0.band].compactMap { $0 }.joined(separator: " ") }
    case .scoreBar, .scorePlot, .code, .gap: []
    }
  }
}
